-- Deploy duban:plan to mysql

CREATE TABLE IF NOT EXISTS plan (
  id BIGINT NOT NULL,
  issuing_unit BIGINT NOT NULL,
  title VARCHAR(200) NOT NULL,
  year SMALLINT NOT NULL,
  document_number VARCHAR(200) NOT NULL,
  default_due_date DATE NULL,
  state SMALLINT NOT NULL,
  create_at_us BIGINT NOT NULL,
  issue_at_us BIGINT NULL,
  version BIGINT NOT NULL,
  head_hash BINARY(32) NULL,
  last_recorded_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_issuer (issuing_unit, create_at_us)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
