-- Verify duban:event_guard on mysql

-- A second row in a scalar subquery is an error; a division by zero would only warn.
SELECT (SELECT 1 UNION ALL SELECT 2 FROM DUAL WHERE NOT EXISTS (
  SELECT 1 FROM information_schema.triggers
  WHERE trigger_schema = DATABASE() AND trigger_name = 'event_guard'));
