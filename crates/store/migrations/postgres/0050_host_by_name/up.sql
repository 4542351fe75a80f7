-- Whom a visitor asks for is found by name or form of address at each registration, among everybody of the directory.
CREATE INDEX person_by_name ON person (site_id, name, id);
CREATE INDEX person_by_address ON person (site_id, form_of_address, id);
