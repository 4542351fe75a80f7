UPDATE person SET form_of_address = '何庭长' WHERE site_id = 'court';
