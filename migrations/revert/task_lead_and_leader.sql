-- Revert duban:task_lead_and_leader from mysql

ALTER TABLE task
  DROP COLUMN IF EXISTS lead_choice,
  DROP COLUMN IF EXISTS chosen_lead,
  DROP COLUMN IF EXISTS leader,
  DROP COLUMN IF EXISTS firm,
  DROP COLUMN IF EXISTS late_reason,
  DROP COLUMN IF EXISTS state_beneath;
