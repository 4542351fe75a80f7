UPDATE shift SET contact_at = 1783299600000 WHERE site_id = 'court';
