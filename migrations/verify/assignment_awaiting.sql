-- Verify duban:assignment_awaiting on mysql

SELECT awaiting, awaiting_whom
FROM assignment FORCE INDEX (waiting, by_unit, by_handler) WHERE 0;
