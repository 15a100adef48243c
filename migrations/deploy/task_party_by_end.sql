-- Deploy duban:task_party_by_end to mysql
-- In place of by_due: one statement, so that lists always have one of the two.

ALTER TABLE task_party
  ADD KEY IF NOT EXISTS by_end (unit, relation, final_state, due_day, task),
  DROP KEY IF EXISTS by_due;
