-- Revert duban:upload_part from mysql

DROP TABLE IF EXISTS upload_part;
