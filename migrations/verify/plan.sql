-- Verify duban:plan on mysql

SELECT id, issuing_unit, title, year, document_number, default_due_date, state, create_at_us,
  issue_at_us, version, head_hash, last_recorded_at_us
FROM plan WHERE 0;
