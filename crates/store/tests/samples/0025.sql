INSERT INTO catalogue_item VALUES ('court', '00000000-0000-0000-0000-0000000000f2', 'fruit', '时令果盘', '盘', 'break', 3800, '', false);
INSERT INTO order_setting VALUES ('court', 7);
