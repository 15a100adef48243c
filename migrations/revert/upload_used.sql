-- Revert duban:upload_used from mysql

ALTER TABLE upload
  ADD KEY IF NOT EXISTS by_owner (owner),
  DROP KEY IF EXISTS by_content,
  DROP KEY IF EXISTS open_of_owner,
  DROP COLUMN IF EXISTS used;
