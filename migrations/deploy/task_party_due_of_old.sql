-- Deploy duban:task_party_due_of_old to mysql
-- Lists follow the date of the task.

UPDATE task_party AS p
  JOIN task AS t ON t.id = p.task
SET p.due_day = DATEDIFF(t.due_date, '1970-01-01')
WHERE p.due_day <> DATEDIFF(t.due_date, '1970-01-01');
