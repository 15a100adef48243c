-- Revert duban:unit_group_alias from mysql

DROP TABLE IF EXISTS unit_group_alias;
