## 會議頁：系列、時刻、房間狀況。

meeting-series = 系列會議
meeting-series-place = { $rule }，共 { $total } 次，這是第 { $number } 次
meeting-series-daily = { $count ->
    [1] 每天
   *[other] 每 { $count } 天
}
meeting-series-weekly = { $count ->
    [1] 每{ $days }
   *[other] 每 { $count } 週的{ $days }
}
meeting-series-monthly = { $count ->
    [1] 每月 { $days }
   *[other] 每 { $count } 個月的{ $days }
}
meeting-series-yearly = { $count ->
    [1] 每年 { $days }
   *[other] 每 { $count } 年的 { $days }
}
meeting-series-by-rule = 按規則 { $rule }
meeting-series-and = 、
meeting-series-month-day = { $count } 日
meeting-series-month-day-last = 最後一天
meeting-series-month-day-from-last = 倒數第 { $count } 天
meeting-series-nth = 第 { $count } 個{ $day }
meeting-series-nth-last = 最後一個{ $day }
meeting-series-nth-from-last = 倒數第 { $count } 個{ $day }
meeting-series-all = 全部 { $count } 次
meeting-series-previous = 上一次
meeting-series-next = 下一次
meeting-series-changed = 單獨改過
meeting-series-this = 這一次
meeting-scope = 範圍
meeting-scope-one = 只改這一次
meeting-scope-following = 這一次及以後（還有 { $count } 次）
meeting-scope-cancel-one = 只取消這一次
meeting-scope-hint = 單獨改過的那幾次，沒有動到的內容照舊；有一次不能改，就一次也不改。
meeting-room-not-cleared = 會後清理未完成
meeting-room-not-cleared-hint = 上一場會議的會後清理還沒做完，也沒有免做。
meeting-moments = 經過
meeting-ends-early = 提前結束
meeting-ends-later = 延長
meeting-minutes-more = { $time }（+{ $count } 分）
meeting-minutes-less = { $time }（−{ $count } 分）
meeting-in-the-way-held = 連布場和清場 { $time }
