-- Verify duban:id_block on mysql

SELECT name, next_id
FROM id_block WHERE 0;
