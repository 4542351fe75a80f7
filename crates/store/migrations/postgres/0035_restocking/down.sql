DROP TABLE restocking_line;
DROP TABLE restocking;
