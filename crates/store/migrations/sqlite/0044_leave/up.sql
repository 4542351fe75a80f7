-- Leave 请假 and swaps of shifts 换班: asked for, answered, decided.

CREATE TABLE leave (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  told TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  standing TEXT NOT NULL,
  decided_at BIGINT,
  decided_by TEXT NOT NULL,
  decided_by_id TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX leave_by_end ON leave (site_id, ends_at);
CREATE INDEX leave_by_account ON leave (site_id, account_id, ends_at);

CREATE TABLE shift_swap (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  asker_id TEXT NOT NULL REFERENCES account (id),
  colleague_id TEXT NOT NULL REFERENCES account (id),
  given_id TEXT NOT NULL,
  given_revision INTEGER NOT NULL,
  given_team_id TEXT NOT NULL,
  given_starts_at BIGINT NOT NULL,
  given_ends_at BIGINT NOT NULL,
  taken_id TEXT,
  taken_revision INTEGER,
  taken_team_id TEXT,
  taken_starts_at BIGINT,
  taken_ends_at BIGINT,
  told TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  answered_at BIGINT,
  standing TEXT NOT NULL,
  decided_at BIGINT,
  decided_by TEXT NOT NULL,
  decided_by_id TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX shift_swap_by_end ON shift_swap (site_id, given_ends_at);
