-- Web push 浏览器推送: the key of the house, which browsers know it by, and the browsers that are told something while
-- their page is shut. What lets anybody write to a browser is sealed; the session's hash says with which sign-out it
-- goes.

CREATE TABLE push_key (
  id TEXT NOT NULL PRIMARY KEY,
  public TEXT NOT NULL,
  sealed TEXT NOT NULL,
  made_at BIGINT NOT NULL
);

CREATE TABLE push_subscription (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  host TEXT NOT NULL,
  sealed TEXT NOT NULL,
  language TEXT NOT NULL,
  session_hash TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  PRIMARY KEY (site_id, id),
  FOREIGN KEY (account_id) REFERENCES account (id)
);
CREATE INDEX push_subscription_by_account ON push_subscription (account_id);
