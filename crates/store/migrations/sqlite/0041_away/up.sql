-- The note at the door of a team's office 留言条: each time that the whole team was away, the last word of
-- whoever goes out, and the screens at the doors.

CREATE TABLE away_note (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,
  team_id TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  last_id TEXT NOT NULL REFERENCES account (id),
  over_at BIGINT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, team_id) REFERENCES team (site_id, id)
);
CREATE UNIQUE INDEX away_note_by_number ON away_note (site_id, day, number);
CREATE UNIQUE INDEX away_note_now ON away_note (site_id, team_id) WHERE over_at IS NULL;

CREATE TABLE away_word (
  site_id TEXT NOT NULL REFERENCES site (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  at BIGINT NOT NULL,
  place TEXT NOT NULL,
  back_at BIGINT,
  PRIMARY KEY (site_id, account_id)
);

CREATE TABLE door_screen (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  team_id TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  added_at BIGINT NOT NULL,
  added_by TEXT NOT NULL,
  asked_at BIGINT,
  revoked_at BIGINT,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (site_id, team_id) REFERENCES team (site_id, id)
);
