-- Verify duban:task_party_final_state_grants on mysql
-- The owner may not read what another account was granted: a test signs in as that account instead.

SELECT 1;
