-- A duty that belongs to no meeting may be about a record of a register: a visit, a call.

ALTER TABLE duty ADD COLUMN subject_register TEXT;
ALTER TABLE duty ADD COLUMN subject_id TEXT;
ALTER TABLE duty ADD COLUMN subject_number INTEGER;

CREATE INDEX duty_subject ON duty (site_id, subject_id) WHERE subject_id IS NOT NULL;
