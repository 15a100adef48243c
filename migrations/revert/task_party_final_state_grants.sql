-- Revert duban:task_party_final_state_grants from mysql
-- Granted first, so that a revert that was interrupted can be repeated.

GRANT UPDATE (final_state) ON task_party TO 'duban_app'@'localhost';
REVOKE UPDATE (final_state) ON task_party FROM 'duban_app'@'localhost';
