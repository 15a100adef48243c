-- Verify duban:task_party on mysql

SELECT task, unit, relation, plan, plan_ordinal, due_day
FROM task_party WHERE 0;
