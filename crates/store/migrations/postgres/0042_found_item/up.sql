-- Found things 遗失物品 and what was done about each; what somebody looks for 报失; after how many days what nobody
-- claimed is handed over. What a thing looks like, who asks, who took it and the drawn signature are sealed, and
-- go when their time of keeping is over.

CREATE TABLE found_item (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  sealed BYTEA,
  room_id TEXT,
  spot TEXT NOT NULL,
  found_at BIGINT NOT NULL,
  taken_down_at BIGINT NOT NULL,
  taken_down_by TEXT NOT NULL,
  taken_down_by_id TEXT,
  meeting_id TEXT,
  visit_id TEXT,
  duty_id TEXT,
  state TEXT NOT NULL,
  shelf TEXT NOT NULL,
  noticed_day TEXT,
  closed_at BIGINT,
  closed_by TEXT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id)
);
CREATE UNIQUE INDEX found_item_by_number ON found_item (site_id, day, number);
CREATE INDEX found_item_by_time ON found_item (site_id, taken_down_at);
CREATE INDEX found_item_open ON found_item (site_id, taken_down_at) WHERE closed_at IS NULL;
CREATE INDEX found_item_closed ON found_item (site_id, closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE found_item_step (
  site_id TEXT NOT NULL,
  found_item_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  step TEXT NOT NULL,
  at BIGINT NOT NULL,
  done_by TEXT NOT NULL,
  reason TEXT NOT NULL,
  sealed BYTEA,
  signature BYTEA,
  PRIMARY KEY (site_id, found_item_id, position),
  FOREIGN KEY (site_id, found_item_id) REFERENCES found_item (site_id, id)
);

CREATE TABLE found_item_limit (
  site_id TEXT NOT NULL REFERENCES site (id),
  days INTEGER NOT NULL,
  PRIMARY KEY (site_id)
);

CREATE TABLE lost_report (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  sealed BYTEA,
  telephone_mark TEXT,
  room_id TEXT,
  spot TEXT NOT NULL,
  from_at BIGINT NOT NULL,
  until_at BIGINT NOT NULL,
  taken_down_at BIGINT NOT NULL,
  taken_down_by TEXT NOT NULL,
  taken_down_by_id TEXT,
  found_item_id TEXT,
  closed_at BIGINT,
  closed_by TEXT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, room_id) REFERENCES room (site_id, id),
  FOREIGN KEY (site_id, found_item_id) REFERENCES found_item (site_id, id)
);
CREATE UNIQUE INDEX lost_report_by_number ON lost_report (site_id, day, number);
CREATE INDEX lost_report_by_time ON lost_report (site_id, taken_down_at);
CREATE INDEX lost_report_open ON lost_report (site_id, taken_down_at) WHERE closed_at IS NULL;
CREATE INDEX lost_report_by_telephone ON lost_report (site_id, telephone_mark) WHERE telephone_mark IS NOT NULL;
