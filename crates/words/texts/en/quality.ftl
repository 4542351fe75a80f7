# Quality.

page-menu-quality = Quality
page-menu-quality-report = Monthly report
quality-period = { $first } to { $last }
quality-period-this-month = This month
quality-period-last-month = Last month
quality-period-this-quarter = This quarter
quality-period-this-year = This year
quality-from = From
quality-until = To
quality-show = Show
quality-this-month-below = This month is shown below.
quality-seen-teams = Here are the duties of your teams alone, and no names.
quality-seen-own = Here are the duties alone that were given to you.
quality-by = Put together by
quality-by-clause = By clause
quality-by-team = By team
quality-by-post = By post
quality-by-person = By person
quality-clause = Clause
quality-team = Team
quality-post = Post
quality-person = Person
quality-nobody-clause = No clause
quality-nobody-team = No team
quality-nobody-post = No post
quality-nobody-person = Given to nobody
quality-percent = { $percent }%
quality-duties = Duties
quality-share = In time
quality-on-time = On time
quality-early = Early
quality-late = Late
quality-missed = Missed
quality-overdue = Overdue
quality-waived = Waived
quality-ahead = To come
quality-cancelled = Called off
quality-in-time = On time and early
quality-not-done = Missed and overdue
quality-short = Fell short
quality-judgement = Judgement
quality-judgement-kept = Proven
quality-judgement-not-proven = Not proven
quality-judgement-breached = Breached
quality-proof = Proven by
quality-wording = Wording of the clause
quality-hint = In time are duties done on time or early, as a share of all that were to be done; waived ones are left out. From { $percent }% on a clause is proven, below { $percent }% it is breached; it is not proven where nothing happened in this time that it is about.
quality-hint-scores = Spot checks prove it from { $percent } points of 100 on; below { $percent } it is breached.
quality-none = Nothing was to be done in this time
quality-none-hint = Duties come from the standard: with meetings, visits and working days there are figures here.
quality-chart-share = Done in time
quality-chart-stacked = How duties stood
quality-legend-kept = As wanted (dashed line)
quality-legend-below = Below what is wanted
quality-bar-day = { $day }: { $duties ->
    [one] { $duties } duty
   *[other] { $duties } duties
}, { $share } in time, { $short } fell short, { $waived } waived
quality-bar-week = Week of { $day }: { $duties ->
    [one] { $duties } duty
   *[other] { $duties } duties
}, { $share } in time, { $short } fell short, { $waived } waived
quality-source-duties = Duties: { $titles }
quality-source-spot-checks = Spot checks: { $count ->
    [one] { $count } item
   *[other] { $count } items
}, { $percent } of 100
quality-source-spot-checks-none = Spot checks: none in this time
quality-source-drill = Drill of the directory: { $count ->
    [one] { $count } round
   *[other] { $count } rounds
}
quality-source-house-rules = House rules: { $count ->
    [one] { $count } acknowledgement
   *[other] { $count } acknowledgements
} of staff
quality-source-journal = Journal, entries { $first } to { $last }
quality-source-journal-none = Journal: none in this time
quality-source-roster = Roster: { $count ->
    [one] { $count } shift
   *[other] { $count } shifts
}
quality-source-meetings = Meetings served by the season: { $count }
quality-source-agreements = Requirements confirmed by the owner’s office: { $agreed } of { $meetings ->
    [one] { $meetings } meeting
   *[other] { $meetings } meetings
}
quality-source-short-notice = Meetings at no notice get their duties at once
quality-source-standing = Holds at all times and is not counted
quality-source-house = Proven of the whole house, not of one person
quality-page = Page { $page } of { $pages }
quality-back = Back to the figures
quality-standing = How it stands
quality-no-duties = There are no such duties
quality-all = All duties
quality-duty = Duty
quality-day = Day
quality-window = Window
quality-place = Place
quality-outcome = Outcome
quality-due = Day and window
quality-said = Explanation
quality-reason = Why it was waived
quality-export = Excel
quality-figure = Figure
quality-this-month = This month
quality-month-before = Month before
quality-print-report = Print the monthly report
quality-report-title = { $site }: monthly service report
quality-report-made = Counted up to { $time }
quality-report-summary = Summary
quality-report-compared = Beside the month before
quality-report-clauses-title = Clause by clause
quality-report-short = Duties that fell short
quality-report-none-short = No duty fell short this month.
quality-report-waived = Duties that were waived
quality-report-none-waived = No duty was waived this month.
quality-report-head = Last entry of the journal
quality-report-head-hint = Whatever happens is written into the journal as it happens, each entry tied to the one before. If any of them were changed afterwards, the letters below would no longer fit. Keep this page: the journal can be checked against it later.
quality-report-what = This report tells how the hall and the meetings of { $site } were served in { $month }, measured by “{ $standard }”. Its { $clauses } clauses are turned into duties with a time each, and the journal records by itself when each was done. The report names figures and no people.
quality-report-served = Served: meetings { $meetings }, visits { $visits }, calls { $calls }, inquiries { $inquiries }, orders { $orders }.
quality-report-duties = To be done: { $duties } in all, of them in time: { $time }, which is { $share } (the month before: { $before }). Late: { $late }; missed: { $missed }; still overdue: { $overdue }; waived with a reason: { $waived }.
quality-report-clauses = Clauses: { $clauses } in all. Proven: { $kept }; breached: { $breached }; not proven, because nothing happened that they are about or nothing was recorded: { $open }.
quality-report-none-breached = No clause lies below what is wanted.
quality-report-breached = Below what is wanted: { $clauses }. The lists below say why.
quality-report-heard = Ratings: { $ratings }, of them content: { $content }. Complaints: { $cases }. Faults reported: { $faults }, of them accepted as repaired: { $closed }. Items looked at in spot checks: { $items }.
quality-report-unexplained = Not explained
quality-report-more = { $shown } of { $count } are listed here; the workbook and the product have the others.
quality-report-late-by = { $time }, { $minutes } min late
quality-report-mark = { $site } { $month }, monthly service report, last entry of the journal № { $number } { $hash }
quality-deed-meetings = Meetings
quality-deed-visits = Visits
quality-deed-calls = Calls
quality-deed-inquiries = Inquiries
quality-deed-tickets = Tickets of the hall
quality-deed-orders = Orders
quality-deed-banquets = Banquets
quality-deed-faults = Faults reported
quality-deed-papers = Papers in custody
quality-deed-matters = Matters assigned
quality-deed-ratings = Ratings
quality-deed-content = Of them content
quality-deed-cases = Complaints
quality-deed-scores = Score of spot checks (of 100)
quality-sign-service = For the service
quality-sign-owner = For the owner
quality-sign-day = Day
