## 日期：人們怎樣說。

civil-day = { $month }月{ $day }日 { $weekday }
civil-dated = { $year }年{ $month }月{ $day }日 { $weekday }
civil-month = { $year }年{ $month }月
civil-weekday-1 = 週一
civil-weekday-2 = 週二
civil-weekday-3 = 週三
civil-weekday-4 = 週四
civil-weekday-5 = 週五
civil-weekday-6 = 週六
civil-weekday-7 = 週日
