-- Revert duban:runtime_grants from mysql
-- Granted first, so that a revert that was interrupted can be repeated.

GRANT SELECT ON unit TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON unit FROM 'duban_app'@'localhost';
GRANT SELECT ON unit_alias TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON unit_alias FROM 'duban_app'@'localhost';
GRANT SELECT ON user_account TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON user_account FROM 'duban_app'@'localhost';
GRANT SELECT ON credential TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON credential FROM 'duban_app'@'localhost';
GRANT SELECT ON membership TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON membership FROM 'duban_app'@'localhost';
GRANT SELECT ON session TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON session FROM 'duban_app'@'localhost';
GRANT SELECT ON plan TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON plan FROM 'duban_app'@'localhost';
GRANT SELECT ON task TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON task FROM 'duban_app'@'localhost';
GRANT SELECT ON task_party TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON task_party FROM 'duban_app'@'localhost';
GRANT SELECT ON assignment TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON assignment FROM 'duban_app'@'localhost';
GRANT SELECT ON submission TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON submission FROM 'duban_app'@'localhost';
GRANT SELECT ON review_step TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON review_step FROM 'duban_app'@'localhost';
GRANT SELECT ON event TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON event FROM 'duban_app'@'localhost';
GRANT SELECT ON stream TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON stream FROM 'duban_app'@'localhost';
GRANT SELECT ON request_answer TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON request_answer FROM 'duban_app'@'localhost';
GRANT SELECT ON feed_counter TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON feed_counter FROM 'duban_app'@'localhost';
GRANT SELECT ON id_block TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON id_block FROM 'duban_app'@'localhost';
