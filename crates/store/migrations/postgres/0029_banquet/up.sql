-- Banquets 宴请. Host, guests, companions, menu and all that was typed are sealed; of the official letter the
-- mark is kept by which another banquet of the same letter is found.

CREATE TABLE banquet (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  host_id TEXT,
  room_id TEXT,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  guests INTEGER NOT NULL,
  companions INTEGER NOT NULL,
  tables INTEGER NOT NULL,
  seats INTEGER NOT NULL,
  per_head BIGINT,
  booked_by TEXT NOT NULL,
  booked_by_id TEXT,
  booked_at BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  signed_at BIGINT,
  signed_by TEXT NOT NULL,
  signed_guests INTEGER,
  signed_companions INTEGER,
  signed_total BIGINT,
  signed_note BYTEA,
  cancelled_at BIGINT,
  letter_mark TEXT,
  sealed BYTEA,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);
CREATE UNIQUE INDEX banquet_by_number ON banquet (site_id, day, number);
CREATE INDEX banquet_by_start ON banquet (site_id, starts_at);
CREATE INDEX banquet_by_end ON banquet (site_id, ends_at);
CREATE INDEX banquet_by_letter ON banquet (site_id, letter_mark) WHERE letter_mark IS NOT NULL;

CREATE TABLE banquet_amendment (
  site_id TEXT NOT NULL,
  banquet_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  at BIGINT NOT NULL,
  amended_by TEXT NOT NULL,
  total BIGINT,
  sealed BYTEA,
  PRIMARY KEY (site_id, banquet_id, position),
  FOREIGN KEY (site_id, banquet_id) REFERENCES banquet (site_id, id)
);
