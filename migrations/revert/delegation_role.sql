-- Revert duban:delegation_role from mysql

DROP TABLE IF EXISTS delegation_role;
