-- Verify duban:review_step_acting on mysql

SELECT decided_for FROM review_step WHERE 0;
