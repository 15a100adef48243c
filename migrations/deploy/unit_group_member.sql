-- Deploy duban:unit_group_member to mysql

CREATE TABLE IF NOT EXISTS unit_group_member (
  unit_group BIGINT NOT NULL,
  ordinal SMALLINT NOT NULL,
  unit BIGINT NOT NULL,
  PRIMARY KEY (unit_group, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
