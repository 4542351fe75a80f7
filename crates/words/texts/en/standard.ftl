## Problems of a standard file: what is wrong, and under -mend what mends it.

problem-too-large = the file is larger than { $limit } bytes
problem-too-large-mend = no standard is that long; check that it is the right file
problem-not-utf8 = this is not UTF-8
problem-not-utf8-mend = save the file in the encoding UTF-8
problem-unreadable = this line cannot be read
problem-unreadable-mend = write a line like key = "text" or key = ["text", "text"], a heading like [[rule]], and a remark after #
problem-bad-escape = the sign after the backslash means nothing
problem-bad-escape-mend = write a backslash itself as two: \\
problem-no-equals = between “{ $key }” and its value there must be one equals sign
problem-no-equals-mend = write { $key } = …
problem-no-value = “{ $key }” has no value
problem-no-value-mend = write { $key } = "…", or remove the line
problem-open-text = the text does not end: its second quotation mark is missing
problem-open-text-mend = put a quotation mark at the end of the text
problem-open-long-text = the long text does not end: its last three quotation marks are missing
problem-open-long-text-mend = put three quotation marks at its end; for one line, use one mark on either side
problem-open-list = the list does not end: its bracket is missing
problem-open-list-mend = put ] at the end of the list
problem-no-quotes = “{ $value }” is not in quotation marks
problem-no-quotes-mend = write "{ $value }" in double quotation marks
problem-no-comma = between two entries of the list the comma is missing
problem-no-comma-mend = put a , here
problem-foreign-sign = the sign { $sign } of Chinese writing cannot stand here
problem-foreign-sign-mend = write { $right } instead
problem-broken-heading = the brackets of the heading are wrong
problem-broken-heading-mend = write { $heading } on a line of its own
problem-unknown-heading = there is no heading “{ $heading }”
problem-unknown-heading-mend = did you mean { $nearest }?
problem-no-heading = a new entry begins here without a heading
problem-no-heading-mend = put a line { $heading } before it
problem-key-twice = “{ $key }” was given in line { $line } before
problem-key-twice-mend = keep one of them; if a new entry begins here, put its heading before it
problem-line-ends = lines end with a carriage return alone
problem-line-ends-mend = save the file with the line ends LF or CRLF
problem-unknown-key = { $table ->
    [file] the head of the file
   *[other] { $table }
} has no key “{ $key }”
problem-unknown-key-mend = remove the line, or use a key that is known: { $known }
problem-unknown-key-mend-nearest = did you mean “{ $nearest }”?
problem-missing-key = { $table ->
    [file] the head of the file
   *[other] { $table }
} lacks “{ $key }”
problem-missing-key-mend = add “{ $key }”
problem-no-text = “{ $key }” must be a text
problem-no-text-mend = put it in double quotation marks, like { $key } = "…"
problem-no-texts = “{ $key }” must be a list of texts
problem-no-texts-mend = write { $key } = ["…", "…"]
problem-no-tables = “{ $key }” must stand under headings in double brackets
problem-no-tables-mend = begin every entry with a heading [[{ $key }]] (for rounds [[rule.rounds]])
problem-no-table = “{ $key }” must stand under a heading in brackets
problem-no-table-mend = begin it with a heading [{ $key }]
problem-no-boolean = “{ $key }” must be true or false
problem-no-boolean-mend = write { $key } = true, or remove the line
problem-no-number = “{ $key }” must be a whole number
problem-no-number-mend = write digits only, without quotation marks
problem-empty = “{ $key }” is empty
problem-empty-mend = say something, or remove the line where it is not needed
problem-control-character = “{ $key }” has a control character that no screen shows
problem-control-character-mend = remove it and type the text again
problem-too-long = “{ $key }” is longer than { $limit } characters
problem-too-long-mend = shorten it, or make several of it
problem-too-many = “{ $key }” has more than { $limit } entries
problem-too-many-mend = keep it to { $limit } entries
problem-not-a-name = “{ $value }” cannot be a name
problem-not-a-name-mend = use Latin letters, digits, hyphens and full stops, at most 64, like open-room
problem-unknown-word = “{ $key }” does not know “{ $value }”
problem-unknown-word-mend = it knows: { $known }
problem-unknown-word-mend-nearest = did you mean “{ $nearest }”? It knows: { $known }
problem-bad-time = there is no time “{ $value }”
problem-bad-time-mend = write 00:00 to 23:59 with two digits each, like 08:40
problem-bad-day = there is no day “{ $value }”
problem-bad-day-mend = write month-day with two digits each, like 05-01
problem-bad-date = there is no date “{ $value }”
problem-bad-date-mend = write year-month-day, like 2026-11-01
problem-bad-moment = the moment “{ $value }” cannot be read
problem-bad-moment-mend = write "-30 min", "+5 min", "16:30", "next-workday 09:30" or "agreed"; no more minutes than a week has
problem-moment-out-of-place = a rule that starts with { $starts } cannot use “{ $value }”
problem-moment-out-of-place-mend = count minutes from the start, like "-30 min" or "+5 min"
problem-bad-interval = the interval “{ $value }” cannot be read
problem-bad-interval-mend = write it like "10-15 min"
problem-bad-window = the window “{ $value }” cannot be read
problem-bad-window-mend = write it like "08:10-08:25"
problem-bad-minutes = the length of time “{ $value }” cannot be read
problem-bad-minutes-mend = write it like "5 min"
problem-contradiction = the window contradicts itself: due { $due }, but it opens { $opens }
problem-contradiction-mend = let it open earlier or be due later
problem-windows-overlap = the window { $second } is the same as { $first } or overlaps it
problem-windows-overlap-mend = change one of them, so that the later begins when the earlier is over
problem-held-too-short = it is held until { $hold_until } only, before it is due at { $due }
problem-held-too-short-mend = set hold_until to { $due } or later
problem-takes-too-long = it takes { $takes }, longer than its window of { $window }: nobody could do it in time
problem-takes-too-long-mend = make takes shorter, or the window longer
problem-no-interval = the rounds have no interval
problem-no-interval-mend = give intervals, like windows = ["10-15 min", "25-30 min"]; the last one repeats
problem-no-timing = the rule has no time: neither rounds with an interval nor opens and due
problem-no-timing-mend = for what is done again and again, add [[rule.rounds]] with windows = ["10-15 min", "25-30 min"]; for what is done once, write opens = "+0 min" and due = "+5 min"
problem-rounds-lack-season = the rule “{ $rule }” says nothing for { $season }
problem-rounds-lack-season-mend = add a [[rule.rounds]] with season = "{ $season }"; write a single one without a season where the year is all alike
problem-rounds-twice = the rule “{ $rule }” has two lists of rounds for { $season }
problem-rounds-twice-mend = keep one [[rule.rounds]] for each season
problem-unknown-season = there is no season “{ $season }”
problem-unknown-season-mend = use a name of a [[season]], or add the season
problem-unknown-season-mend-nearest = did you mean “{ $nearest }”?
problem-season-gap = { $from } to { $until } belongs to no season
problem-season-gap-mend = join the until of the season before to the from of the season after
problem-season-overlap = { $from } to { $until } belongs to { $first } and to { $second }
problem-season-overlap-mend = change from or until of one of them, so that every day belongs to one season
problem-twice = “{ $name }” stands in line { $line } already
problem-twice-mend = give it another name, or remove one of them
problem-unknown-clause = there is no clause “{ $clause }”
problem-unknown-clause-mend = cite a clause that has a [[clause]], or add it
problem-unknown-clause-mend-nearest = did you mean “{ $nearest }”?
problem-cited-twice = the clause { $clause } is cited twice
problem-cited-twice-mend = cite it once
problem-clause-not-carried = nothing carries out the clause { $clause }
problem-clause-not-carried-mend = cite it in the clauses of a rule; a clause without a time belongs to a rule with starts = "standing" or "inspection"
problem-unknown-team = there is no team “{ $team }”
problem-unknown-team-mend = use the id of a [[team]], or add the team
problem-unknown-team-mend-nearest = did you mean “{ $nearest }”?
problem-unknown-check = “{ $check }” is none of the check items
problem-unknown-check-mend = copy one of checks, or add it there
problem-unknown-check-mend-nearest = did you mean “{ $nearest }”?
problem-nobody-serves = nobody serves the rule “{ $rule }”: { $team } does not serve { $place }
problem-nobody-serves-mend = add "{ $place }" to what the team serves, or give the rule to another team
problem-nobody-brings = nobody brings what the check items find lacking
problem-nobody-brings-mend = add a rule with starts = "restocking" that says who brings it and by when
problem-out-of-place = a rule that starts with { $starts } has no “{ $key }”
problem-out-of-place-mend = remove “{ $key }”, or correct starts
problem-given-twice = “{ $key }” and “{ $other }” say the same thing
problem-given-twice-mend = keep one: opens and due for once a day, windows for several times a day
problem-date-twice = { $date } stands there twice
problem-date-twice-mend = name a day once, either off or work
problem-date-of-another-year = { $date } is not in { $year }
problem-date-of-another-year-mend = correct the date, or write a table for that year
problem-date-without-effect = { $date } is so anyway and no exception
problem-date-without-effect-mend = name only Monday to Friday in off, and only Saturday and Sunday in work

## What cannot happen in a meeting.

unlawful-time-runs-backwards = time runs backwards: this lies before what happened last
unlawful-meeting-is-cancelled = the meeting is cancelled; nothing can happen after that
unlawful-meeting-is-over = the meeting is over
unlawful-meeting-has-not-started = the meeting has not started
unlawful-started-before = the meeting has started already and cannot start again
unlawful-seated-before = the guests have been seated already
unlawful-break-in-break = there is a break already
unlawful-no-break = there is no break to resume from
unlawful-start-is-past = the meeting has started; its start cannot be moved any more, only its end
unlawful-ends-before-start = the meeting must end after it starts
unlawful-unknown-rule = the standard has no rule “{ $rule }”
unlawful-not-started = “{ $rule }” has no duty yet
unlawful-no-such-round = “{ $rule }” has no round { $round }
unlawful-done-before = round { $round } of “{ $rule }” is done already
unlawful-missed-before = round { $round } of “{ $rule }” is missed already
unlawful-waived-before = round { $round } of “{ $rule }” is waived already
unlawful-cancelled-before = round { $round } of “{ $rule }” is cancelled already
unlawful-round-before-start = the meeting has not started, and so have not the rounds of “{ $rule }”
unlawful-round-after-end = the meeting is over, and so are the rounds of “{ $rule }”
unlawful-no-reason = waiving “{ $rule }” needs a reason

## Errors in a script.

script-too-large = the script is larger than { $limit } bytes
script-not-utf8 = line { $line } is not UTF-8; save the file in the encoding UTF-8
script-not-json = this is not JSON: line { $line } column { $column } cannot be read; check quotation marks, commas and brackets
script-cut-off = it breaks off in line { $line } column { $column }; add the quotation mark or bracket that is missing
script-key-twice = this is given twice; keep one of them
script-no-object = this must be an object in braces
script-no-list = this must be a list in brackets
script-no-text = this must be a text in double quotation marks
script-no-number = this must be a whole number from 1 on
script-empty = this is empty; say something
script-too-long = this is longer than { $limit } characters
script-too-many = this has more than { $limit } entries
script-missing = this is missing; add it
script-unknown-key = no such key belongs here; remove it
script-unknown-key-nearest = no such key belongs here; did you mean “{ $nearest }”?
script-unknown-word = “{ $value }” is not known here; write one of: { $known }
script-unknown-zone = there is no time zone “{ $value }”; write a name like Asia/Shanghai
script-bad-time = there is no time “{ $value }”; write it like 2026-07-06T09:00:00
script-time-left-out = the clocks of { $zone } leave out { $value }; write a time before or after the gap
script-time-twice = the clocks there show { $value } twice; append the offset: { $earlier } or { $later }
script-wrong-offset = the offset of { $value } is not that of the site; it would be { $right }
script-ends-before-start = the meeting must end after it starts
script-seat-twice = { $first } sits on { $seat } already; choose another seat

## The command line.

standard-check-sound = { $file }: no problem ({ $rules ->
    [one] { $rules } rule
   *[other] { $rules } rules
}, { $clauses ->
    [one] { $clauses } clause
   *[other] { $clauses } clauses
})
standard-check-problems = { $file }: { $count ->
    [one] 1 problem
   *[other] { $count } problems
}
standard-no-file = there is no file { $file }; check the path
standard-unreadable-file = { $file } cannot be read: { $message }
show-version = version { $version }
show-other-day = { $time } ({ $days } d)
show-day = An ordinary working day
show-meeting = An ordinary large meeting: starts and guests seated { $starts }, break { $break }, goes on { $resumed }, ends { $ends }
show-other = Duties that other things start
show-column-when = Time
show-column-rule = Rule
show-column-title = Duty
show-column-clauses = Clauses
show-column-team = Team
show-column-wording = Wording
show-column-start = Started by
show-hold = (held until { $until })
show-round = round { $round }
show-round-on = round { $round } on
show-after-start = { $from }–{ $until } min after the start
show-after-round = { $from }–{ $until } min after the last
show-at-once = then
show-offset = { $minutes } min
show-next-workday = next working day { $time }
show-agreed = the agreed time
show-until = to

## What starts a duty, by the words of a standard.

start-workday = every working day
start-shift = start of the shift
start-shift-end = end of the shift
start-take-over = coming on duty to a hand-over
start-booked = meeting booked
start-scheduled-start = scheduled start
start-started = meeting started
start-seated = guests seated
start-break = break
start-resumed = meeting goes on
start-ended = meeting ended
start-request = request in the meeting
start-order = line of an order
start-order-placed = a client’s order is placed or changed
start-order-change = a client wants something of an order changed
start-order-supply = something of an order is to be ordered from its supplier
start-order-goods = the goods of an order are to come
start-order-counted = the goods of an order were counted
start-order-before = a line of an order is due before the meeting
start-order-seated = a line of an order is due on seating
start-order-break = a line of an order is due in the break
start-order-call = a client calls for something of an order
start-order-done = something of an order was done
start-visit-announced = visit announced
start-guest-arrived = guest arrived
start-banquet = banquet
start-banquet-over = a banquet is over and waits for its sign-off
start-call = telephone call
start-call-back = call-back promised
start-inquiry-open = inquiry left open
start-entry = somebody at the entrance
start-wait-over = waiting past the limit
start-fault = equipment out of order
start-fault-urgent = an urgent fault is reported
start-fault-ordinary = a fault is reported that is not urgent
start-fault-answered = a repair is arranged
start-fault-repaired = a fault is said to be repaired
start-case-opened = a complaint is taken and a case opened
start-case-promised = the client of a case is told until when they hear more
start-case-found = the cause of a case is found
start-case-remedy = something of a case is to be put right at once
start-case-limit = a case is opened, until it is closed
start-case-closed = a case is closed
start-office-free = leader out of the office
start-paper-retrieved = papers retrieved
start-newspapers-missing = newspapers missing
start-thing-found = thing found
start-restocking = something to be brought
start-matter-assigned = matter assigned
start-all-away = whole team away
start-inspection = spot check
start-standing = standing rule
