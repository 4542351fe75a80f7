### meeting
