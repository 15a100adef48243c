-- Verify duban:review_step_dropped on mysql

SELECT 1 / (COUNT(*) = 0) FROM information_schema.tables
WHERE table_schema = DATABASE() AND table_name = 'review_step';
