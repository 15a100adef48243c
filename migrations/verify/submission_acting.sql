-- Verify duban:submission_acting on mysql

SELECT submitted_for FROM submission WHERE 0;
