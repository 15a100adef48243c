-- Revert duban:review_step_acting from mysql

ALTER TABLE review_step DROP COLUMN IF EXISTS decided_for;
