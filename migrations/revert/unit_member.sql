-- Revert duban:unit_member from mysql

DROP TABLE IF EXISTS unit_member;
