-- Verify duban:submission_steps on mysql

SELECT steps FROM submission WHERE 0;
