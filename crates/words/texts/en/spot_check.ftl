# Spot checks.

page-menu-spot-checks = Spot checks
spot-check-title = Spot check
spot-check-all = All spot checks
spot-check-new = Check somebody
spot-check-export = Excel
spot-check-none = No spot check this month
spot-check-none-hint = Choose somebody on duty and score the items of the standard one by one.
spot-check-nobody = No team has anybody to be checked, or the standard has no items of inspection.
spot-check-number = Day and number
spot-check-time = Time
spot-check-person = Person
spot-check-post = Post
spot-check-rule = What was looked at
spot-check-item = Item
spot-check-score = Score
spot-check-note = Note
spot-check-by = Checked by
spot-check-answer = Their own word
spot-check-answered = answered
spot-check-answer-label = Your own word (once)
spot-check-answer-do = Send
spot-check-on-duty = On duty
spot-check-score-good = Good
spot-check-score-to-improve = To improve
spot-check-score-lacking = Not done
spot-check-percent = { $percent } of 100
spot-check-count = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
spot-check-line = Item { $line }:
spot-check-hint = Good counts 2, to improve 1, not done 0; together they are put into hundredths. What was not done needs a note of what was seen. The person sees the result and may answer once.
spot-check-save = Save
spot-check-by-item = By item
spot-check-by-person = By person
spot-check-by-post = By post
spot-check-trend = Score by week
spot-check-trend-hint = Twelve weeks, 100 at best. A week without a bar had no spot check.
spot-check-week = Week from { $day }: { $count ->
    [one] { $count } item
   *[other] { $count } items
}, { $percent } of 100
spot-check-week-none = Week from { $day }: no spot check
notice-spot-checked = { $by } spot-checked you at { $at }: “{ $title }”. You see it under Spot checks and may answer.
spot-check-months = Months
