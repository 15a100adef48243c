-- Deploy duban:session to mysql

CREATE TABLE IF NOT EXISTS session (
  id BIGINT NOT NULL,
  user BIGINT NOT NULL,
  token_hash BINARY(32) NOT NULL,
  create_at_us BIGINT NOT NULL,
  expire_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY token (token_hash)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
