-- Revert duban:plan from mysql

DROP TABLE IF EXISTS plan;
