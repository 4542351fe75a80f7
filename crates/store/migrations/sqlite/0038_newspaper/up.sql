-- Newspapers 报纸: the papers, the year's subscription table, what came of each issue, what was brought to whom.
-- Days are civil days. A delivery is one line of an office and a day; a mistake is set right in it, and the journal
-- keeps both.

CREATE TABLE newspaper (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  postal_code TEXT NOT NULL,
  weekdays INTEGER NOT NULL,
  off_on_holidays BOOLEAN NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX newspaper_by_name ON newspaper (site_id, name);

CREATE TABLE newspaper_subscription (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  newspaper_id TEXT NOT NULL,
  addressee TEXT NOT NULL,
  copies INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, newspaper_id) REFERENCES newspaper (site_id, id)
);
CREATE INDEX newspaper_subscription_by_day ON newspaper_subscription (site_id, until_day);
CREATE INDEX newspaper_subscription_by_newspaper ON newspaper_subscription (site_id, newspaper_id);

CREATE TABLE newspaper_issue (
  site_id TEXT NOT NULL REFERENCES site (id),
  newspaper_id TEXT NOT NULL,
  day TEXT NOT NULL,
  brought_day TEXT NOT NULL,
  expected INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  chased INTEGER NOT NULL,
  chased_at BIGINT,
  chased_by TEXT NOT NULL,
  written_off_at BIGINT,
  written_off_by TEXT NOT NULL,
  written_off_reason TEXT NOT NULL,
  PRIMARY KEY (site_id, newspaper_id, day),
  FOREIGN KEY (site_id, newspaper_id) REFERENCES newspaper (site_id, id)
);
CREATE INDEX newspaper_issue_by_day ON newspaper_issue (site_id, day);

CREATE TABLE newspaper_arrival (
  site_id TEXT NOT NULL REFERENCES site (id),
  newspaper_id TEXT NOT NULL,
  day TEXT NOT NULL,
  position INTEGER NOT NULL,
  at BIGINT NOT NULL,
  said_by TEXT NOT NULL,
  said_day TEXT NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (site_id, newspaper_id, day, position),
  FOREIGN KEY (site_id, newspaper_id, day) REFERENCES newspaper_issue (site_id, newspaper_id, day)
);
CREATE INDEX newspaper_arrival_by_day ON newspaper_arrival (site_id, said_day);

CREATE TABLE newspaper_delivery (
  site_id TEXT NOT NULL REFERENCES site (id),
  day TEXT NOT NULL,
  stop TEXT NOT NULL,
  place TEXT NOT NULL,
  copies INTEGER NOT NULL,
  at BIGINT NOT NULL,
  delivered_by TEXT NOT NULL,
  delivered_by_id TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (site_id, day, stop)
);
