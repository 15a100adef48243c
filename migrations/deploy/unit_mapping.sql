-- Deploy duban:unit_mapping to mysql
-- Names that the documents of an issuing unit use, as a person confirmed them.

CREATE TABLE IF NOT EXISTS unit_mapping (
  issuing_unit BIGINT NOT NULL,
  printed_name VARCHAR(200) NOT NULL,
  unit BIGINT NOT NULL,
  PRIMARY KEY (issuing_unit, printed_name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;
