-- Deploy duban:upload_used_grants to mysql
-- The server's account marks an upload that a plan was made of.

GRANT UPDATE (used) ON upload TO 'duban_app'@'localhost';
