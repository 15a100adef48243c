-- Deploy duban:runtime_grants to mysql
-- What the server's account may do: what a statement of the server needs, and no more. It changes no
-- table and deletes nothing of the record; an event it may write, never change. The account is made
-- by whoever makes the database; whoever deploys needs the GRANT OPTION.

GRANT SELECT, INSERT, UPDATE ON unit TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, DELETE ON unit_alias TO 'duban_app'@'localhost';
GRANT SELECT, INSERT ON user_account TO 'duban_app'@'localhost';
GRANT SELECT, INSERT ON credential TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, DELETE ON membership TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, DELETE ON session TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE ON plan TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE ON task TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE (due_day), DELETE ON task_party TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE ON assignment TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE ON submission TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE ON review_step TO 'duban_app'@'localhost';
GRANT SELECT, INSERT ON event TO 'duban_app'@'localhost';
GRANT SELECT, UPDATE ON stream TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, DELETE ON request_answer TO 'duban_app'@'localhost';
GRANT SELECT, UPDATE ON feed_counter TO 'duban_app'@'localhost';
GRANT SELECT, INSERT, UPDATE ON id_block TO 'duban_app'@'localhost';
