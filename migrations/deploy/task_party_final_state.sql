-- Deploy duban:task_party_final_state to mysql
-- The state in which the task ended (COMPLETED 5, CANCELLED 7), 0 while it is open: lists read what is
-- open apart from history (ADR 40).

ALTER TABLE task_party ADD COLUMN IF NOT EXISTS final_state SMALLINT NOT NULL DEFAULT 0;
