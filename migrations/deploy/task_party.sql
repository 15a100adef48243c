-- Deploy duban:task_party to mysql
-- due_day counts days since 1970-01-01; tasks without a due date have the greatest INT and come last.

CREATE TABLE IF NOT EXISTS task_party (
  task BIGINT NOT NULL,
  unit BIGINT NOT NULL,
  relation SMALLINT NOT NULL,
  plan BIGINT NULL,
  plan_ordinal INT NOT NULL,
  due_day INT NOT NULL,
  PRIMARY KEY (task, unit, relation),
  KEY by_due (unit, relation, due_day, task),
  KEY by_plan (unit, relation, plan, plan_ordinal, task)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
