-- Deploy duban:assignment_awaiting to mysql
-- Who has to do something about an assignment now, and what: written with every transition, so that
-- a to-do list is one index range for each unit and kind (ADR 15). Of a named leader and a substitute
-- awaiting_whom is the user, else the unit. NULL once it has ended and while it is suspended.

ALTER TABLE assignment
  ADD COLUMN IF NOT EXISTS awaiting SMALLINT NULL,
  ADD COLUMN IF NOT EXISTS awaiting_whom BIGINT NULL,
  ADD KEY IF NOT EXISTS waiting (awaiting, awaiting_whom, due_date, id),
  ADD KEY IF NOT EXISTS by_unit (task, unit, live),
  ADD KEY IF NOT EXISTS by_handler (handler);
