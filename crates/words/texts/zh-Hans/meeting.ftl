## 会议页：系列、时刻、房间状况。

meeting-series = 系列会议
meeting-series-place = { $rule }，共 { $total } 次，这是第 { $number } 次
meeting-series-daily = { $count ->
    [1] 每天
   *[other] 每 { $count } 天
}
meeting-series-weekly = { $count ->
    [1] 每{ $days }
   *[other] 每 { $count } 周的{ $days }
}
meeting-series-monthly = { $count ->
    [1] 每月 { $days }
   *[other] 每 { $count } 个月的{ $days }
}
meeting-series-yearly = { $count ->
    [1] 每年 { $days }
   *[other] 每 { $count } 年的 { $days }
}
meeting-series-by-rule = 按规则 { $rule }
meeting-series-and = 、
meeting-series-month-day = { $count } 日
meeting-series-month-day-last = 最后一天
meeting-series-month-day-from-last = 倒数第 { $count } 天
meeting-series-nth = 第 { $count } 个{ $day }
meeting-series-nth-last = 最后一个{ $day }
meeting-series-nth-from-last = 倒数第 { $count } 个{ $day }
meeting-series-all = 全部 { $count } 次
meeting-series-previous = 上一次
meeting-series-next = 下一次
meeting-series-changed = 单独改过
meeting-series-this = 这一次
meeting-scope = 范围
meeting-scope-one = 只改这一次
meeting-scope-following = 这一次及以后（还有 { $count } 次）
meeting-scope-cancel-one = 只取消这一次
meeting-scope-hint = 单独改过的那几次，没有动到的内容照旧；有一次不能改，就一次也不改。
meeting-room-not-cleared = 会后清理未完成
meeting-room-not-cleared-hint = 上一场会议的会后清理还没做完，也没有免做。
meeting-moments = 经过
meeting-ends-early = 提前结束
meeting-ends-later = 延长
meeting-minutes-more = { $time }（+{ $count } 分）
meeting-minutes-less = { $time }（−{ $count } 分）
meeting-in-the-way-held = 连布场和清场 { $time }
