-- What is open of one site is asked for as often as what is open of all: with the site first, one index serves both, and
-- nobody reads all that a site ever had in order to find what it has to do.
DROP INDEX duty_open;
CREATE INDEX duty_open ON duty (site_id, opens_at) WHERE outcome IS NULL;

-- Every board and every desk asks for these; each read its whole register, or walked through it in its order.
CREATE INDEX request_by_meeting ON request (site_id, meeting_id);
CREATE INDEX alert_unreached ON alert (site_id, account_id) WHERE unreached_at IS NOT NULL AND received_at IS NULL;
DROP INDEX visit_by_telephone;
CREATE INDEX visit_by_telephone ON visit (site_id, telephone_mark, day, number) WHERE telephone_mark IS NOT NULL;
DROP INDEX visit_by_document;
CREATE INDEX visit_by_document ON visit (site_id, document_mark, day, number) WHERE document_mark IS NOT NULL;
CREATE INDEX meeting_of_series ON meeting (site_id, series_id, starts_at) WHERE series_id IS NOT NULL;
CREATE INDEX newspaper_arrival_of_day ON newspaper_arrival (site_id, day);
CREATE INDEX newspaper_issue_short ON newspaper_issue (site_id, day) WHERE written_off_at IS NULL AND arrived < expected;
DROP INDEX order_line_unanswered;
CREATE INDEX order_line_unanswered ON order_line (site_id, order_id) WHERE done_at IS NOT NULL AND answered_at IS NULL;
DROP INDEX order_word_unanswered;
CREATE INDEX order_word_unanswered ON order_word (site_id, order_id) WHERE done_at IS NOT NULL AND answered_at IS NULL;
DROP INDEX alert_waiting;
CREATE INDEX alert_waiting ON alert (site_id, next_at) WHERE next_at IS NOT NULL;
