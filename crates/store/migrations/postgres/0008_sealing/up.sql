-- What the database knows its key by: personal data is sealed with a key that is kept elsewhere.

CREATE TABLE sealing (
  id TEXT NOT NULL PRIMARY KEY,
  key_check TEXT NOT NULL
);
