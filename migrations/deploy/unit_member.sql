-- Deploy duban:unit_member to mysql
-- The member units of a task force (专班).

CREATE TABLE IF NOT EXISTS unit_member (
  unit BIGINT NOT NULL,
  ordinal SMALLINT NOT NULL,
  member BIGINT NOT NULL,
  PRIMARY KEY (unit, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
