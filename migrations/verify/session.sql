-- Verify duban:session on mysql

SELECT id, user, token_hash, create_at_us, expire_at_us
FROM session WHERE 0;
