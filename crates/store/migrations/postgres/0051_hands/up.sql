-- The chain of hands of a paper in custody (C2.4) between being taken down and being signed for: passed on, put away,
-- put right with what stood there before, struck out. A paper's row says who has it now; a step is never changed, but
-- that the words of a paper that turns out to be classified are taken out of it. And of a key to an office (C3.4): when
-- the leaders were told that it is missed, once.

ALTER TABLE paper_in_custody ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE paper_in_custody ADD COLUMN holder_id TEXT;
ALTER TABLE paper_in_custody ADD COLUMN struck_at BIGINT;

ALTER TABLE office_key ADD COLUMN missed_at BIGINT;

CREATE TABLE paper_step (
  site_id TEXT NOT NULL REFERENCES site (id),
  paper_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  act TEXT NOT NULL,
  at BIGINT NOT NULL,
  done_by TEXT NOT NULL,
  done_by_id TEXT,
  said TEXT NOT NULL,
  before_title TEXT,
  before_number TEXT,
  before_classified BOOLEAN,
  before_copies INTEGER,
  before_leader TEXT,
  PRIMARY KEY (site_id, paper_id, position),
  FOREIGN KEY (site_id, paper_id) REFERENCES paper_in_custody (site_id, id)
);
