-- Deploy duban:task to mysql
-- This row is the one lock of the task and of everything below it. No index holds what a transition
-- changes: `deleted` repeats that the state is DELETED, so that counting a plan needs no state.
-- sections and planned_units are JSON.

CREATE TABLE IF NOT EXISTS task (
  id BIGINT NOT NULL,
  plan BIGINT NULL,
  plan_ordinal INT NOT NULL,
  issuing_unit BIGINT NOT NULL,
  number VARCHAR(200) NOT NULL,
  sections MEDIUMTEXT NOT NULL,
  title VARCHAR(200) NOT NULL,
  text MEDIUMTEXT NOT NULL,
  category SMALLINT NOT NULL,
  due_date DATE NULL,
  due_basis SMALLINT NOT NULL,
  standing TINYINT NOT NULL,
  planned_units MEDIUMTEXT NOT NULL,
  lead_unconfirmed TINYINT NOT NULL,
  annotation TEXT NOT NULL,
  state SMALLINT NOT NULL,
  deleted TINYINT NOT NULL,
  root BIGINT NULL,
  assessment SMALLINT NOT NULL,
  create_at_us BIGINT NOT NULL,
  issue_at_us BIGINT NULL,
  complete_at_us BIGINT NULL,
  version BIGINT NOT NULL,
  head_hash BINARY(32) NULL,
  last_recorded_at_us BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_plan (plan, plan_ordinal, deleted)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
