-- Revert duban:feed_counter from mysql

DROP TABLE IF EXISTS feed_counter;
