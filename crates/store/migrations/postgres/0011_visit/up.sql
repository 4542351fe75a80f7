-- Visits: expected and arrived are one record. Everything personal is sealed as one; the marks find
-- earlier visits of the same telephone or document without telling either.

CREATE TABLE visit (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  sealed TEXT,
  document_sealed TEXT,
  telephone_mark TEXT,
  document_mark TEXT,
  companions INTEGER NOT NULL,
  expected_at BIGINT,
  arrived_at BIGINT,
  left_at BIGINT,
  host_person_id TEXT,
  host_account_id TEXT,
  department_id TEXT,
  room_id TEXT,
  meeting_id TEXT,
  answer TEXT,
  answer_by TEXT,
  approval TEXT,
  approval_ground TEXT,
  approval_by TEXT,
  badge_code TEXT,
  badge_back_at BIGINT,
  registered_by TEXT NOT NULL,
  registered_at BIGINT NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX visit_by_number ON visit (site_id, day, number);
CREATE INDEX visit_by_telephone ON visit (site_id, telephone_mark) WHERE telephone_mark IS NOT NULL;
CREATE INDEX visit_by_document ON visit (site_id, document_mark) WHERE document_mark IS NOT NULL;
CREATE UNIQUE INDEX visit_by_badge ON visit (site_id, badge_code) WHERE badge_code IS NOT NULL;
CREATE INDEX visit_badge_out ON visit (site_id, arrived_at) WHERE badge_code IS NOT NULL AND badge_back_at IS NULL;
CREATE INDEX visit_by_state ON visit (site_id, state, day);
CREATE INDEX visit_by_host ON visit (site_id, host_account_id, day) WHERE host_account_id IS NOT NULL;
CREATE INDEX visit_personal ON visit (site_id, day) WHERE sealed IS NOT NULL;

-- Each look at what is masked: how often somebody looked within the hour.

CREATE TABLE visit_look (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX visit_look_by_account ON visit_look (site_id, account_id, at);

-- How long visits are kept: proposed by one, in force once another approved it.

CREATE TABLE visit_keeping (
  site_id TEXT NOT NULL REFERENCES site (id),
  number INTEGER NOT NULL,
  days INTEGER NOT NULL,
  document_days INTEGER NOT NULL,
  looks_an_hour INTEGER NOT NULL,
  proposed_by TEXT NOT NULL,
  proposed_by_account TEXT,
  proposed_at BIGINT NOT NULL,
  approved_by TEXT,
  approved_at BIGINT,
  PRIMARY KEY (site_id, number)
);

-- The watch list, sealed: an entry is in force by two people.

CREATE TABLE watch_entry (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  state TEXT NOT NULL,
  sealed TEXT NOT NULL,
  telephone_mark TEXT,
  document_mark TEXT,
  asked_by TEXT NOT NULL,
  asked_by_account TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  agreed_by TEXT,
  agreed_at BIGINT,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX watch_by_telephone ON watch_entry (site_id, telephone_mark) WHERE telephone_mark IS NOT NULL;
CREATE INDEX watch_by_document ON watch_entry (site_id, document_mark) WHERE document_mark IS NOT NULL;
