-- Verify duban:membership on mysql

SELECT id, unit, user, role
FROM membership WHERE 0;
