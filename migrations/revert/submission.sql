-- Revert duban:submission from mysql

DROP TABLE IF EXISTS submission;
