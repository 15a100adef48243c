-- Revert duban:review_step_revoked from mysql

GRANT SELECT, INSERT, UPDATE ON review_step TO 'duban_app'@'localhost';
