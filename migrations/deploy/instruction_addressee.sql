-- Deploy duban:instruction_addressee to mysql
-- waits is 1 until the unit has answered and NULL afterwards: what a unit has to answer is one range.

CREATE TABLE IF NOT EXISTS instruction_addressee (
  instruction BIGINT NOT NULL,
  unit BIGINT NOT NULL,
  waits TINYINT NULL,
  answer_at_us BIGINT NULL,
  answered_by BIGINT NULL,
  answered_for BIGINT NULL,
  reply TEXT NOT NULL,
  PRIMARY KEY (instruction, unit),
  KEY waiting (unit, waits, instruction)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
