-- Verify duban:assignment on mysql

SELECT id, task, parent, unit, role, origin, state, live, due_date, return_count, open_submission,
  open_step, assessment, accept_at_us, hand_in_at_us, done_at_us, version
FROM assignment WHERE 0;
