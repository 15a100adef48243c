-- Deploy duban:delegation to mysql
-- The days are local; until_date is the last one. Ended ones are kept: acts refer to them.

CREATE TABLE IF NOT EXISTS delegation (
  id BIGINT NOT NULL,
  principal BIGINT NOT NULL,
  delegate BIGINT NOT NULL,
  from_date DATE NOT NULL,
  until_date DATE NOT NULL,
  ended TINYINT NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
