INSERT INTO directions VALUES ('court', '00000000-0000-0000-0000-000000000001', '乘一号电梯到三层', '乘东侧电梯到三层');
