### Hand-overs: the review at the end of a shift, given to the next.

hand-over-title = Hand-overs
hand-over-review = Review and hand over
hand-over-begin = Review and hand over
hand-over-all = All hand-overs
hand-over-until = Please hand over by { $time }
hand-over-today = Today’s journal
hand-over-counted = Done today: { $done }, of these late: { $late }; missed: { $missed }, waived: { $waived }.
hand-over-no-entries = You have no entries today.
hand-over-entries = My entries: { $count }
hand-over-open-title = Not done yet
hand-over-open-none = Nothing: all is done.
hand-over-keys = Give back the keys that you have before you go.
hand-over-key-back = Give back
hand-over-later = { $count ->
    [one] { $count } more is to be done later
   *[other] { $count } more are to be done later
}
hand-over-meetings = Meetings: { $count }
hand-over-next = What tomorrow brings
hand-over-no-meetings = No meetings.
hand-over-important = Important matters
hand-over-important-none = No assigned matters, banquets or papers to hand over.
hand-over-seen = I have looked at
hand-over-note = To the next shift
hand-over-note-hint = May stay empty. Say what goes on and what to look out for.
hand-over-note-none = No note
hand-over-do = Hand over
hand-over-do-and-leave = Hand over and go off duty
hand-over-waiting = From the shift before
hand-over-have = I have it
hand-over-had-said = Taken over from { $by }
hand-over-open = Open
hand-over-day = Day
hand-over-by = From
hand-over-made = Handed over
hand-over-not-made = Not handed over
hand-over-had = Taken over
hand-over-not-had = Not taken over
hand-over-none = No hand-overs this month.
hand-over-none-hint = Half an hour before a planned shift ends, whoever is on duty is asked to review the day, to look at tomorrow and to hand over.
phone-subject-hand-over = Hand-over no. { $number }
phone-subject-take-over = Hand-over no. { $number }
