-- Verify duban:upload on mysql

SELECT id, owner, size, sha256, media_type, received, committed, create_at_us, expire_at_us
FROM upload WHERE 0;
