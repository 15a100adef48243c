-- Revert duban:submission_acting from mysql

ALTER TABLE submission DROP COLUMN IF EXISTS submitted_for;
