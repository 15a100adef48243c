-- Deploy duban:event to mysql
-- Append-only: the server may change nothing but position (runtime_grants), which the hash leaves out.

CREATE TABLE IF NOT EXISTS event (
  id BIGINT NOT NULL,
  stream_kind SMALLINT NOT NULL,
  stream_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  position BIGINT NULL,
  type SMALLINT NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  actor BIGINT NULL,
  on_behalf_of BIGINT NULL,
  assignment BIGINT NULL,
  payload MEDIUMTEXT NOT NULL,
  hash BINARY(32) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY stream (stream_kind, stream_id, seq),
  UNIQUE KEY feed (position),
  KEY unnumbered (position, recorded_at_us, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
