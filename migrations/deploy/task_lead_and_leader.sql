-- Deploy duban:task_lead_and_leader to mysql
-- What a draft says beyond its units: who leads a collective, the leader in charge, how firm the date
-- is. state_beneath is the state without the suspension.

ALTER TABLE task
  ADD COLUMN IF NOT EXISTS lead_choice SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS chosen_lead BIGINT NULL,
  ADD COLUMN IF NOT EXISTS leader BIGINT NULL,
  ADD COLUMN IF NOT EXISTS firm TINYINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS late_reason TEXT NOT NULL DEFAULT (''),
  ADD COLUMN IF NOT EXISTS state_beneath SMALLINT NOT NULL DEFAULT 0;

UPDATE task SET state_beneath = state WHERE state_beneath = 0;
