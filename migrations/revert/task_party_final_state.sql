-- Revert duban:task_party_final_state from mysql

ALTER TABLE task_party DROP COLUMN IF EXISTS final_state;
