-- Verify duban:coordination_request on mysql

SELECT id, task, assignment, kind, target, unit, parties, wish, state, open, asked_by, asked_for,
  request_at_us, ruled_by, ruled_for, rule_at_us, ruling, no_decider, substitute, awaiting,
  awaiting_whom
FROM coordination_request WHERE 0;
