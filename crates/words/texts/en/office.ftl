### Leaders' offices: the plan of cleaning, the knocking, the keys.

page-menu-offices = Leaders’ offices
office-window = every working day { $window }, by where leaders are, always up to date
office-no-rule = the site’s standard has no rule about cleaning leaders’ offices
office-no-workday = no working day: nothing is to be cleaned
office-counted = { $done } of { $whole } cleaned
office-none = There is no leader’s office yet.
office-none-hint = Rooms of the directory of the kinds “principal leader’s office” and “leader’s office” stand here.
office-none-planned = No office can be cleaned now.
office-none-planned-hint = Once a leader is said to be out or in a meeting, the office stands here, floor by floor.
office-apart = Not in the plan
office-order = Order
office-room = Office
office-leader = Leader
office-state = State
office-by = Cleaned by
office-key = Key
office-key-out = out
office-key-in = in its place
office-key-missing = not back
office-key-take = Take the key
office-key-give = Key is back
office-keys-missing = { $count ->
    [one] One key should have been back. Please look after it.
   *[other] { $count } keys should have been back. Please look after them.
}
office-standing-proposed = proposed
office-standing-planned = to be cleaned
office-standing-again = later again
office-standing-begun = being cleaned
office-standing-interrupted = leader came back
office-standing-cleaned = cleaned and locked
office-standing-waived = waived
office-standing-missed = not done
office-standing-over = leader out, not today
office-standing-in = leader is there
office-standing-due-back = leader should be back
office-standing-unsaid = whereabouts not said
office-standing-nobody-entered = no leader entered in the directory
office-standing-kept = not now
office-steps = step { $done } of { $whole }
office-answered-at = answered at { $time }
office-again-at = again from { $time }
office-interrupted-at = { $time } leader came back; to be cleaned once they are out
office-finished-at = finished { $time }
office-knock = Knock
office-pace = Start the beat
office-pace-again = Once more
office-pacer = Knocking: { $count } so far
office-listen = Done. Listen whether somebody answers.
office-nobody-answered = Nobody answered: open with the key
office-somebody-answered = Somebody answered
office-somebody-came = The leader came: leave
office-open-and-say = Open the door and say first:
office-no-reaction = Said, no reaction: go in
office-somebody-title = Somebody answered: come again later
office-somebody-hint = Apologise, leave and lock the door. When to come again?
office-again-in = in { $minutes } minutes
office-answered-said = { $place }: somebody answered, again in { $minutes } minutes
office-plan = Plan of the offices, keys
phone-subject-office-cleaning = Leaders’ offices (no. { $number })

### What is found lacking and brought.

restocking-title = Restocking
restocking-to-bring = To be brought
restocking-nothing-open = Nothing is to be brought now.
restocking-by-room = By room
restocking-room = Room
restocking-items = What and how much
restocking-told = Told
restocking-due = By
restocking-state = State
restocking-state-open = To bring
restocking-state-overdue = Overdue
restocking-state-done = Brought
restocking-state-waived = Not brought
restocking-brought = Brought this month:
restocking-none = Nothing was told to be lacking this month.
restocking-none-hint = When cleaning an office, tap “Lacking” beside a check item and tell what and how much.
restocking-needs = Lacking
restocking-do = Tell what is lacking
restocking-less = One { $item } less
restocking-more = One { $item } more
restocking-papers = Take papers down
phone-request-restocking = Bring
phone-subject-restocking = Restocking no. { $number }
