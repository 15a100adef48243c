-- Revert duban:request_answer from mysql

DROP TABLE IF EXISTS request_answer;
