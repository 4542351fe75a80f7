# The plan of a day: looked at ahead, what will be missed and what can be done about it.

page-menu-day-plan = Day plan
day-plan-counts = { $people } there · { $tasks ->
    [one] { $tasks } duty
   *[other] { $tasks } duties
}
day-plan-missed = { $count } will be missed
day-plan-missed-none = Nothing will be missed
day-plan-misses = Windows that will be missed
day-plan-misses-none = As it stands, no window will be missed.
day-plan-why-unserved = No team serves this place.
day-plan-why-nobody-there = Nobody of { $team } is there at that time.
day-plan-why-busy = { $person } is at “{ $task }” then ({ $place } { $time }).
day-plan-why-too-far = { $person } cannot be there in time from “{ $task }” ({ $place } { $time }).
day-plan-gives = What somebody else can do
day-plan-gives-hint = One after the other. Each says what it keeps and what it costs.
day-plan-gives-none = Other people cannot help here; see what else can be done below.
day-plan-gives-needless = Nothing has to be changed.
day-plan-after = With all of these, { $count } will still be missed.
day-plan-after-none = With all of these, nothing will be missed.
day-plan-others = What else can be done
day-plan-change-duty = Give “{ $task }” to { $person }
day-plan-change-meeting = Give all of the meeting “{ $meeting }” to { $person }
day-plan-change-plan = Ask { $person } to come { $from }–{ $until } ({ $team })
day-plan-change-stretch = Make the shift of { $person } { $from }–{ $until }
day-plan-change-later = Begin the meeting “{ $meeting }” { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} later
day-plan-change-earlier = Begin the meeting “{ $meeting }” { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} earlier
day-plan-change-room = Hold the meeting “{ $meeting }” in { $room }
day-plan-change-one-more = One more of { $team }: { $from }–{ $until }
day-plan-removes = Keeps { $count }: { $list }
day-plan-adds = But misses { $count }: { $list }
day-plan-cost-none = Nobody walks more
day-plan-cost-walk = { $minutes ->
    [one] { $minutes } minute more of walking
   *[other] { $minutes } minutes more of walking
}
day-plan-cost-less = { $minutes ->
    [one] { $minutes } minute less of walking
   *[other] { $minutes } minutes less of walking
}
day-plan-cost-hours = { $hours ->
    [one] { $hours } hour of one more person
   *[other] { $hours } hours of one more person
}
day-plan-cost-ask = They are to be asked; mind their rest
day-plan-cost-agree = To be agreed with whoever is responsible for the meeting, and with the owner’s office
day-plan-apply = Do so
day-plan-plan-shift = Plan this shift
day-plan-open-roster = Change it in the roster
day-plan-open-meeting = Change it at the meeting
day-plan-not-yet = This duty comes only as the meeting goes on; give it then.
day-plan-leader-gives = The team leader changes it.
day-plan-given = { $count ->
    [one] Done: { $count } duty was given to somebody else.
   *[other] Done: { $count } duties were given to somebody else.
}
day-plan-what-if = What if there were one more
day-plan-ask = Work it out
day-plan-answer = One more of { $team } ({ $from }–{ $until }): windows still missed after the changes above: { $before }; left of them: { $after }.
day-plan-answer-same = One more of { $team } ({ $from }–{ $until }): after the changes above, { $before ->
    [one] { $before } window is missed all the same.
   *[other] { $before } windows are missed all the same.
}
day-plan-person-planned = { $teams } · planned { $shifts }
day-plan-person-there = { $teams } · on duty { $shifts }
day-plan-busy = busy { $busy }, walks { $walk } min
day-plan-bar = { $time }, { $count ->
    [one] { $count } duty
   *[other] { $count } duties
}
day-plan-round = { $title }, round { $round }
day-plan-key-duty = duty
day-plan-key-missed = will be missed
day-plan-nobody = Nobody
day-plan-nobody-planned = Nobody is planned on this day yet.
day-plan-list = Everybody’s day
day-plan-free = Nothing to do: can be sent.
day-plan-walk = { $minutes } min on foot
day-plan-assumes = What this rests on: meetings start, sit down and end as booked, without breaks; each round is taken to be done in the middle of its window. How long a duty takes stands in the standard (takes); 5 minutes where it does not. Walking: 1 minute on a floor, 2 minutes and half a minute a level to another, 5 minutes more to another building. Until it is time to clean leaders’ offices, every office of a leader is reckoned with, which is the most that may come; then those whose leader is out. What is left of the days before and due on this day counts too. Whoever is on duty without a planned shift stays 9 hours. What is overdue already is on the board and not here.
day-plan-more = { $count } more
