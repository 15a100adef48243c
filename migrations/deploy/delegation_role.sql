-- Deploy duban:delegation_role to mysql

CREATE TABLE IF NOT EXISTS delegation_role (
  delegation BIGINT NOT NULL,
  ordinal SMALLINT NOT NULL,
  role SMALLINT NOT NULL,
  PRIMARY KEY (delegation, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
