-- Verify duban:submission_steps_of_old on mysql
-- No submission is without a step.

SELECT 1 / (COUNT(*) = 0) FROM submission WHERE steps = '[]';
