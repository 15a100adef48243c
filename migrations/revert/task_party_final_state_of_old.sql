-- Revert duban:task_party_final_state_of_old from mysql
-- The column goes with the change before.

SELECT 1;
