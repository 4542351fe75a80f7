-- The page of a visit on the visitor's own telephone, the code that is typed at a kiosk, and what
-- visitors say of the service, tied to their visit (clauses A2.9, A1.5).

ALTER TABLE visit ADD COLUMN link_code TEXT;
ALTER TABLE visit ADD COLUMN arrival_code TEXT;
CREATE UNIQUE INDEX visit_by_link ON visit (link_code) WHERE link_code IS NOT NULL;
CREATE UNIQUE INDEX visit_by_arrival ON visit (site_id, day, arrival_code) WHERE arrival_code IS NOT NULL;
ALTER TABLE rating ADD COLUMN visit_id TEXT;
CREATE UNIQUE INDEX rating_of_visit ON rating (site_id, visit_id) WHERE visit_id IS NOT NULL;
