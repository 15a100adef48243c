-- Verify duban:task on mysql

SELECT id, plan, plan_ordinal, issuing_unit, number, sections, title, text, category, due_date,
  due_basis, standing, planned_units, lead_unconfirmed, annotation, state, deleted, root,
  assessment, create_at_us, issue_at_us, complete_at_us, version, head_hash, last_recorded_at_us
FROM task WHERE 0;
