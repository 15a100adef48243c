-- Deploy duban:assignment_course to mysql
-- What happens to an assignment on its way: handler, decline, end, suspension, substitute. The first
-- group is what few commands change: it is written by a statement of its own.

ALTER TABLE assignment
  ADD COLUMN IF NOT EXISTS share TEXT NOT NULL DEFAULT (''),
  ADD COLUMN IF NOT EXISTS handler BIGINT NULL,
  ADD COLUMN IF NOT EXISTS end_at_us BIGINT NULL,
  ADD COLUMN IF NOT EXISTS end_reason SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS end_text TEXT NOT NULL DEFAULT (''),
  ADD COLUMN IF NOT EXISTS replaced_by BIGINT NULL,
  ADD COLUMN IF NOT EXISTS inherited_from BIGINT NULL,
  ADD COLUMN IF NOT EXISTS decline_at_us BIGINT NULL,
  ADD COLUMN IF NOT EXISTS decline_reason TEXT NOT NULL DEFAULT (''),
  ADD COLUMN IF NOT EXISTS suggested_unit BIGINT NULL,
  ADD COLUMN IF NOT EXISTS suspension_reason TEXT NOT NULL DEFAULT (''),
  ADD COLUMN IF NOT EXISTS suspension_review_date DATE NULL,
  ADD COLUMN IF NOT EXISTS suspension_consent TEXT NOT NULL DEFAULT (''),
  ADD COLUMN IF NOT EXISTS suspended_by BIGINT NULL,
  ADD COLUMN IF NOT EXISTS suspended_for BIGINT NULL,
  ADD COLUMN IF NOT EXISTS suspended_at_us BIGINT NULL,
  ADD COLUMN IF NOT EXISTS covers INT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS open_requests INT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS urge_date DATE NULL,
  ADD COLUMN IF NOT EXISTS objection_from_us BIGINT NULL,
  ADD COLUMN IF NOT EXISTS no_decider TINYINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS substitute BIGINT NULL;
