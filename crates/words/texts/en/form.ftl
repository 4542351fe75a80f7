## Booking a meeting, changing it, and its page.

field-title = Title
field-room = Room
field-starts = Start
field-ends = End
field-large = Large meeting
field-status = Status
field-host = Host
field-headcount = Headcount
field-layout = Layout
field-equipment = Equipment
field-place-cards = Place cards
field-secret = Confidential
field-note = Note
field-attendees = Attendees
field-date = Date
field-recurrence = Repeats
field-nothing = (nothing)
field-value-yes = yes
field-value-no = no
field-value-tentative = tentative
field-value-confirmed = confirmed
field-value-cancelled = cancelled
