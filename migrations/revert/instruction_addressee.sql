-- Revert duban:instruction_addressee from mysql

DROP TABLE IF EXISTS instruction_addressee;
