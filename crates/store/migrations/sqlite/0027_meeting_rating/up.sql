-- What those who were at a meeting say of it with one tap.

CREATE TABLE meeting_rating (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  team_id TEXT,
  at BIGINT NOT NULL,
  score INTEGER NOT NULL,
  sealed TEXT,
  case_id TEXT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, meeting_id) REFERENCES meeting (site_id, id)
);
CREATE INDEX meeting_rating_of_meeting ON meeting_rating (site_id, meeting_id);
CREATE INDEX meeting_rating_by_time ON meeting_rating (site_id, at);
