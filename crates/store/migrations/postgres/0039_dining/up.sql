-- The small dining room 小餐厅: the tableware by name and number, the menus, who dined and what they wished, what is
-- remembered of them. The words of wishes and what is remembered are sealed.

CREATE TABLE dining_tableware (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  number TEXT NOT NULL,
  contents TEXT NOT NULL,
  checked_at BIGINT,
  checked_by TEXT NOT NULL,
  condition TEXT NOT NULL,
  note TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX dining_tableware_by_number ON dining_tableware (site_id, number);

CREATE TABLE dining_menu (
  site_id TEXT NOT NULL REFERENCES site (id),
  day TEXT NOT NULL,
  meal TEXT NOT NULL,
  dishes TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  entered_by TEXT NOT NULL,
  PRIMARY KEY (site_id, day, meal)
);

CREATE TABLE dining_diner (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  meal TEXT NOT NULL,
  person_id TEXT NOT NULL,
  away BOOLEAN NOT NULL,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX dining_diner_by_meal ON dining_diner (site_id, day, meal, person_id);

CREATE TABLE dining_wish (
  site_id TEXT NOT NULL REFERENCES site (id),
  diner_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  sealed BYTEA,
  corrects INTEGER,
  asked_at BIGINT NOT NULL,
  asked_by TEXT NOT NULL,
  served_at BIGINT,
  served_by TEXT NOT NULL,
  PRIMARY KEY (site_id, diner_id, position),
  FOREIGN KEY (site_id, diner_id) REFERENCES dining_diner (site_id, id)
);
CREATE INDEX dining_wish_by_time ON dining_wish (site_id, asked_at);

CREATE TABLE dining_need (
  site_id TEXT NOT NULL REFERENCES site (id),
  person_id TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (site_id, person_id)
);
