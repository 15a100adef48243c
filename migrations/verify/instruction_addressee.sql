-- Verify duban:instruction_addressee on mysql

SELECT instruction, unit, waits, answer_at_us, answered_by, answered_for, reply
FROM instruction_addressee WHERE 0;
