-- Deploy duban:review_step_dropped to mysql

DROP TABLE IF EXISTS review_step;
