-- Revert duban:assignment_awaiting from mysql

ALTER TABLE assignment
  DROP KEY IF EXISTS waiting,
  DROP KEY IF EXISTS by_unit,
  DROP KEY IF EXISTS by_handler,
  DROP COLUMN IF EXISTS awaiting,
  DROP COLUMN IF EXISTS awaiting_whom;
