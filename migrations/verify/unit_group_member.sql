-- Verify duban:unit_group_member on mysql

SELECT unit_group, ordinal, unit
FROM unit_group_member WHERE 0;
