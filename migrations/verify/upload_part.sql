-- Verify duban:upload_part on mysql

SELECT upload, start, data
FROM upload_part WHERE 0;
