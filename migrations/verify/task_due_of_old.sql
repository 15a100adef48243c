-- Verify duban:task_due_of_old on mysql
-- A task is due when its root is.

SELECT 1 / (COUNT(*) = 0) FROM task AS t JOIN assignment AS a ON a.id = t.root
WHERE NOT t.due_date <=> a.due_date;
