-- When somebody was at the gate and asked to wait: who was there stays in the day's record, also when
-- nobody let them in.

ALTER TABLE visit ADD COLUMN held_at BIGINT;
