-- Revert duban:submission_steps_of_old from mysql

REPLACE INTO review_step
  (submission, ordinal, kind, state, decider, decided_for, decide_at_us, comment)
SELECT s.id, r.ordinal, r.kind, r.state, NULLIF(r.decider, 0), NULLIF(r.decided_for, 0),
  r.decide_at_us, r.comment
FROM submission AS s JOIN JSON_TABLE(s.steps, '$[*]' COLUMNS (
  ordinal FOR ORDINALITY,
  kind SMALLINT PATH '$[0]',
  state SMALLINT PATH '$[1]',
  decider BIGINT PATH '$[2]',
  decided_for BIGINT PATH '$[3]',
  decide_at_us BIGINT PATH '$[4]',
  comment TEXT PATH '$[5]')) AS r;
