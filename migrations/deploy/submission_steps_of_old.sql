-- Deploy duban:submission_steps_of_old to mysql
-- What stood in the rows of review_step.

SET SESSION group_concat_max_len = 16000000;

UPDATE submission AS s
  JOIN (
    SELECT submission, CONCAT('[', GROUP_CONCAT(
      JSON_ARRAY(kind, state, COALESCE(decider, 0), COALESCE(decided_for, 0), decide_at_us, comment)
      ORDER BY ordinal SEPARATOR ','), ']') AS steps
    FROM review_step GROUP BY submission) AS r ON r.submission = s.id
SET s.steps = r.steps
WHERE s.steps = '[]';
