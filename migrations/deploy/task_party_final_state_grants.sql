-- Deploy duban:task_party_final_state_grants to mysql
-- The server's account says of a task's rows that it has ended.

GRANT UPDATE (final_state) ON task_party TO 'duban_app'@'localhost';
