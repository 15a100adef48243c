-- Deploy duban:submission_steps to mysql
-- The approvals of a submission, with its row (ADR 34). JSON: a list of [kind, state, decider or 0, in
-- whose name or 0, when decided in microseconds or null, comment].

ALTER TABLE submission ADD COLUMN IF NOT EXISTS steps MEDIUMTEXT NOT NULL DEFAULT ('[]');
