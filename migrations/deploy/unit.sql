-- Deploy duban:unit to mysql
-- The directory is small and read whole: no index but the keys.

CREATE TABLE IF NOT EXISTS unit (
  id BIGINT NOT NULL,
  parent BIGINT NULL,
  kind SMALLINT NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
