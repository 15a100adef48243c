-- Verify duban:request_answer on mysql

SELECT request_key, fingerprint, response, created_at_us
FROM request_answer WHERE 0;
