-- Verify duban:upload_used on mysql

SELECT used FROM upload FORCE INDEX (open_of_owner) WHERE 0;
SELECT 1 FROM upload FORCE INDEX (by_content) WHERE 0;
