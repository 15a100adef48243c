-- Revert duban:review_step_dropped from mysql
-- As review_step and review_step_acting had made it.

CREATE TABLE IF NOT EXISTS review_step (
  submission BIGINT NOT NULL,
  ordinal SMALLINT NOT NULL,
  kind SMALLINT NOT NULL,
  state SMALLINT NOT NULL,
  decider BIGINT NULL,
  decide_at_us BIGINT NULL,
  comment TEXT NOT NULL,
  decided_for BIGINT NULL,
  PRIMARY KEY (submission, ordinal)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
