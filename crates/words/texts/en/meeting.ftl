## The meeting's page: its series, its moments, the state of its room.

meeting-series = Series
meeting-series-place = { $rule }; { $total } in all, this is number { $number }
meeting-series-daily = { $count ->
    [1] Every day
   *[other] Every { $count } days
}
meeting-series-weekly = { $count ->
    [1] Every week on { $days }
   *[other] Every { $count } weeks on { $days }
}
meeting-series-monthly = { $count ->
    [1] Every month on { $days }
   *[other] Every { $count } months on { $days }
}
meeting-series-yearly = { $count ->
    [1] Every year on { $days }
   *[other] Every { $count } years on { $days }
}
meeting-series-by-rule = By the rule { $rule }
meeting-series-and = { ", " }
meeting-series-month-day = day { $count }
meeting-series-month-day-last = the last day
meeting-series-month-day-from-last = day { $count } from the end
meeting-series-nth = { $day } number { $count }
meeting-series-nth-last = the last { $day }
meeting-series-nth-from-last = { $day } number { $count } from the end
meeting-series-all = { $count ->
    [1] The one meeting
   *[other] All { $count }
}
meeting-series-previous = The one before
meeting-series-next = The next one
meeting-series-changed = changed by itself
meeting-series-this = this one
meeting-scope = Which
meeting-scope-one = Only this one
meeting-scope-following = This one and those that follow ({ $count } more)
meeting-scope-cancel-one = Only this one
meeting-scope-hint = Those changed by themselves keep what this change does not touch. If one cannot be changed, none is.
meeting-room-not-cleared = The room is not cleared up yet
meeting-room-not-cleared-hint = The clear-up after the meeting before is neither done nor waived.
meeting-moments = How it went
meeting-ends-early = End early
meeting-ends-later = Extend
meeting-minutes-more = { $time } (+{ $count } min)
meeting-minutes-less = { $time } (−{ $count } min)
meeting-in-the-way-held = with set-up and clear-up { $time }
