-- Assigned matters 交办事项, and what was done about each. Their words are the house's own; a photo
-- with a report is kept in the table of photos.

CREATE TABLE assigned_matter (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  what TEXT NOT NULL,
  person_id TEXT,
  room_id TEXT,
  urgency TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  assigned_at BIGINT NOT NULL,
  assigner TEXT NOT NULL,
  assigner_id TEXT,
  team_id TEXT,
  assignee TEXT NOT NULL,
  assignee_id TEXT,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  read_back_due_at BIGINT,
  read_back_at BIGINT,
  understood_at BIGINT,
  asked_until_at BIGINT,
  postponed INTEGER NOT NULL,
  done_at BIGINT,
  late BOOLEAN NOT NULL,
  sent_back INTEGER NOT NULL,
  score INTEGER,
  closed_at BIGINT,
  closed_by TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX assigned_matter_by_number ON assigned_matter (site_id, day, number);
CREATE INDEX assigned_matter_by_time ON assigned_matter (site_id, assigned_at);
CREATE INDEX assigned_matter_open ON assigned_matter (site_id, due_at) WHERE closed_at IS NULL;
CREATE INDEX assigned_matter_closed ON assigned_matter (site_id, closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX assigned_matter_by_assigner ON assigned_matter (site_id, assigner_id, assigned_at) WHERE assigner_id IS NOT NULL;
CREATE INDEX assigned_matter_by_assignee ON assigned_matter (site_id, assignee_id, assigned_at) WHERE assignee_id IS NOT NULL;

CREATE TABLE assigned_matter_step (
  site_id TEXT NOT NULL,
  matter_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  step TEXT NOT NULL,
  at BIGINT NOT NULL,
  done_by TEXT NOT NULL,
  given_to TEXT NOT NULL,
  note TEXT NOT NULL,
  for_whom TEXT NOT NULL,
  by_when TEXT NOT NULL,
  until_at BIGINT,
  score INTEGER,
  PRIMARY KEY (site_id, matter_id, position),
  FOREIGN KEY (site_id, matter_id) REFERENCES assigned_matter (site_id, id)
);
