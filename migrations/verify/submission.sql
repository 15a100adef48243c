-- Verify duban:submission on mysql

SELECT id, task, assignment, summary, state, submitter, submit_at_us
FROM submission WHERE 0;
