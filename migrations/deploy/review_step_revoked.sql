-- Deploy duban:review_step_revoked to mysql
-- Rights outlive their table. Granted first, so that a change that was interrupted can be repeated.

GRANT SELECT ON review_step TO 'duban_app'@'localhost';
REVOKE ALL PRIVILEGES ON review_step FROM 'duban_app'@'localhost';
