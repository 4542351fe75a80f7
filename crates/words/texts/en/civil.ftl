## Dates as people say them.

civil-day = { $weekday } { $month }/{ $day }
civil-dated = { $weekday } { $month }/{ $day }/{ $year }
civil-month = { $year }-{ $month }
civil-weekday-1 = Mon
civil-weekday-2 = Tue
civil-weekday-3 = Wed
civil-weekday-4 = Thu
civil-weekday-5 = Fri
civil-weekday-6 = Sat
civil-weekday-7 = Sun
