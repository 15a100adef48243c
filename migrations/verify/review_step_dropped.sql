-- Verify duban:review_step_dropped on mysql
-- A second row in a scalar subquery is an error; a division by zero would only warn.

SELECT (SELECT 1 UNION ALL SELECT 2 FROM DUAL
  WHERE (SELECT COUNT(*) FROM information_schema.tables
    WHERE table_schema = DATABASE() AND table_name = 'review_step') <> 0);
