-- Deploy duban:submission_acting to mysql
-- In whose name a delegate submitted.

ALTER TABLE submission
  ADD COLUMN IF NOT EXISTS submitted_for BIGINT NULL;
