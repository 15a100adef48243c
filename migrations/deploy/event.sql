-- Deploy duban:event to mysql
-- Append-only (event_guard, runtime_grants). position is the place in the one feed, given in the
-- transaction that writes the event (feed_counter) and no part of what is hashed.

CREATE TABLE IF NOT EXISTS event (
  position BIGINT NOT NULL,
  stream_kind SMALLINT NOT NULL,
  stream_id BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  type SMALLINT NOT NULL,
  recorded_at_us BIGINT NOT NULL,
  actor BIGINT NULL,
  on_behalf_of BIGINT NULL,
  assignment BIGINT NULL,
  payload MEDIUMTEXT NOT NULL,
  hash BINARY(32) NOT NULL,
  PRIMARY KEY (position),
  UNIQUE KEY stream (stream_kind, stream_id, seq)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
