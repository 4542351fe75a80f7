-- The house: site id leads every key. Instants are Unix milliseconds, ids are text.

CREATE TABLE site (
  id TEXT NOT NULL PRIMARY KEY,
  ordinal BIGINT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  working_weekdays INTEGER NOT NULL,
  standard_version INTEGER NOT NULL,
  head_number BIGINT NOT NULL,
  head_hash TEXT NOT NULL
);

CREATE TABLE standard_version (
  site_id TEXT NOT NULL REFERENCES site (id),
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  published_by TEXT NOT NULL,
  PRIMARY KEY (site_id, version)
);

CREATE TABLE holiday (
  site_id TEXT NOT NULL REFERENCES site (id),
  day TEXT NOT NULL,
  working BOOLEAN NOT NULL,
  PRIMARY KEY (site_id, day)
);

CREATE TABLE building (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE floor (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  building_id TEXT NOT NULL,
  name TEXT NOT NULL,
  level INTEGER NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, building_id) REFERENCES building (site_id, id)
);

CREATE TABLE room (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  floor_id TEXT NOT NULL,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  capacity INTEGER NOT NULL,
  whole_id TEXT,
  equipment TEXT NOT NULL,
  layouts TEXT NOT NULL,
  request_code TEXT NOT NULL UNIQUE,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, floor_id) REFERENCES floor (site_id, id)
);

CREATE TABLE closure (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  room_id TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);

CREATE TABLE department (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE person (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  department_id TEXT,
  form_of_address TEXT NOT NULL,
  precedence INTEGER,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  language TEXT,
  created_at BIGINT NOT NULL,
  disabled_at BIGINT
);

CREATE TABLE role_grant (
  site_id TEXT NOT NULL REFERENCES site (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  granted_at BIGINT NOT NULL,
  approved_by TEXT,
  approved_at BIGINT,
  PRIMARY KEY (site_id, account_id, role)
);
CREATE INDEX role_grant_by_account ON role_grant (account_id);

CREATE TABLE session (
  secret_hash TEXT NOT NULL PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE token (
  secret_hash TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE set_up_link (
  secret_hash TEXT NOT NULL PRIMARY KEY,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE team (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  standard_name TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE team_scope (
  site_id TEXT NOT NULL,
  team_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  place_id TEXT NOT NULL,
  PRIMARY KEY (site_id, team_id, kind, place_id),
  FOREIGN KEY (site_id, team_id) REFERENCES team (site_id, id)
);

CREATE TABLE team_member (
  site_id TEXT NOT NULL,
  team_id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  PRIMARY KEY (site_id, team_id, account_id),
  FOREIGN KEY (site_id, team_id) REFERENCES team (site_id, id)
);

CREATE TABLE shift (
  site_id TEXT NOT NULL REFERENCES site (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (site_id, account_id, started_at)
);
CREATE INDEX shift_running ON shift (site_id, account_id) WHERE ended_at IS NULL;

CREATE TABLE series (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  recurrence TEXT NOT NULL,
  except_days TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE meeting (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  series_id TEXT,
  booked_by TEXT NOT NULL,
  title TEXT NOT NULL,
  room_id TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  large BOOLEAN NOT NULL,
  status TEXT NOT NULL,
  host TEXT NOT NULL,
  headcount INTEGER NOT NULL,
  layout TEXT NOT NULL,
  equipment TEXT NOT NULL,
  place_cards BOOLEAN NOT NULL,
  secret BOOLEAN NOT NULL,
  note TEXT NOT NULL,
  revision INTEGER NOT NULL,
  standard_version INTEGER NOT NULL,
  started_at BIGINT,
  seated_at BIGINT,
  break_since BIGINT,
  ended_at BIGINT,
  cancelled_at BIGINT,
  last_happening_at BIGINT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);
CREATE INDEX meeting_by_start ON meeting (site_id, starts_at);

-- A room taken from its set-up to the end of its clear-up, one row for each room that is blocked.
CREATE TABLE hold (
  site_id TEXT NOT NULL,
  room_id TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  meeting_id TEXT NOT NULL,
  PRIMARY KEY (site_id, room_id, from_at, meeting_id),
  FOREIGN KEY (site_id, meeting_id) REFERENCES meeting (site_id, id)
);
CREATE INDEX hold_by_meeting ON hold (site_id, meeting_id);

CREATE TABLE attendee (
  site_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  person_id TEXT,
  name TEXT NOT NULL,
  form_of_address TEXT NOT NULL,
  rank INTEGER NOT NULL,
  seat TEXT,
  received_at BIGINT,
  PRIMARY KEY (site_id, meeting_id, position),
  FOREIGN KEY (site_id, meeting_id) REFERENCES meeting (site_id, id)
);

CREATE TABLE happening (
  site_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  sequence INTEGER NOT NULL,
  what TEXT NOT NULL,
  rule TEXT,
  round INTEGER,
  reason TEXT,
  starts_at BIGINT,
  ends_at BIGINT,
  actor TEXT NOT NULL,
  account_id TEXT,
  PRIMARY KEY (site_id, meeting_id, sequence),
  FOREIGN KEY (site_id, meeting_id) REFERENCES meeting (site_id, id)
);

CREATE TABLE meeting_change (
  site_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  differences TEXT NOT NULL,
  acknowledged_at BIGINT,
  acknowledged_by TEXT,
  PRIMARY KEY (site_id, meeting_id, revision),
  FOREIGN KEY (site_id, meeting_id) REFERENCES meeting (site_id, id)
);

CREATE TABLE request (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  from_whom TEXT NOT NULL,
  to_whom TEXT NOT NULL,
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, meeting_id) REFERENCES meeting (site_id, id)
);

CREATE TABLE duty (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  meeting_id TEXT,
  request_id TEXT,
  rule TEXT NOT NULL,
  round INTEGER NOT NULL,
  standard_version INTEGER NOT NULL,
  team_id TEXT,
  assignee_id TEXT,
  room_id TEXT,
  cause_at BIGINT NOT NULL,
  opens_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  stopped_at BIGINT,
  outcome TEXT,
  outcome_at BIGINT,
  outcome_received_at BIGINT,
  outcome_by TEXT,
  outcome_reason TEXT,
  steps_done TEXT NOT NULL,
  overdue_noted_at BIGINT,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX duty_by_day ON duty (site_id, day);
CREATE INDEX duty_by_meeting ON duty (site_id, meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX duty_unsettled ON duty (due_at) WHERE outcome IS NULL AND overdue_noted_at IS NULL;

CREATE TABLE planned_day (
  site_id TEXT NOT NULL REFERENCES site (id),
  day TEXT NOT NULL,
  standard_version INTEGER NOT NULL,
  planned_at BIGINT NOT NULL,
  closed_at BIGINT,
  PRIMARY KEY (site_id, day)
);

CREATE TABLE journal (
  site_id TEXT NOT NULL REFERENCES site (id),
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  account_id TEXT,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  meeting_id TEXT,
  duty_id TEXT,
  room_id TEXT,
  clauses TEXT NOT NULL,
  details TEXT NOT NULL,
  searched TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (site_id, number)
);
CREATE INDEX journal_by_meeting ON journal (site_id, meeting_id, number) WHERE meeting_id IS NOT NULL;
CREATE INDEX journal_by_duty ON journal (site_id, duty_id, number) WHERE duty_id IS NOT NULL;
CREATE INDEX journal_by_time ON journal (site_id, at);

-- Two-character grams of what an entry says; the row's id is the site's ordinal and the number.
CREATE VIRTUAL TABLE journal_gram USING fts5 (grams, content='', detail=none);

CREATE TABLE command (
  account_id TEXT NOT NULL,
  id TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  answer TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (account_id, id)
) WITHOUT ROWID;
CREATE INDEX command_by_age ON command (at);

CREATE TABLE notice (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  words TEXT NOT NULL,
  details TEXT NOT NULL,
  at BIGINT NOT NULL,
  seen_at BIGINT,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX notice_unseen ON notice (site_id, account_id) WHERE seen_at IS NULL;
