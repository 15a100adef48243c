-- Deploy duban:unit_alias to mysql

CREATE TABLE IF NOT EXISTS unit_alias (
  unit BIGINT NOT NULL,
  ordinal SMALLINT NOT NULL,
  alias VARCHAR(200) NOT NULL,
  PRIMARY KEY (unit, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
