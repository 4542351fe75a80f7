-- Hand-overs at the end of a shift (C2.9): asked for before it ends, made, and had by the next shift. The note is
-- sealed.

CREATE TABLE hand_over (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  account_id TEXT NOT NULL,
  name TEXT NOT NULL,
  team_id TEXT,
  asked_at BIGINT NOT NULL,
  due_at BIGINT,
  made_at BIGINT,
  note TEXT NOT NULL,
  acknowledged_at BIGINT,
  acknowledged_by TEXT NOT NULL,
  acknowledged_by_id TEXT,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX hand_over_by_number ON hand_over (site_id, day, number);
CREATE INDEX hand_over_by_time ON hand_over (site_id, asked_at);
CREATE INDEX hand_over_waiting ON hand_over (site_id, made_at) WHERE acknowledged_at IS NULL;
