-- Revert duban:assignment from mysql

DROP TABLE IF EXISTS assignment;
