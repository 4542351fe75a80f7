-- What a person asks about the data kept of them 个人信息请求, and registers with whole names that leaders
-- ask for. By what somebody is found is sealed, and goes when the request is over.

CREATE TABLE personal_data_request (
  site_id TEXT NOT NULL REFERENCES site (id),
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  ground TEXT NOT NULL,
  identified TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  sealed TEXT,
  visits INTEGER NOT NULL,
  calls INTEGER NOT NULL,
  inquiries INTEGER NOT NULL,
  ratings INTEGER NOT NULL,
  record_lines INTEGER NOT NULL,
  watched INTEGER NOT NULL,
  still_open INTEGER NOT NULL,
  state TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  asked_by TEXT NOT NULL,
  asked_by_id TEXT NOT NULL,
  answered_at BIGINT,
  answered_by TEXT,
  answered_by_id TEXT,
  refusal TEXT NOT NULL,
  fetched_at BIGINT,
  looked_at BIGINT,
  PRIMARY KEY (site_id, id)
);
CREATE UNIQUE INDEX personal_data_request_by_number ON personal_data_request (site_id, number);
CREATE INDEX personal_data_request_by_asker ON personal_data_request (site_id, asked_by_id, asked_at);
CREATE INDEX personal_data_request_by_state ON personal_data_request (site_id, state, asked_at);
CREATE INDEX reception_record_line_of_record ON reception_record_line (site_id, register, record_id);
