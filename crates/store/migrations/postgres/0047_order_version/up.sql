-- Two people may have the form of one order open at once: each change has a number of its own, also where its client
-- is shown nothing new (B5). A low rating of the hall belongs to the case that it opened (B1).

ALTER TABLE client_order ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

ALTER TABLE rating ADD COLUMN case_id TEXT;
CREATE INDEX rating_of_case ON rating (site_id, case_id) WHERE case_id IS NOT NULL;
