-- Revert duban:session from mysql

DROP TABLE IF EXISTS session;
