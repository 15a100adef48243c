-- Deploy duban:change_lead_of_old to mysql
-- To change the lead (kind 5) is asked of whoever leads, that is of the one above who asks.

UPDATE coordination_request AS r
  JOIN assignment AS a ON a.id = r.assignment
SET r.target = a.parent
WHERE r.kind = 5 AND r.open = 1 AND r.target <> a.parent;
