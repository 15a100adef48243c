-- Verify duban:feed_counter on mysql

SELECT id, last_position
FROM feed_counter WHERE 0;
-- A second row in a scalar subquery is an error; a division by zero would only warn.
SELECT (SELECT 1 UNION ALL SELECT 2 FROM DUAL
  WHERE (SELECT COUNT(*) FROM feed_counter WHERE id = 1) <> 1);
