-- Verify duban:submission_steps_of_old on mysql
-- No submission is without a step. A second row in a scalar subquery is an error; a division by zero
-- would only warn.

SELECT (SELECT 1 UNION ALL SELECT 2 FROM DUAL
  WHERE (SELECT COUNT(*) FROM submission WHERE steps = '[]') <> 0);
