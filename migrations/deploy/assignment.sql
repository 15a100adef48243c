-- Deploy duban:assignment to mysql
-- live is 1 while the assignment lives and NULL once it has ended, so that a unit has one live
-- assignment in a place and any number of ended ones. parent is 0 for a root: NULL would not collide.

CREATE TABLE IF NOT EXISTS assignment (
  id BIGINT NOT NULL,
  task BIGINT NOT NULL,
  parent BIGINT NOT NULL,
  unit BIGINT NOT NULL,
  role SMALLINT NOT NULL,
  origin SMALLINT NOT NULL,
  state SMALLINT NOT NULL,
  live TINYINT NULL,
  due_date DATE NOT NULL,
  return_count INT NOT NULL,
  open_submission BIGINT NULL,
  open_step SMALLINT NULL,
  assessment SMALLINT NOT NULL,
  accept_at_us BIGINT NULL,
  hand_in_at_us BIGINT NULL,
  done_at_us BIGINT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY live_place (task, parent, unit, live)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
