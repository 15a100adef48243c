-- Deploy duban:review_step_acting to mysql
-- In whose name a delegate decided.

ALTER TABLE review_step
  ADD COLUMN IF NOT EXISTS decided_for BIGINT NULL;
