-- Revert duban:task from mysql

DROP TABLE IF EXISTS task;
