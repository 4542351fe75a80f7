-- The daily reception record 接访记录表 as it was signed, edition by edition. A line is kept with the
-- edition that first had it so; what was told stands in it sealed, and goes when the time of its
-- register is over.

CREATE TABLE reception_record (
  site_id TEXT NOT NULL REFERENCES site (id),
  day TEXT NOT NULL,
  edition INTEGER NOT NULL,
  mark TEXT NOT NULL,
  head_number BIGINT NOT NULL,
  head_hash TEXT NOT NULL,
  missing INTEGER NOT NULL,
  summary TEXT NOT NULL,
  note_sealed TEXT,
  signed_by TEXT NOT NULL,
  signed_by_id TEXT,
  signed_at BIGINT NOT NULL,
  countersigned_by TEXT,
  countersigned_by_id TEXT,
  countersigned_at BIGINT,
  returned_by TEXT,
  returned_by_id TEXT,
  returned_at BIGINT,
  return_sealed TEXT,
  PRIMARY KEY (site_id, day, edition)
);
CREATE INDEX reception_record_kept ON reception_record (site_id, signed_at)
  WHERE note_sealed IS NOT NULL OR return_sealed IS NOT NULL;

CREATE TABLE reception_record_line (
  site_id TEXT NOT NULL,
  day TEXT NOT NULL,
  edition INTEGER NOT NULL,
  register TEXT NOT NULL,
  record_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  at BIGINT NOT NULL,
  facts TEXT NOT NULL,
  sealed TEXT,
  PRIMARY KEY (site_id, day, register, record_id, edition),
  FOREIGN KEY (site_id, day, edition) REFERENCES reception_record (site_id, day, edition)
);
CREATE INDEX reception_record_line_kept ON reception_record_line (site_id, register, at)
  WHERE sealed IS NOT NULL;
