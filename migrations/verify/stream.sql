-- Verify duban:stream on mysql

SELECT kind, seq, head_hash, last_recorded_at_us
FROM stream WHERE 0;
-- A second row in a scalar subquery is an error; a division by zero would only warn.
SELECT (SELECT 1 UNION ALL SELECT 2 FROM DUAL
  WHERE (SELECT COUNT(*) FROM stream WHERE kind IN (3, 4)) <> 2);
