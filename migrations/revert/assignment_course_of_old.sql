-- Revert duban:assignment_course_of_old from mysql

-- The columns go with the changes that made them.
SELECT 1;
