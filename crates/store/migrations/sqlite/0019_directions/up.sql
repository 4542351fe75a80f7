-- What the house says of the way to its buildings, floors and rooms (clause A1.8). A place is known by
-- its id; where nothing is said, its name leads.

CREATE TABLE directions (
  site_id TEXT NOT NULL REFERENCES site (id),
  place_id TEXT NOT NULL,
  plain TEXT NOT NULL,
  step_free TEXT NOT NULL,
  PRIMARY KEY (site_id, place_id)
);
