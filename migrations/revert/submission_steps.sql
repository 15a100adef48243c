-- Revert duban:submission_steps from mysql

ALTER TABLE submission DROP COLUMN IF EXISTS steps;
