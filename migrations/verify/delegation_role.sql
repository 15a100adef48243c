-- Verify duban:delegation_role on mysql

SELECT delegation, ordinal, role
FROM delegation_role WHERE 0;
