UPDATE office_key SET missed_at = 1783328000000 WHERE site_id = 'court';
UPDATE paper_in_custody SET holder = '文件柜' WHERE site_id = 'court';
INSERT INTO paper_step VALUES ('court', '00000000-0000-0000-0000-0000000000f9', 1, 'put-away', 1783328000000, '王芳', NULL, '文件柜', NULL, NULL, NULL, NULL, NULL);
