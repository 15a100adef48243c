-- Revert duban:stream from mysql

DROP TABLE IF EXISTS stream;
