-- Deploy duban:feed_counter to mysql
-- One row: a transaction that writes events takes their positions here, last of all it does.

CREATE TABLE IF NOT EXISTS feed_counter (
  id TINYINT NOT NULL,
  last_position BIGINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT INTO feed_counter (id, last_position) VALUES (1, 0)
ON DUPLICATE KEY UPDATE id = id;
