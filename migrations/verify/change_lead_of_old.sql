-- Verify duban:change_lead_of_old on mysql

SELECT 1 / (COUNT(*) = 0) FROM coordination_request AS r JOIN assignment AS a ON a.id = r.assignment
WHERE r.kind = 5 AND r.open = 1 AND r.target <> a.parent;
