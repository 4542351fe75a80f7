-- Reaching people 提醒: what one recipient is told once, by which way, and whether it came there. A way's address and
-- secret are sealed, and so is a person's address for mail; of a visitor or a meeting's title there is nothing here.

CREATE TABLE alert_way (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  host TEXT NOT NULL,
  sealed TEXT NOT NULL,
  stages TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT NOT NULL,
  tried_at BIGINT,
  delivered_at BIGINT,
  failing_since BIGINT,
  failed_at BIGINT,
  failure TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE alert_rule (
  site_id TEXT NOT NULL REFERENCES site (id),
  account_id TEXT NOT NULL,
  mail TEXT NOT NULL,
  mail_takes TEXT NOT NULL,
  quiet_from INTEGER,
  quiet_until INTEGER,
  PRIMARY KEY (site_id, account_id),
  FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE TABLE alert (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  duty_id TEXT,
  stage TEXT NOT NULL,
  stage_rank INTEGER NOT NULL,
  way TEXT NOT NULL,
  account_id TEXT,
  way_id TEXT,
  due_at BIGINT NOT NULL,
  written_at BIGINT NOT NULL,
  next_at BIGINT,
  tries INTEGER NOT NULL,
  received_at BIGINT,
  read_at BIGINT,
  unreached_at BIGINT,
  failure TEXT NOT NULL,
  ended TEXT,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX alert_by_duty ON alert (site_id, duty_id);
CREATE INDEX alert_by_time ON alert (written_at);
CREATE INDEX alert_waiting ON alert (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX alert_unreceived ON alert (written_at) WHERE received_at IS NULL AND unreached_at IS NULL AND ended IS NULL;

-- Whose window opens is asked every second.
CREATE INDEX duty_opening ON duty (opens_at) WHERE outcome IS NULL AND overdue_noted_at IS NULL;
