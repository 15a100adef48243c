-- Revert duban:delegation from mysql

DROP TABLE IF EXISTS delegation;
