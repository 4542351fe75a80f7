-- The call register 来电登记. What a caller told is sealed, and goes when its time of keeping is over;
-- the mark finds earlier calls of the same number.

CREATE TABLE call (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  at BIGINT NOT NULL,
  owner TEXT NOT NULL,
  owner_id TEXT,
  sealed TEXT,
  telephone_mark TEXT,
  kind TEXT NOT NULL,
  urgency TEXT NOT NULL,
  handling TEXT NOT NULL,
  to_whom TEXT NOT NULL,
  to_id TEXT,
  assignee_id TEXT,
  due_at BIGINT,
  settled_at BIGINT,
  settled_by TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX call_by_number ON call (site_id, day, number);
CREATE INDEX call_by_mark ON call (site_id, telephone_mark, at) WHERE telephone_mark IS NOT NULL;
CREATE INDEX call_kept ON call (site_id, at) WHERE sealed IS NOT NULL;
CREATE INDEX call_open ON call (site_id, handling, at) WHERE settled_at IS NULL;

-- A correction: what differed, sealed as the call itself, and why.
CREATE TABLE call_change (
  site_id TEXT NOT NULL,
  call_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  sealed TEXT,
  PRIMARY KEY (site_id, call_id, revision),
  FOREIGN KEY (site_id, call_id) REFERENCES call (site_id, id)
);

-- Each time that somebody called back, and until when to try again.
CREATE TABLE call_attempt (
  site_id TEXT NOT NULL,
  call_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  at BIGINT NOT NULL,
  tried_by TEXT NOT NULL,
  reached BOOLEAN NOT NULL,
  next_at BIGINT,
  PRIMARY KEY (site_id, call_id, position),
  FOREIGN KEY (site_id, call_id) REFERENCES call (site_id, id)
);
