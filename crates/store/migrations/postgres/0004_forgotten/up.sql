-- Duties that nobody settled, by their due time: those of a meeting long over are closed.

CREATE INDEX duty_open ON duty (due_at) WHERE outcome IS NULL;
