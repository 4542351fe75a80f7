UPDATE client_order SET version = 3 WHERE site_id = 'court';
UPDATE rating SET case_id = '00000000-0000-0000-0000-0000000000f1' WHERE site_id = 'court';
