-- Verify duban:assignment_course on mysql

SELECT share, handler, end_at_us, end_reason, end_text, replaced_by, inherited_from, decline_at_us,
  decline_reason, suggested_unit, suspension_reason, suspension_review_date, suspension_consent,
  suspended_by, suspended_for, suspended_at_us, covers, open_requests, urge_date, objection_from_us,
  no_decider, substitute
FROM assignment WHERE 0;
