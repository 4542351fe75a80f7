### duty
