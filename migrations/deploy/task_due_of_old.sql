-- Deploy duban:task_due_of_old to mysql
-- A task is due when its root is, whatever was named for the root since its issue; such a date is the
-- office's (3), no longer the printed one.

UPDATE task AS t
  JOIN assignment AS a ON a.id = t.root
SET t.due_date = a.due_date, t.due_basis = 3
WHERE t.due_date <> a.due_date;
