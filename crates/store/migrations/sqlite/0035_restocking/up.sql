-- What a room lacks, as a check item of a duty found it (C3.3), and the things that are to be brought there.

CREATE TABLE restocking (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  room_id TEXT,
  duty_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  found_by TEXT NOT NULL,
  found_by_id TEXT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);
CREATE UNIQUE INDEX restocking_by_number ON restocking (site_id, day, number);
CREATE INDEX restocking_by_duty ON restocking (site_id, duty_id);

CREATE TABLE restocking_line (
  site_id TEXT NOT NULL,
  restocking_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  check_item INTEGER NOT NULL,
  item TEXT NOT NULL,
  unit TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  PRIMARY KEY (site_id, restocking_id, place),
  FOREIGN KEY (site_id, restocking_id) REFERENCES restocking (site_id, id)
);
