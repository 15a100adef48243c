-- Deploy duban:session_by_expiry to mysql
-- Sessions that nobody signed out are deleted when they are over.

ALTER TABLE session ADD KEY IF NOT EXISTS by_expiry (expire_at_us);
