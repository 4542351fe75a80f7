### Newspapers: the subscription table, what came, what was brought.

page-menu-newspapers = Newspapers
newspaper-table = Subscription table
newspaper-table-title = Leaders’ subscription table of the year
newspaper-table-none = Nothing is subscribed to yet.
newspaper-table-none-hint = Enter line by line, or take a workbook in.
newspaper-list = Sorting list
newspaper-list-title = Sorting list of the day
newspaper-by-floor = By floor
newspaper-by-reader = By leader
newspaper-floor = Floor
newspaper-office = Office
newspaper-papers = Papers
newspaper-delivered-at = Brought
newspaper-name = Paper
newspaper-postal-code = Postal code
newspaper-addressee = Leader or office
newspaper-addressee-gone = no longer in the directory
newspaper-copies = Copies
newspaper-from = From
newspaper-until = Until
newspaper-weekdays = Comes out on
newspaper-holidays = Public holidays
newspaper-off-on-holidays = not on public holidays
newspaper-daily = daily
newspaper-choose = Please choose
newspaper-new = Add a line
newspaper-change = Change a line
newspaper-remove = Take this line out
newspaper-new-title = Add a paper
newspaper-change-title = Change a paper
newspaper-nobody = Nobody takes it.
newspaper-sum = { $count ->
    [one] { $count } copy
   *[other] { $count } copies
}
newspaper-year-before = The year before
newspaper-year-after = The year after
newspaper-day-before = The day before
newspaper-day-after = The day after
newspaper-workbook = Take in a workbook
newspaper-sheet-name = Subscriptions
newspaper-sheet-hint = The first row names the columns, then one line a row, 1000 at most. You see what would change before anything does; lines that are not listed stay. Weekdays are written 1-5 or 一二三四五; without dates a line counts for the whole year.
newspaper-sheet-done = Taken in: { $added } new, { $changed } changed, { $bad } could not be taken.
newspaper-arrivals = What came
newspaper-all-arrived = All others came in full
newspaper-none = No papers are brought on this day.
newspaper-none-hint = What somebody takes and what comes out that day stands here.
newspaper-issue-day = Issue of
newspaper-expected = Expected
newspaper-arrived = Came
newspaper-count = Count
newspaper-came-late = Came by now
newspaper-state = State
newspaper-state-awaited = not counted
newspaper-state-arrived = all here
newspaper-state-missing = missing
newspaper-state-written-off = given up
newspaper-lacks = Missing
newspaper-lacking = { $count } missing
newspaper-waits = Waited
newspaper-age = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
newspaper-age-today = since today
newspaper-chased = Asked for
newspaper-chase = Asked again
newspaper-chased-times = { $count }×, last { $at }
newspaper-write-off = Give up
newspaper-written-off-told = { $at } { $by }: { $reason }
newspapers-missing = { $count ->
    [one] One issue is missing. Please ask for it.
   *[other] { $count } issues are missing. Please ask for them.
}
newspaper-delivery = Delivery
newspaper-window = brought to the offices { $window }
newspaper-no-workday = day off, nothing is brought
newspaper-counted = { $done } of { $whole ->
    [one] { $whole } office
   *[other] { $whole } offices
}
newspaper-no-office = Without an office
newspaper-tick = Brought
newspaper-not-delivered = Not brought
newspaper-late = late
newspaper-stop-left = to be brought
newspaper-stop-delivered = brought
newspaper-stop-not-delivered = not brought
newspaper-stop-nothing = nothing came
newspaper-open-list = Today’s sorting list
newspaper-open-page = Open the delivery list
newspaper-missing-open-page = Open the newspapers, ask for each
phone-subject-newspaper = Newspapers missing: { $number }
newspaper-ticked-said = { $place }: papers brought
newspaper-ticked-all = All ticked, waiting for the network.

refusal-newspaper-name-missing = Write the name of the paper.
refusal-newspaper-weekdays-missing = Choose at least one weekday on which it comes out.
refusal-newspaper-weekdays-unfit = The weekdays “{ $typed }” cannot be read: write 1-5, 一三五 or 每日.
refusal-newspaper-holidays-unfit = Whether it comes out on public holidays is yes or no, not “{ $typed }”.
refusal-newspaper-told-otherwise = An earlier row says otherwise how { $name } comes out. Please make them the same.
refusal-newspaper-copies-unfit = Copies are 1 to { $most }.
refusal-newspaper-period-backwards = The last day lies before the first.
refusal-newspaper-period-of-two-years = Both days are of one year. Enter one line for each year.
refusal-newspaper-period-of-other-year = This is the table of { $year }: the days are of { $year } too.
refusal-newspaper-taken-already = The same paper is taken already from { $from } until { $until }. Change the days, or the copies of that line.
refusal-newspaper-addressee-missing = Name the leader, or the number on the office’s door.
refusal-newspaper-leader-unknown = The directory has no such leader or office: { $name }. Enter them there first, or mend the name.
refusal-newspaper-leader-ambiguous = Several leaders of the directory are called { $name }. Enter this line on the page.
refusal-newspaper-sheet-columns = The first row needs the columns “Paper” and “Leader or office”. The empty workbook has them.
refusal-newspaper-year-unknown = There is no such year: write four digits.
refusal-newspaper-unknown = There is no such paper: choose from the list.
refusal-newspaper-subscription-unknown = There is no such line: it may have been taken out.
refusal-newspaper-changed-meanwhile = Somebody changed it just now. Look at it again first.
refusal-newspapers-many = { $most } papers at the most.
refusal-newspaper-issue-unknown = No such paper is due on that day. Look at the list of the day.
refusal-newspaper-arrived-unfit = Copies that came are 0 to { $most }.
refusal-newspaper-arrival-known = That was counted before: { $copies } came.
refusal-newspaper-issue-written-off = { $by } gave it up already; it is not changed any more.
refusal-newspaper-arrivals-many = How many copies of this issue came was said { $most } times and is not changed any more. Chase what is missing, or give it up.
refusal-newspaper-issue-not-missing = Nothing of this issue is missing.
refusal-newspapers-none-awaited = All of today’s papers were counted already.
refusal-newspaper-stop-unknown = No papers go there today, or it is no part of your shift.
refusal-newspaper-stop-empty = Nothing came today that could be brought there.
refusal-newspapers-delivered = { $place } was ticked before, by { $by }.
refusal-newspapers-to-chase = { $count ->
    [one] One paper is missing that nobody asked for. Ask for it
   *[other] { $count } papers are missing that nobody asked for. Ask for each
} on the page of newspapers; what is given up is the team leader’s to say.
refusal-newspapers-left = { $count ->
    [one] { $count } office is
   *[other] { $count } offices are
} not ticked yet. Tick each on the list; where nothing was brought, say why.
refusal-newspapers-waived-by-leaders = Papers are left: the team leader alone waives this. Where nothing was brought, say why on the list.
refusal-newspapers-told-later = { $by } has said otherwise of a later moment, and that stands.
