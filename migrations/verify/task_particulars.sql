-- Verify duban:task_particulars on mysql

SELECT particulars FROM task WHERE 0;
