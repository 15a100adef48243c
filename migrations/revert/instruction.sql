-- Revert duban:instruction from mysql

DROP TABLE IF EXISTS instruction;
