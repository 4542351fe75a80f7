-- What a person asks about the data kept of them reaches what they lost and found, and what is remembered of who dines.

ALTER TABLE personal_data_request ADD COLUMN lost_reports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE personal_data_request ADD COLUMN found_items INTEGER NOT NULL DEFAULT 0;
ALTER TABLE personal_data_request ADD COLUMN diners INTEGER NOT NULL DEFAULT 0;
