-- Verify duban:instruction on mysql

SELECT id, task, instructed_by, instructed_for, instruct_at_us, text, reply_asked, reply_by
FROM instruction WHERE 0;
