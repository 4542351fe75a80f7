-- Faults of the building's equipment 报修, what was done about each, and photos. A photo may show
-- somebody: it is sealed, and goes when its time of keeping is over.

CREATE TABLE fault (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  room_id TEXT NOT NULL,
  spot TEXT NOT NULL,
  kind TEXT NOT NULL,
  urgency TEXT NOT NULL,
  description TEXT NOT NULL,
  found_duty_id TEXT,
  found_step INTEGER,
  found_item TEXT,
  seen_at BIGINT,
  reported_at BIGINT NOT NULL,
  reporter TEXT NOT NULL,
  reporter_id TEXT,
  state TEXT NOT NULL,
  joined INTEGER NOT NULL,
  sent_back INTEGER NOT NULL,
  answer_due_at BIGINT,
  answered_at BIGINT,
  repairer TEXT NOT NULL,
  agreed_at BIGINT,
  repaired_at BIGINT,
  repaired_by TEXT NOT NULL,
  repaired_by_id TEXT,
  accept_due_at BIGINT,
  late BOOLEAN NOT NULL,
  closed_at BIGINT,
  closed_by TEXT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);
CREATE UNIQUE INDEX fault_by_number ON fault (site_id, day, number);
CREATE INDEX fault_by_time ON fault (site_id, reported_at);
CREATE INDEX fault_open ON fault (site_id, room_id, kind) WHERE closed_at IS NULL;
CREATE INDEX fault_closed ON fault (site_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX fault_by_reporter ON fault (site_id, reporter_id, reported_at) WHERE reporter_id IS NOT NULL;

CREATE TABLE fault_step (
  site_id TEXT NOT NULL,
  fault_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  step TEXT NOT NULL,
  at BIGINT NOT NULL,
  done_by TEXT NOT NULL,
  repairer TEXT NOT NULL,
  note TEXT NOT NULL,
  material TEXT NOT NULL,
  agreed_at BIGINT,
  PRIMARY KEY (site_id, fault_id, position),
  FOREIGN KEY (site_id, fault_id) REFERENCES fault (site_id, id)
);

CREATE TABLE photo (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  register TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT NOT NULL,
  added_by_id TEXT,
  sha TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  sealed BYTEA NOT NULL,
  small_sealed BYTEA NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX photo_of_subject ON photo (site_id, subject_id, register, added_at);
