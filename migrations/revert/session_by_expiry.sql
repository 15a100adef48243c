-- Revert duban:session_by_expiry from mysql

ALTER TABLE session DROP KEY IF EXISTS by_expiry;
