-- Deploy duban:task_party_final_state_of_old to mysql
-- Of tasks that ended before.

UPDATE task_party AS p
  JOIN task AS t ON t.id = p.task
SET p.final_state = t.state
WHERE t.state IN (5, 7) AND p.final_state = 0;
