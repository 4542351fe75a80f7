-- Orders of clients 委托单: their lines with what was delivered, each version that was shown, what was said,
-- and the links. Whom an order is for, what a version showed and what somebody wrote is sealed; of a link the
-- mark is kept by which it is found, and its code sealed.

CREATE TABLE client_order (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  meeting_id TEXT,
  title TEXT NOT NULL,
  room_id TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  client_id TEXT,
  placed_by TEXT NOT NULL,
  placed_by_id TEXT,
  placed_at BIGINT NOT NULL,
  sealed BLOB,
  revision INTEGER NOT NULL,
  agreed_revision INTEGER NOT NULL,
  agreed_at BIGINT,
  plan_agreed_at BIGINT,
  cancelled_at BIGINT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);
CREATE UNIQUE INDEX client_order_by_number ON client_order (site_id, day, number);
CREATE INDEX client_order_by_start ON client_order (site_id, starts_at);
CREATE INDEX client_order_by_end ON client_order (site_id, ends_at);
CREATE INDEX client_order_by_meeting ON client_order (site_id, meeting_id) WHERE meeting_id IS NOT NULL;

CREATE TABLE order_line (
  site_id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  item TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  unit TEXT NOT NULL,
  place TEXT NOT NULL,
  moment TEXT NOT NULL,
  served_at BIGINT,
  put_out INTEGER NOT NULL,
  reason TEXT NOT NULL,
  price BIGINT,
  budget BIGINT,
  supplier TEXT NOT NULL,
  cut_off_at BIGINT,
  counted INTEGER,
  counted_at BIGINT,
  counted_by TEXT NOT NULL,
  done_at BIGINT,
  done_by TEXT NOT NULL,
  answer_due_at BIGINT,
  answered_at BIGINT,
  how TEXT,
  removed BOOLEAN NOT NULL,
  PRIMARY KEY (site_id, order_id, number),
  FOREIGN KEY (site_id, order_id) REFERENCES client_order (site_id, id)
);
CREATE INDEX order_line_unanswered ON order_line (site_id, done_at) WHERE done_at IS NOT NULL AND answered_at IS NULL;

CREATE TABLE order_version (
  site_id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  sealed BLOB,
  PRIMARY KEY (site_id, order_id, revision),
  FOREIGN KEY (site_id, order_id) REFERENCES client_order (site_id, id)
);

CREATE TABLE order_word (
  site_id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  voice TEXT NOT NULL,
  said_by TEXT NOT NULL,
  at BIGINT NOT NULL,
  revision INTEGER NOT NULL,
  line INTEGER,
  sealed BLOB,
  PRIMARY KEY (site_id, order_id, position),
  FOREIGN KEY (site_id, order_id) REFERENCES client_order (site_id, id)
);

CREATE TABLE order_link (
  site_id TEXT NOT NULL,
  order_id TEXT NOT NULL,
  mark TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL,
  ended_at BIGINT,
  sealed BLOB NOT NULL,
  PRIMARY KEY (site_id, order_id, mark),
  FOREIGN KEY (site_id, order_id) REFERENCES client_order (site_id, id)
);
CREATE UNIQUE INDEX order_link_by_mark ON order_link (mark);
