-- The cleaning of leaders' offices 领导办公室清洁: one record for each office and day on which it came into
-- the plan. How far it is, is its duty's to say. And the keys 钥匙 that were booked out.

CREATE TABLE office_cleaning (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  room_id TEXT NOT NULL,
  begun_at BIGINT,
  begun_by TEXT NOT NULL,
  begun_by_id TEXT,
  answered_at BIGINT,
  again_at BIGINT,
  answers INTEGER NOT NULL,
  interrupted_at BIGINT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);
CREATE UNIQUE INDEX office_cleaning_by_number ON office_cleaning (site_id, day, number);
CREATE UNIQUE INDEX office_cleaning_by_room ON office_cleaning (site_id, day, room_id);

CREATE TABLE office_key (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  room_id TEXT NOT NULL,
  holder TEXT NOT NULL,
  holder_id TEXT,
  out_at BIGINT NOT NULL,
  back_at BIGINT,
  back_by TEXT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);
CREATE UNIQUE INDEX office_key_out ON office_key (site_id, room_id) WHERE back_at IS NULL;
CREATE INDEX office_key_by_room ON office_key (site_id, room_id, out_at);
