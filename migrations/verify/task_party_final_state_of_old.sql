-- Verify duban:task_party_final_state_of_old on mysql
-- No row says other than its task. A second row in a scalar subquery is an error; a division by zero
-- would only warn.

SELECT (SELECT 1 UNION ALL SELECT 2 FROM DUAL
  WHERE (SELECT COUNT(*) FROM task_party AS p JOIN task AS t ON t.id = p.task
    WHERE p.final_state <> IF(t.state IN (5, 7), t.state, 0)) <> 0);
