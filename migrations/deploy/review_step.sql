-- Deploy duban:review_step to mysql

CREATE TABLE IF NOT EXISTS review_step (
  submission BIGINT NOT NULL,
  ordinal SMALLINT NOT NULL,
  kind SMALLINT NOT NULL,
  state SMALLINT NOT NULL,
  decider BIGINT NULL,
  decide_at_us BIGINT NULL,
  comment TEXT NOT NULL,
  PRIMARY KEY (submission, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
