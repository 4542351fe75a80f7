-- The knowledge base from which inquiries are answered, in versions; and the register of inquiries
-- 问询. What an asker told is sealed, and goes when its time of keeping is over.

CREATE TABLE knowledge (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  removed BOOLEAN NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE knowledge_version (
  site_id TEXT NOT NULL,
  knowledge_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at BIGINT NOT NULL,
  written_by TEXT NOT NULL,
  question TEXT NOT NULL,
  wordings TEXT NOT NULL,
  answer TEXT NOT NULL,
  department TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  PRIMARY KEY (site_id, knowledge_id, revision),
  FOREIGN KEY (site_id, knowledge_id) REFERENCES knowledge (site_id, id)
);

CREATE TABLE inquiry (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  at BIGINT NOT NULL,
  owner TEXT NOT NULL,
  owner_id TEXT,
  sealed TEXT,
  knowledge_id TEXT,
  to_whom TEXT NOT NULL,
  to_id TEXT,
  due_at BIGINT,
  answered_at BIGINT,
  answered_by TEXT NOT NULL,
  proposed BOOLEAN NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, knowledge_id) REFERENCES knowledge (site_id, id)
);
CREATE UNIQUE INDEX inquiry_by_number ON inquiry (site_id, day, number);
CREATE INDEX inquiry_by_time ON inquiry (site_id, at);
CREATE INDEX inquiry_open ON inquiry (site_id, at) WHERE answered_at IS NULL;
CREATE INDEX inquiry_kept ON inquiry (site_id, at) WHERE sealed IS NOT NULL;
