-- Revert duban:unit_group_member from mysql

DROP TABLE IF EXISTS unit_group_member;
