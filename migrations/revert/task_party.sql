-- Revert duban:task_party from mysql

DROP TABLE IF EXISTS task_party;
