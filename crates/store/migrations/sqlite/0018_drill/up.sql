-- The drill of the directory 名录练习: rounds of questions, each by the ids of its entry and its
-- choices; what they are called stands in the directory alone.

CREATE TABLE drill_round (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  begun_at BIGINT NOT NULL,
  seed TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE INDEX drill_round_by_account ON drill_round (site_id, account_id, begun_at);
CREATE INDEX drill_round_by_time ON drill_round (site_id, begun_at);

CREATE TABLE drill_question (
  site_id TEXT NOT NULL,
  round_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  asks TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  choices TEXT NOT NULL,
  right_choice INTEGER NOT NULL,
  chosen INTEGER,
  answered_at BIGINT,
  PRIMARY KEY (site_id, round_id, position),
  FOREIGN KEY (site_id, round_id) REFERENCES drill_round (site_id, id)
);
CREATE INDEX drill_question_by_time ON drill_question (site_id, answered_at);
