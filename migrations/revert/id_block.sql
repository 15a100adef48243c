-- Revert duban:id_block from mysql

DROP TABLE IF EXISTS id_block;
