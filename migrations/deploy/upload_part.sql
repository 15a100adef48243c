-- Deploy duban:upload_part to mysql
-- Each is written in a transaction of its own and never changed. `start` is its offset.

CREATE TABLE IF NOT EXISTS upload_part (
  upload BIGINT NOT NULL,
  start BIGINT NOT NULL,
  data MEDIUMBLOB NOT NULL,
  PRIMARY KEY (upload, start)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
