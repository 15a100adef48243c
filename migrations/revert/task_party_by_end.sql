-- Revert duban:task_party_by_end from mysql

ALTER TABLE task_party
  ADD KEY IF NOT EXISTS by_due (unit, relation, due_day, task),
  DROP KEY IF EXISTS by_end;
