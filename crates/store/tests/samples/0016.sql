INSERT INTO house_rule VALUES ('court', '00000000-0000-0000-0000-000000000f01', 'service-centre', 3, 1, NULL, '');
INSERT INTO house_rule_version VALUES ('court', '00000000-0000-0000-0000-000000000f01', 1, 1783299600000, '何领班', '考勤制度', '按时上岗。', '', '2026-07-06', 7, '["receptionist","attendant","guard","team-leader"]');
INSERT INTO house_rule_draft VALUES ('court', '00000000-0000-0000-0000-000000000f01', 3, 1783299600000, '何领班', '考勤制度', '提前十分钟上岗。', '上岗提前', '2026-08-01', 7, '["guard"]');
INSERT INTO house_rule_acknowledgement VALUES ('court', '00000000-0000-0000-0000-000000000f01', 1, '00000000-0000-0000-0000-000000000011', 1783299660000);
