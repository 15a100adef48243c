-- Deploy duban:user_account to mysql
-- Called so because USER is a function of the database.

CREATE TABLE IF NOT EXISTS user_account (
  id BIGINT NOT NULL,
  login VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY login (login)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
