-- Verify duban:delegation on mysql

SELECT id, principal, delegate, from_date, until_date, ended
FROM delegation WHERE 0;
