-- Deploy duban:request_answer to mysql

CREATE TABLE IF NOT EXISTS request_answer (
  request_key BINARY(32) NOT NULL,
  fingerprint BINARY(32) NOT NULL,
  response MEDIUMBLOB NOT NULL,
  created_at_us BIGINT NOT NULL,
  PRIMARY KEY (request_key),
  KEY by_age (created_at_us)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
