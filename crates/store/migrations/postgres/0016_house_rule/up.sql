-- Rules of the house 规章制度: published in versions that never change, with a draft beside them, and
-- who acknowledged which version when.

CREATE TABLE house_rule (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  issuer TEXT NOT NULL,
  drafted INTEGER NOT NULL,
  version INTEGER NOT NULL,
  withdrawn_at BIGINT,
  withdrawn_by TEXT NOT NULL,
  PRIMARY KEY (site_id, id)
);

CREATE TABLE house_rule_draft (
  site_id TEXT NOT NULL,
  house_rule_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at BIGINT NOT NULL,
  written_by TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  note TEXT NOT NULL,
  in_force TEXT NOT NULL,
  days INTEGER NOT NULL,
  readers TEXT NOT NULL,
  PRIMARY KEY (site_id, house_rule_id),
  FOREIGN KEY (site_id, house_rule_id) REFERENCES house_rule (site_id, id)
);

CREATE TABLE house_rule_version (
  site_id TEXT NOT NULL,
  house_rule_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at BIGINT NOT NULL,
  published_by TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  note TEXT NOT NULL,
  in_force TEXT NOT NULL,
  days INTEGER NOT NULL,
  readers TEXT NOT NULL,
  PRIMARY KEY (site_id, house_rule_id, version),
  FOREIGN KEY (site_id, house_rule_id) REFERENCES house_rule (site_id, id)
);

CREATE TABLE house_rule_acknowledgement (
  site_id TEXT NOT NULL,
  house_rule_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id),
  at BIGINT NOT NULL,
  PRIMARY KEY (site_id, house_rule_id, version, account_id),
  FOREIGN KEY (site_id, house_rule_id, version) REFERENCES house_rule_version (site_id, house_rule_id, version)
);
CREATE INDEX house_rule_acknowledgement_by_account ON house_rule_acknowledgement (site_id, account_id);
