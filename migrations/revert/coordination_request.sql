-- Revert duban:coordination_request from mysql

DROP TABLE IF EXISTS coordination_request;
