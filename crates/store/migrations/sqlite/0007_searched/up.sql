-- What is asked at every booking and every change of shift, without reading all that the site ever had.

CREATE INDEX hold_by_end ON hold (site_id, until_at);
CREATE INDEX duty_given ON duty (site_id, assignee_id) WHERE outcome IS NULL AND assignee_id IS NOT NULL;
