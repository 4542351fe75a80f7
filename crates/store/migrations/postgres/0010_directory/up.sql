-- How a person is reached and who may be told it; for whom they act; what they are found by.

ALTER TABLE person ADD COLUMN office_telephone TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN office_told_to TEXT NOT NULL DEFAULT 'nobody-unasked';
ALTER TABLE person ADD COLUMN mobile_telephone TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN mobile_told_to TEXT NOT NULL DEFAULT 'nobody-unasked';
ALTER TABLE person ADD COLUMN room_id TEXT;
ALTER TABLE person ADD COLUMN plates TEXT NOT NULL DEFAULT '[]';
ALTER TABLE person ADD COLUMN account_id TEXT;
-- By which rules the keys were made; 0 for the people from before, whose keys are still to be made.
ALTER TABLE person ADD COLUMN keyed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX person_by_department ON person (site_id, department_id);
CREATE INDEX person_by_room ON person (site_id, room_id);
CREATE INDEX person_by_account ON person (site_id, account_id);
CREATE INDEX person_by_keyed ON person (site_id, keyed);

CREATE TABLE secretary (
  site_id TEXT NOT NULL,
  leader_id TEXT NOT NULL,
  secretary_id TEXT NOT NULL,
  PRIMARY KEY (site_id, leader_id, secretary_id),
  FOREIGN KEY (site_id, leader_id) REFERENCES person (site_id, id),
  FOREIGN KEY (site_id, secretary_id) REFERENCES person (site_id, id)
);
CREATE INDEX secretary_by_secretary ON secretary (site_id, secretary_id);

-- Keys are compared byte by byte, so that a beginning is a range of the index in every language.
CREATE TABLE person_key (
  site_id TEXT NOT NULL,
  key TEXT COLLATE "C" NOT NULL,
  precedence INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (site_id, key, precedence, person_id),
  FOREIGN KEY (site_id, person_id) REFERENCES person (site_id, id)
);
CREATE INDEX person_key_by_person ON person_key (site_id, person_id, key);

-- A sheet of people that waits for its confirmation, for minutes.
CREATE TABLE people_sheet (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  body TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (site_id, id)
);

-- Where leaders are: the last that was said, and nothing before it.
CREATE TABLE presence (
  site_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  whereabouts TEXT NOT NULL,
  back_at BIGINT,
  note TEXT NOT NULL,
  said_at BIGINT NOT NULL,
  said_by TEXT NOT NULL,
  PRIMARY KEY (site_id, person_id),
  FOREIGN KEY (site_id, person_id) REFERENCES person (site_id, id)
);
