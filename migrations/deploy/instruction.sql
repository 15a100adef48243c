-- Deploy duban:instruction to mysql

CREATE TABLE IF NOT EXISTS instruction (
  id BIGINT NOT NULL,
  task BIGINT NOT NULL,
  instructed_by BIGINT NOT NULL,
  instructed_for BIGINT NULL,
  instruct_at_us BIGINT NOT NULL,
  text TEXT NOT NULL,
  reply_asked TINYINT NOT NULL,
  reply_by DATE NULL,
  PRIMARY KEY (id),
  KEY by_task (task, instruct_at_us)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
