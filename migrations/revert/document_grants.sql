-- Revert duban:document_grants from mysql
-- Granted first, so that a revert that was interrupted can be repeated.

GRANT SELECT ON unit_mapping TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON unit_mapping FROM 'duban_app'@'localhost';
GRANT SELECT ON upload TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON upload FROM 'duban_app'@'localhost';
GRANT SELECT ON upload_part TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON upload_part FROM 'duban_app'@'localhost';
