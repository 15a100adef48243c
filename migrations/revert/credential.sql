-- Revert duban:credential from mysql

DROP TABLE IF EXISTS credential;
