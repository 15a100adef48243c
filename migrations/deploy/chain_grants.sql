-- Deploy duban:chain_grants to mysql
-- What the server's account may do with the tables of the whole chain; runtime_grants has the others.

GRANT SELECT, INSERT, UPDATE ON coordination_request TO 'duban_app'@'localhost';
GRANT SELECT, INSERT ON instruction TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE (waits, answer_at_us, answered_by, answered_for, reply)
  ON instruction_addressee TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, DELETE ON unit_member TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE ON unit_group TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, DELETE ON unit_group_alias TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, DELETE ON unit_group_member TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE (ended) ON delegation TO 'duban_app'@'localhost';
GRANT SELECT, INSERT ON delegation_role TO 'duban_app'@'localhost';
