UPDATE visit_keeping SET call_days = 365, inquiry_days = 30, rating_days = 60;
