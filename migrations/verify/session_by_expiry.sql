-- Verify duban:session_by_expiry on mysql

SELECT id FROM session FORCE INDEX (by_expiry) WHERE 0;
