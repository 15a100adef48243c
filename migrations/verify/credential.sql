-- Verify duban:credential on mysql

SELECT user, password_hash
FROM credential WHERE 0;
