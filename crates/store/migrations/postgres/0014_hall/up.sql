-- The hall: what people come for, the windows, who waits, who lingers, and what visitors say of it.

CREATE TABLE hall (
  site_id TEXT NOT NULL PRIMARY KEY REFERENCES site (id),
  wait_minutes INTEGER NOT NULL,
  busy INTEGER NOT NULL,
  crowded INTEGER NOT NULL
);

CREATE TABLE hall_matter (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  letter TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE hall_window (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  matters TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE ticket (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  matter_id TEXT NOT NULL,
  letter TEXT NOT NULL,
  number INTEGER NOT NULL,
  priority TEXT,
  taken_at BIGINT NOT NULL,
  waiting_since BIGINT NOT NULL,
  state TEXT NOT NULL,
  window_id TEXT,
  calls INTEGER NOT NULL,
  called_at BIGINT,
  ended_at BIGINT,
  code TEXT NOT NULL UNIQUE,
  over_noted_at BIGINT,
  PRIMARY KEY (site_id, id),
  UNIQUE (site_id, day, letter, number),
  FOREIGN KEY (site_id, matter_id) REFERENCES hall_matter (site_id, id),
  FOREIGN KEY (site_id, window_id) REFERENCES hall_window (site_id, id)
);

-- The timer asks each second who has waited too long.
CREATE INDEX ticket_waiting ON ticket (waiting_since) WHERE over_noted_at IS NULL AND ended_at IS NULL;

CREATE TABLE lingering (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  at BIGINT NOT NULL,
  number INTEGER NOT NULL,
  day TEXT NOT NULL,
  people INTEGER NOT NULL,
  place TEXT NOT NULL,
  note TEXT NOT NULL,
  noted_by TEXT NOT NULL,
  approached_at BIGINT,
  approached_by TEXT,
  settled_at BIGINT,
  settled_by TEXT,
  outcome TEXT NOT NULL,
  PRIMARY KEY (site_id, id),
  UNIQUE (site_id, day, number)
);

CREATE TABLE crowd_step (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  step TEXT NOT NULL,
  at BIGINT NOT NULL,
  people INTEGER NOT NULL,
  taken_by TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE INDEX crowd_step_at ON crowd_step (site_id, at);

CREATE TABLE rating (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  at BIGINT NOT NULL,
  score INTEGER NOT NULL,
  sealed TEXT,
  ticket_id TEXT,
  device_id TEXT,
  settled_at BIGINT,
  settled_by TEXT,
  settled_note TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE INDEX rating_at ON rating (site_id, at);
CREATE UNIQUE INDEX rating_ticket ON rating (site_id, ticket_id) WHERE ticket_id IS NOT NULL;

CREATE TABLE hall_device (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  added_at BIGINT NOT NULL,
  added_by TEXT NOT NULL,
  revoked_at BIGINT,
  PRIMARY KEY (site_id, id)
);
