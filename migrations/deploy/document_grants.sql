-- Deploy duban:document_grants to mysql
-- What the server's account may do with documents on their way in, and with names confirmed by hand.

GRANT SELECT, INSERT, DELETE ON unit_mapping TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE (received, committed), DELETE ON upload TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, DELETE ON upload_part TO 'duban_app'@'localhost';
