-- What those who were at a meeting, or ordered something, say of it with one tap.

CREATE TABLE meeting_rating (
  site_id TEXT NOT NULL,
  id TEXT NOT NULL,
  meeting_id TEXT,
  order_id TEXT,
  team_id TEXT,
  at BIGINT NOT NULL,
  score INTEGER NOT NULL,
  sealed TEXT,
  case_id TEXT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, meeting_id) REFERENCES meeting (site_id, id),
  FOREIGN KEY (site_id, order_id) REFERENCES client_order (site_id, id)
);
CREATE INDEX meeting_rating_of_meeting ON meeting_rating (site_id, meeting_id);
CREATE INDEX meeting_rating_of_order ON meeting_rating (site_id, order_id) WHERE order_id IS NOT NULL;
CREATE INDEX meeting_rating_by_time ON meeting_rating (site_id, at);
