## The room calendar.

calendar-day = Day
calendar-week = Week
calendar-month = Month
calendar-views = View
calendar-previous = Back
calendar-next = On
calendar-book = Book
calendar-capacity = Seats at least
calendar-all-rooms = All rooms
calendar-rooms-hours = Room \ hour
calendar-free = Free
calendar-tap-or-drag = tap, or drag out
calendar-set-up = Set-up
calendar-clear-up = Clear-up
calendar-closed = Closed
calendar-blocked = Taken with its other part
calendar-no-rooms = No room fits
calendar-no-rooms-hint = Ask for less equipment or fewer seats.
calendar-keys = Arrows move, Shift+arrows lengthen, Enter or B books
calendar-book-from-to = { $from }–{ $to } can be booked
