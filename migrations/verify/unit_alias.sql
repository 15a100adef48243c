-- Verify duban:unit_alias on mysql

SELECT unit, ordinal, alias
FROM unit_alias WHERE 0;
