-- Verify duban:review_step on mysql

SELECT submission, ordinal, kind, state, decider, decide_at_us, comment
FROM review_step WHERE 0;
