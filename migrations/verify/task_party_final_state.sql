-- Verify duban:task_party_final_state on mysql

SELECT final_state FROM task_party WHERE 0;
