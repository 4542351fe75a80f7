## 日期：人们怎样说。

civil-day = { $month }月{ $day }日 { $weekday }
civil-dated = { $year }年{ $month }月{ $day }日 { $weekday }
civil-month = { $year }年{ $month }月
civil-weekday-1 = 周一
civil-weekday-2 = 周二
civil-weekday-3 = 周三
civil-weekday-4 = 周四
civil-weekday-5 = 周五
civil-weekday-6 = 周六
civil-weekday-7 = 周日
