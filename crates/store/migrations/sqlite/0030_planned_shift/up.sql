-- The roster 排班: who is planned where and when.

CREATE TABLE planned_shift (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  team_id TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  removed_at BIGINT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, team_id) REFERENCES team (site_id, id)
);
CREATE UNIQUE INDEX planned_shift_by_number ON planned_shift (site_id, day, number);
CREATE INDEX planned_shift_by_start ON planned_shift (site_id, starts_at);
CREATE INDEX planned_shift_by_account ON planned_shift (site_id, account_id, starts_at);
