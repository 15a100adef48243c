-- Revert duban:unit_alias from mysql

DROP TABLE IF EXISTS unit_alias;
