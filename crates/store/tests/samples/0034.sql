INSERT INTO order_word VALUES ('court', '00000000-0000-0000-0000-0000000000f1', 2, 'called', 'link', '', 1783302000000, 2, 1, NULL, 1783302300000, '何领班', false, 1783304100000, 1783302600000, 'confirmed');
UPDATE client_order SET telephone_mark = 'mark' WHERE site_id = 'court';
