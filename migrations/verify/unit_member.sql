-- Verify duban:unit_member on mysql

SELECT unit, ordinal, member
FROM unit_member WHERE 0;
