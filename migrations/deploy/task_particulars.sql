-- Deploy duban:task_particulars to mysql
-- What a document states of an item beyond who and when: indicators, deliverables, recurring duties,
-- leaders. JSON; '' where there is none of them.

ALTER TABLE task ADD COLUMN IF NOT EXISTS particulars MEDIUMTEXT NOT NULL DEFAULT ('');
