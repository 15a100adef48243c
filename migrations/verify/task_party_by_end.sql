-- Verify duban:task_party_by_end on mysql

SELECT final_state FROM task_party FORCE INDEX (by_end) WHERE 0;
