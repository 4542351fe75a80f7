-- What a person asks about the data kept of them reaches what they lost and found, and what is remembered of who dines.

ALTER TABLE personal_data_request ADD COLUMN lost_reports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE personal_data_request ADD COLUMN found_items INTEGER NOT NULL DEFAULT 0;
ALTER TABLE personal_data_request ADD COLUMN diners INTEGER NOT NULL DEFAULT 0;

-- When each thing that is to be brought was told: what is brought before that does not bring it.
ALTER TABLE restocking_line ADD COLUMN told_at BIGINT NOT NULL DEFAULT 0;

-- In which language a group is written to.
ALTER TABLE alert_way ADD COLUMN language TEXT NOT NULL DEFAULT 'zh-Hans';
