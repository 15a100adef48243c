-- Verify duban:review_step_acting on mysql
-- review_step_dropped takes the table away again.

SELECT 1;
