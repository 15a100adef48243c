-- Deploy duban:membership to mysql

CREATE TABLE IF NOT EXISTS membership (
  id BIGINT NOT NULL,
  unit BIGINT NOT NULL,
  user BIGINT NOT NULL,
  role SMALLINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY held (unit, user, role)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
