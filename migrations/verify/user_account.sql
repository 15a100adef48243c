-- Verify duban:user_account on mysql

SELECT id, login, display_name
FROM user_account WHERE 0;
