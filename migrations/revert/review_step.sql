-- Revert duban:review_step from mysql

DROP TABLE IF EXISTS review_step;
