-- When the phone of somebody on duty was heard of last: one that is not reached is shown to the lead.

ALTER TABLE shift ADD COLUMN contact_at BIGINT;
