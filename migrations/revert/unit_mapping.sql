-- Revert duban:unit_mapping from mysql

DROP TABLE IF EXISTS unit_mapping;
