UPDATE duty SET subject_register = 'call', subject_id = '00000000-0000-0000-0000-00000000000f', subject_number = 1 WHERE meeting_id IS NULL;
