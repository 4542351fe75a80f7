INSERT INTO push_key VALUES ('house', 'public', 'sealed', 1783320000000);
INSERT INTO push_subscription VALUES ('court', '00000000-0000-0000-0000-000000000104', '00000000-0000-0000-0000-000000000008', 'fcm.googleapis.com', 'sealed', 'zh-Hans', 'hash', 1783320000000);
