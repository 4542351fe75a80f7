## Requirements agreed with the owner's office (clause C4.1.4).

page-menu-agreements = Agreements
agreement-hint = The owner’s office confirms what a meeting needs; whatever changes after that is confirmed again.
agreement-none = No meeting waits to be confirmed
agreement-none-hint = A meeting stands here as soon as it is booked or changed.
agreement-title = Owner’s office
agreement-awaited = To be confirmed
agreement-agreed = Confirmed
agreement-changed = Changed, to be confirmed again
agreement-agree = Confirm the requirements
agreement-agree-again = Confirm the changes
agreement-since = Changed since the last confirmation
agreement-late = Overdue: not confirmed
agreement-count = Waiting for the owner’s office { $count }
agreement-count-late = { $count } overdue
notice-agreement-awaited = The meeting in { $room } on { $day } at { $at } waits to be confirmed by the owner’s office.
notice-agreement-late = The set-up of the meeting in { $room } on { $day } at { $at } has begun, and the owner’s office has not confirmed its requirements.
