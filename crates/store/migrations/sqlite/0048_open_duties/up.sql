-- What is open is asked for every second by its window alone: one index where there were three. Each is a page that a
-- settled duty writes.
DROP INDEX duty_unsettled;
DROP INDEX duty_open;
DROP INDEX duty_opening;
CREATE INDEX duty_open ON duty (opens_at) WHERE outcome IS NULL;
