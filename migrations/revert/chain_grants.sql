-- Revert duban:chain_grants from mysql

-- Granted first, so that a revert that was interrupted can be repeated.

GRANT SELECT ON coordination_request TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON coordination_request FROM 'duban_app'@'localhost';
GRANT SELECT ON instruction TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON instruction FROM 'duban_app'@'localhost';
GRANT SELECT ON instruction_addressee TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON instruction_addressee FROM 'duban_app'@'localhost';
GRANT SELECT ON unit_member TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON unit_member FROM 'duban_app'@'localhost';
GRANT SELECT ON unit_group TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON unit_group FROM 'duban_app'@'localhost';
GRANT SELECT ON unit_group_alias TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON unit_group_alias FROM 'duban_app'@'localhost';
GRANT SELECT ON unit_group_member TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON unit_group_member FROM 'duban_app'@'localhost';
GRANT SELECT ON delegation TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON delegation FROM 'duban_app'@'localhost';
GRANT SELECT ON delegation_role TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON delegation_role FROM 'duban_app'@'localhost';
