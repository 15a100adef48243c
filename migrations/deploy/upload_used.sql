-- Deploy duban:upload_used to mysql
-- Whether a plan was made of it: only those that neither are used nor expired count against their
-- owner's bound. The other key finds the same content again.

ALTER TABLE upload
  ADD COLUMN IF NOT EXISTS used TINYINT NOT NULL DEFAULT 0 AFTER committed,
  ADD KEY IF NOT EXISTS open_of_owner (owner, used, expire_at_us),
  ADD KEY IF NOT EXISTS by_content (owner, sha256),
  DROP KEY IF EXISTS by_owner;
