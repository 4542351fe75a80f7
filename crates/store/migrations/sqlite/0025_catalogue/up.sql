-- What orders are made from at a site, and for how many days after its matter a link works.

CREATE TABLE catalogue_item (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  moment TEXT NOT NULL,
  price BIGINT,
  supplier TEXT NOT NULL,
  removed BOOLEAN NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE order_setting (
  site_id TEXT NOT NULL REFERENCES site (id),
  link_days INTEGER NOT NULL,
  PRIMARY KEY (site_id)
);
