-- Revert duban:task_particulars from mysql

ALTER TABLE task DROP COLUMN IF EXISTS particulars;
