-- Deploy duban:submission to mysql

CREATE TABLE IF NOT EXISTS submission (
  id BIGINT NOT NULL,
  task BIGINT NOT NULL,
  assignment BIGINT NOT NULL,
  summary TEXT NOT NULL,
  state SMALLINT NOT NULL,
  submitter BIGINT NOT NULL,
  submit_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_assignment (assignment, submit_at_us)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
