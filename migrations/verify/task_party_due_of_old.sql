-- Verify duban:task_party_due_of_old on mysql

SELECT 1 / (COUNT(*) = 0) FROM task_party AS p JOIN task AS t ON t.id = p.task
WHERE p.due_day <> DATEDIFF(t.due_date, '1970-01-01');
