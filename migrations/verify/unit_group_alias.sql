-- Verify duban:unit_group_alias on mysql

SELECT unit_group, ordinal, alias
FROM unit_group_alias WHERE 0;
