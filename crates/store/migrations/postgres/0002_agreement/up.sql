-- What the owner's office confirmed of a meeting's requirements: the revision it had before it.

CREATE TABLE agreement (
  site_id TEXT NOT NULL,
  meeting_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at BIGINT NOT NULL,
  agreed_by TEXT NOT NULL,
  PRIMARY KEY (site_id, meeting_id, revision),
  FOREIGN KEY (site_id, meeting_id) REFERENCES meeting (site_id, id)
);
