-- Deploy duban:unit_group_alias to mysql

CREATE TABLE IF NOT EXISTS unit_group_alias (
  unit_group BIGINT NOT NULL,
  ordinal SMALLINT NOT NULL,
  alias VARCHAR(200) NOT NULL,
  PRIMARY KEY (unit_group, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
