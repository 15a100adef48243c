-- Revert duban:upload from mysql

DROP TABLE IF EXISTS upload;
