-- Revert duban:membership from mysql

DROP TABLE IF EXISTS membership;
