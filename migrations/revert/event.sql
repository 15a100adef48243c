-- Revert duban:event from mysql

DROP TABLE IF EXISTS event;
