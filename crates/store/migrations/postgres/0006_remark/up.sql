-- What was lacking or found at an item of a duty; ticking the item afterwards says it was put right.

CREATE TABLE remark (
  site_id TEXT NOT NULL,
  duty_id TEXT NOT NULL,
  item INTEGER NOT NULL,
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  remarked_by TEXT NOT NULL,
  PRIMARY KEY (site_id, duty_id, item),
  FOREIGN KEY (site_id, duty_id) REFERENCES duty (site_id, id)
);
