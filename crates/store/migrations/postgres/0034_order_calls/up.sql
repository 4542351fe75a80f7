-- What is brought when a client calls for it waits for their word like what was ordered (clause B6); what
-- was left undone on purpose is told from what was served; orders and cases are found when somebody asks
-- for what is kept of them.

ALTER TABLE order_line ADD COLUMN waived BOOLEAN NOT NULL DEFAULT FALSE;

ALTER TABLE order_word ADD COLUMN done_at BIGINT;
ALTER TABLE order_word ADD COLUMN done_by TEXT NOT NULL DEFAULT '';
ALTER TABLE order_word ADD COLUMN waived BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE order_word ADD COLUMN answer_due_at BIGINT;
ALTER TABLE order_word ADD COLUMN answered_at BIGINT;
ALTER TABLE order_word ADD COLUMN how TEXT;
CREATE INDEX order_word_unanswered ON order_word (site_id, done_at) WHERE done_at IS NOT NULL AND answered_at IS NULL;

ALTER TABLE client_order ADD COLUMN telephone_mark TEXT;
CREATE INDEX client_order_by_telephone ON client_order (site_id, telephone_mark) WHERE telephone_mark IS NOT NULL;
CREATE INDEX service_case_by_telephone ON service_case (site_id, telephone_mark) WHERE telephone_mark IS NOT NULL;

ALTER TABLE personal_data_request ADD COLUMN orders INTEGER NOT NULL DEFAULT 0;
