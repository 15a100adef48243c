-- Revert duban:upload_used_grants from mysql
-- Granted first, so that a revert that was interrupted can be repeated.

GRANT UPDATE (used) ON upload TO 'duban_app'@'localhost';
REVOKE UPDATE (used) ON upload FROM 'duban_app'@'localhost';
