-- Verify duban:unit on mysql

SELECT id, parent, kind, display_name, version
FROM unit WHERE 0;
