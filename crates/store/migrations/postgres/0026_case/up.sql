-- Cases 个案: complaints as they are settled. What was told is sealed, and goes when its time of
-- keeping is over; the mark of the link finds the case of the client's page.

CREATE TABLE service_case (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  opened_at BIGINT NOT NULL,
  channel TEXT NOT NULL,
  category TEXT NOT NULL,
  severity TEXT NOT NULL,
  sealed TEXT,
  telephone_mark TEXT,
  link_sealed TEXT,
  link_mark TEXT,
  meeting_id TEXT,
  order_id TEXT,
  call_id TEXT,
  owner TEXT NOT NULL,
  owner_id TEXT,
  client_id TEXT,
  state TEXT NOT NULL,
  answer_due_at BIGINT,
  answered_at BIGINT,
  promised_at BIGINT,
  cause TEXT,
  ours BOOLEAN,
  reported_at BIGINT,
  contested INTEGER NOT NULL,
  close_due_at BIGINT,
  closed_at BIGINT,
  closed_by TEXT NOT NULL,
  closing TEXT,
  return_called_at BIGINT,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX service_case_by_number ON service_case (site_id, day, number);
CREATE UNIQUE INDEX service_case_by_link ON service_case (link_mark) WHERE link_mark IS NOT NULL;
CREATE INDEX service_case_by_time ON service_case (site_id, opened_at);
CREATE INDEX service_case_open ON service_case (site_id, opened_at) WHERE closed_at IS NULL;
CREATE INDEX service_case_kept ON service_case (site_id, closed_at) WHERE sealed IS NOT NULL;
CREATE INDEX service_case_of_meeting ON service_case (site_id, meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX service_case_of_order ON service_case (site_id, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX service_case_of_call ON service_case (site_id, call_id) WHERE call_id IS NOT NULL;

-- What was done about a case, once: the number of its journal entry, and what it cites.
CREATE TABLE service_case_step (
  site_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  step TEXT NOT NULL,
  at BIGINT NOT NULL,
  done_by TEXT NOT NULL,
  entry BIGINT NOT NULL,
  sealed TEXT,
  until_at BIGINT,
  cites TEXT NOT NULL,
  duty_id TEXT,
  PRIMARY KEY (site_id, case_id, position),
  FOREIGN KEY (site_id, case_id) REFERENCES service_case (site_id, id)
);
CREATE INDEX service_case_step_of_duty ON service_case_step (site_id, duty_id) WHERE duty_id IS NOT NULL;

-- Whom a case is about: they neither handle nor see it.
CREATE TABLE service_case_subject (
  site_id TEXT NOT NULL,
  case_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  named_at BIGINT NOT NULL,
  named_by TEXT NOT NULL,
  PRIMARY KEY (site_id, case_id, account_id),
  FOREIGN KEY (site_id, case_id) REFERENCES service_case (site_id, id)
);
CREATE INDEX service_case_subject_by_account ON service_case_subject (site_id, account_id);
