# The roster and the check at sign-on.

page-menu-roster = Roster
roster-week-before = Week before
roster-week-this = This week
roster-week-after = Week after
roster-copy = Copy the week before
roster-copied-words = Shifts planned as the week before: { $count }; left out (planned already, on leave, over, or no longer of the team): { $left }.
roster-none = No team has members yet. Set up teams in the directory first.
roster-person = Person
roster-post = Post
roster-day = Day
roster-starts = From
roster-ends = To
roster-plan = Plan a shift
roster-change = Change this shift
roster-save = Save
roster-remove = Take this shift away
roster-confirm = Plan it all the same
roster-total = { $hours } hours
roster-rest-short = Only { $hours } of rest
roster-no-day-off = { $count } days in a row
roster-week-long = { $hours } in one week
roster-rest-hint = At least 11 hours of rest lie between the shifts of two days; less is a warning, and the team leader decides. An end before the start is on the next day.
roster-standing-planned = Not yet
roster-standing-awaited = Awaited
roster-standing-late = Not on post, { $minutes } min late
roster-standing-unchecked = Came, not checked
roster-standing-taken = On post
roster-standing-taken-late = On post, { $minutes } min late
roster-standing-left = Left at { $time }
roster-standing-missed = Nobody came
roster-waiting = Your shift begins at { $time }. Please make the check at sign-on by { $due }.
roster-sign-on = Check at sign-on
roster-sign-on-do = Checked, take the post
roster-sign-on-hint = Please make the check at sign-on first, and be on post by { $due }.
roster-sign-on-left = Items still to be looked at: { $count }. Put right what is not in order and tick it, or write down what it is.
phone-subject-planned-shift = Planned shift no. { $number }
board-posts = Posts
board-posts-unplanned = No shift is planned today
board-posts-planned = { $count ->
    [one] { $count } shift today
   *[other] { $count } shifts today
}
board-posts-fine = { $count ->
    [one] { $count } shift
   *[other] { $count } shifts
} today, nobody late or missing
notice-post-not-taken = { $by } is not on post: { $post }, “{ $title }” was due by { $at }.
notice-post-unchecked = { $by } is on duty without “{ $title }”: { $post }, due by { $at }.
notice-post-left = { $by } left the post before its time, at { $at }: { $post }. See who takes it.
notice-post-unmanned = Nobody is there for the shift of { $at }, { $post }: { $by } is on leave. Plan somebody else.

# Leave, swaps, cycles, the workbook.

page-menu-leave = Leave
page-menu-shift-swaps = Swaps
page-menu-roster-cycle = Cycles
page-menu-roster-workbook = Roster by workbook
leave-and-swaps = Leave and swaps
roster-export = Export to Excel
roster-drag-hint = A shift that has not begun can be dragged to another day or person; dragging it back undoes that.
roster-moved-words = It was moved. Drag it back to undo that.
roster-leave = On leave
roster-leave-waits = Leave asked for
roster-on-leave = On leave, needs somebody else
roster-partly-on-leave = There { $time } alone, on leave for the rest: find somebody else
roster-sheet-out = Export
roster-sheet-hint = A shift a row: day, person, post, from, to, as in an exported sheet. Shifts that the sheet does not name stay as they are; what will change is shown before it is confirmed.
roster-sheet-done = Taken in: { $added } new, { $changed } changed, rows left out: { $bad }.
roster-sheet-rest = Rest

leave-ask = Ask for leave
leave-ask-do = Ask for it
leave-kind = Kind
leave-kind-annual = Annual leave
leave-kind-sick = Sick leave
leave-kind-personal = Personal leave
leave-kind-other = Other
leave-from = From
leave-from-noon = from noon on
leave-until = To
leave-until-noon = until noon
leave-words = A word more (optional)
leave-hint = The kind and what you add are read by you and by the team leader who decides, and by nobody else. Colleagues see in the roster that you are on leave.
leave-own = My leave
leave-own-none = You have not asked for leave yet.
leave-others = Leave that was decided
leave-days = When
leave-stands = Result
leave-shifts-left = Shifts to be given to others
leave-asked-at = asked for at { $time }
leave-shifts = Shifts planned in that time, to be given to others once it is approved: { $count }
leave-approve = Approve
leave-refuse = Refuse
leave-reason = Why it is refused
leave-reason-was = Why: { $reason }
leave-withdraw = Take back
leave-end = End it now, I am back
leave-standing-waiting = Waiting
leave-standing-approved = Approved
leave-standing-refused = Refused
leave-standing-withdrawn = Taken back
leave-done-asked = Your leave was asked for; a team leader decides.
leave-done-approved = Approved.
leave-done-refused = Refused, with the reason.
leave-done-withdrawn = Taken back.
leave-done-ended = Your leave ends now: you are back.
leave-morning = morning
leave-afternoon = afternoon
leave-until-time = until { $time }

swap-title = { $asker } asks { $colleague } to swap
swap-takes = { $name } works { $shift }
swap-for-nothing = Nothing is asked for in return.
swap-changed = The roster changed since: it cannot be swapped like this
swap-standing-asked = Waits for the colleague
swap-standing-agreed = Waits for the team leader
swap-standing-declined = Declined
swap-standing-approved = Swapped
swap-standing-refused = Refused
swap-standing-withdrawn = Taken back
swap-standing-begun = The shift has begun: nothing came of it
swap-done-asked = Your colleague was asked; once they agree, a team leader decides.
swap-done-agreed = Agreed; a team leader decides.
swap-done-declined = Declined.
swap-done-approved = Approved, and the roster is changed.
swap-done-refused = Refused, with the reason.
swap-done-withdrawn = Taken back.
swap-agree = Agree
swap-decline = Decline
swap-confirm = Allow little rest
swap-approve = Approve the swap
swap-own = My shifts ahead
swap-own-none = You have no shift in the month ahead.
swap-ask = Swap
swap-ask-do = Ask this colleague
swap-others = Other swaps
swap-nobody = This post has no other colleague to swap with.
swap-with = With whom
swap-hint = The roster changes once the colleague agrees and a team leader approves.
swap-only-take = { $name } takes it for me
swap-for = for { $name }’s { $shift }

cycle-preview = What would be planned
cycle-lay = Plan it
cycle-nothing = Nothing would change.
cycle-days = One cycle, a day a line
cycle-days-hint = Write the hours of each day, such as 08:00-16:00, or rest. An end before the start is on the next day.
cycle-people = Who, and on which day of the cycle they begin
cycle-people-hint = Where each person stands in the cycle on the first day. Whoever is not chosen is left alone.
cycle-not-in-it = Not in it
cycle-begins = Day { $day }
cycle-replaces = Shifts that are planned in that time already give way to the cycle
cycle-look = Look at it first
cycle-laid-words = The cycle planned { $count ->
    [one] { $count } shift
   *[other] { $count } shifts
}; left alone: { $left }, earlier ones taken away: { $removed }.
cycle-outcome-planned = Planned
cycle-outcome-strained = Of these hard on somebody
cycle-outcome-freed = Rest instead
cycle-outcome-on-leave = On leave, left out
cycle-outcome-by-hand = Planned already, left alone
cycle-outcome-overlap = Elsewhere at that time, left out
cycle-outcome-over = Time is over, left out

notice-leave-asked = { $by } asks for leave from { $from } to { $until }. Please decide it on the page Leave of the roster.
notice-leave-approved = { $by } approved your leave from { $from } to { $until }.
notice-leave-refused = { $by } refused your leave from { $from } to { $until }; the reason is on the page Leave.
notice-leave-withdrawn = { $by } took back the leave from { $from } to { $until }.
notice-leave-ended = { $by } ended the leave from { $from } to { $until } early and is back.
notice-swap-asked = { $by } asks you to take the shift { $given }. Please answer on the page Swaps.
notice-swap-agreed = { $by } agrees to swap { $given }; a team leader decides.
notice-swap-declined = { $by } cannot swap { $given }.
notice-swap-waits = A swap waits for you: { $given }, { $by } agrees.
notice-swap-approved = { $by } approved the swap: { $given }.
notice-swap-refused = { $by } refused the swap: { $given }; the reason is on the page Swaps.
notice-swap-withdrawn = { $by } does not want to swap { $given } any more.
