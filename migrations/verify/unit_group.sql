-- Verify duban:unit_group on mysql

SELECT id, owner, display_name, version, deleted
FROM unit_group WHERE 0;
