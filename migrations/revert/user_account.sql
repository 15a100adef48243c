-- Revert duban:user_account from mysql

DROP TABLE IF EXISTS user_account;
