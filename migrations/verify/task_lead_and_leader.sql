-- Verify duban:task_lead_and_leader on mysql

SELECT lead_choice, chosen_lead, leader, firm, late_reason, state_beneath
FROM task WHERE 0;
