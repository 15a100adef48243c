-- Deploy duban:stream to mysql
-- The directory (3) and security (4): their rows are here from the start, to be locked.

CREATE TABLE IF NOT EXISTS stream (
  kind SMALLINT NOT NULL,
  seq BIGINT NOT NULL,
  head_hash BINARY(32) NULL,
  last_recorded_at_us BIGINT NOT NULL,
  PRIMARY KEY (kind)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO stream (kind, seq, head_hash, last_recorded_at_us)
VALUES (3, 0, NULL, 0), (4, 0, NULL, 0)
ON DUPLICATE KEY UPDATE kind = kind;
