-- Papers in custody 批阅件, and the hand-overs that were signed for. Of a classified paper there is no title.
-- A paper's row changes once, when it is handed over; a hand-over never does. The drawn signature is sealed.

CREATE TABLE paper_hand_over (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  at BIGINT NOT NULL,
  handed_by TEXT NOT NULL,
  handed_by_id TEXT,
  receiver_id TEXT NOT NULL,
  receiver TEXT NOT NULL,
  reason TEXT NOT NULL,
  signature BYTEA,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE paper_in_custody (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  document_number TEXT NOT NULL,
  classified BOOLEAN NOT NULL,
  copies INTEGER NOT NULL,
  leader_id TEXT NOT NULL,
  leader TEXT NOT NULL,
  room_id TEXT NOT NULL,
  retrieved_at BIGINT NOT NULL,
  retrieved_by TEXT NOT NULL,
  retrieved_by_id TEXT,
  due_at BIGINT,
  hand_over_id TEXT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id),
  FOREIGN KEY (site_id, hand_over_id) REFERENCES paper_hand_over (site_id, id)
);
CREATE UNIQUE INDEX paper_in_custody_by_number ON paper_in_custody (site_id, day, number);
CREATE INDEX paper_in_custody_by_time ON paper_in_custody (site_id, retrieved_at);
CREATE INDEX paper_in_custody_in_hand ON paper_in_custody (site_id, retrieved_at) WHERE hand_over_id IS NULL;
CREATE INDEX paper_in_custody_by_hand_over ON paper_in_custody (site_id, hand_over_id) WHERE hand_over_id IS NOT NULL;
