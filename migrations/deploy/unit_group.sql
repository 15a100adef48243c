-- Deploy duban:unit_group to mysql
-- A deleted group keeps its row: drafts and records name it.

CREATE TABLE IF NOT EXISTS unit_group (
  id BIGINT NOT NULL,
  owner BIGINT NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  version BIGINT NOT NULL,
  deleted TINYINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
