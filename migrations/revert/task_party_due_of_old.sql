-- Revert duban:task_party_due_of_old from mysql
-- What the rows said before was wrong already.

SELECT 1;
