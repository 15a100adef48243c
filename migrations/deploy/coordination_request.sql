-- Deploy duban:coordination_request to mysql
-- parties is JSON. awaiting and awaiting_whom say who rules, as on assignment; NULL once it is ruled.

CREATE TABLE IF NOT EXISTS coordination_request (
  id BIGINT NOT NULL,
  task BIGINT NOT NULL,
  assignment BIGINT NOT NULL,
  kind SMALLINT NOT NULL,
  target BIGINT NOT NULL,
  unit BIGINT NULL,
  parties TEXT NOT NULL,
  wish TEXT NOT NULL,
  state SMALLINT NOT NULL,
  open TINYINT NULL,
  asked_by BIGINT NOT NULL,
  asked_for BIGINT NULL,
  request_at_us BIGINT NOT NULL,
  ruled_by BIGINT NULL,
  ruled_for BIGINT NULL,
  rule_at_us BIGINT NULL,
  ruling TEXT NOT NULL,
  no_decider TINYINT NOT NULL,
  substitute BIGINT NULL,
  awaiting SMALLINT NULL,
  awaiting_whom BIGINT NULL,
  PRIMARY KEY (id),
  KEY by_assignment (assignment, open, request_at_us),
  KEY by_task (task, request_at_us),
  KEY waiting (awaiting, awaiting_whom, request_at_us)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
