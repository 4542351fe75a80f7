-- Spot checks 抽查 with the scores of their items: 2 good, 1 to improve, 0 lacking.

CREATE TABLE spot_check (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  at BIGINT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  team_id TEXT NOT NULL,
  standard_version INTEGER NOT NULL,
  rule TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  checked_by_id TEXT,
  answered_at BIGINT,
  answer TEXT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, team_id) REFERENCES team (site_id, id)
);
CREATE UNIQUE INDEX spot_check_by_number ON spot_check (site_id, day, number);
CREATE INDEX spot_check_by_time ON spot_check (site_id, at);

CREATE TABLE spot_check_item (
  site_id TEXT NOT NULL,
  spot_check_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  points INTEGER NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (site_id, spot_check_id, position),
  FOREIGN KEY (site_id, spot_check_id) REFERENCES spot_check (site_id, id)
);
