-- Verify duban:review_step on mysql
-- review_step_dropped takes the table away again.

SELECT 1;
