-- Revert duban:unit from mysql

DROP TABLE IF EXISTS unit;
