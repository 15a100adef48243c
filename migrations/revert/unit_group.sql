-- Revert duban:unit_group from mysql

DROP TABLE IF EXISTS unit_group;
