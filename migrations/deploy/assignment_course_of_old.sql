-- Deploy duban:assignment_course_of_old to mysql
-- What the rows from before the whole chain would have had: what is waited for, and from when a
-- pending unit may object (the record has it). States: PENDING 1, IN_PROGRESS 2, UNDER_REVIEW 3;
-- steps: UNIT_HEAD 1, PARENT_UNIT 2, LEADER 3, SUPERVISION 4.

UPDATE assignment AS a
  JOIN task AS t ON t.id = a.task
  LEFT JOIN assignment AS p ON p.id = a.parent
  LEFT JOIN event AS e ON e.stream_kind = 1 AND e.stream_id = a.task AND e.type = 5
    AND e.assignment = a.id
SET a.awaiting = CASE WHEN a.state IN (1, 2) THEN a.state ELSE 2 + a.open_step END,
  a.awaiting_whom = CASE
    WHEN a.state IN (1, 2) OR a.open_step IN (1, 3) THEN a.unit
    WHEN a.open_step = 2 THEN p.unit
    ELSE t.issuing_unit END,
  a.objection_from_us = CASE WHEN a.state = 1 THEN e.recorded_at_us ELSE NULL END
WHERE a.live = 1 AND a.awaiting IS NULL;
