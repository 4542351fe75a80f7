-- How long what callers, askers and raters told is kept, set by two persons as for visits.

ALTER TABLE visit_keeping ADD COLUMN call_days INTEGER NOT NULL DEFAULT 180;
ALTER TABLE visit_keeping ADD COLUMN inquiry_days INTEGER NOT NULL DEFAULT 90;
ALTER TABLE visit_keeping ADD COLUMN rating_days INTEGER NOT NULL DEFAULT 90;
