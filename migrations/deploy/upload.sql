-- Deploy duban:upload to mysql
-- Documents on their way in. Not of the record: rows go when they expire.

CREATE TABLE IF NOT EXISTS upload (
  id BIGINT NOT NULL,
  owner BIGINT NOT NULL,
  size BIGINT NOT NULL,
  sha256 BINARY(32) NOT NULL,
  media_type VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  received BIGINT NOT NULL,
  committed TINYINT NOT NULL,
  create_at_us BIGINT NOT NULL,
  expire_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_owner (owner),
  KEY by_expiry (expire_at_us)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
