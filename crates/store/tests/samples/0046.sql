UPDATE personal_data_request SET lost_reports = 1, found_items = 1, diners = 1 WHERE site_id = 'court';
