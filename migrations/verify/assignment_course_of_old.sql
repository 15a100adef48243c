-- Verify duban:assignment_course_of_old on mysql

SELECT 1;
