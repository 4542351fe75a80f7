## The leader's board.

board-overdue = Overdue { $count }
board-unassigned-count = Unassigned { $count }
board-people-hours = People \ hour
board-meetings = Meetings
board-nobody = Nobody yet
board-nobody-hint = drag to somebody, or press A
board-on-duty-since = on duty since { $time }
board-off-duty = off duty
board-standby = On standby
board-standby-word = free
board-standby-none = Nobody is free right now
board-detail = The duty in detail
board-assign-to = Give it to
board-assigned-to = Given to { $name }
board-unassigned = Nobody has it now
board-nothing-chosen = Choose a duty first
board-empty = No duties today yet
board-empty-hint = Book a meeting, and its duties follow from the standard.
board-unreached = Phone not reached since { $time }
board-unreceived = { $count ->
    [one] one alert has not reached the phone
   *[other] { $count } alerts have not reached the phone
}
board-closed-ways = Closed: { $names }
board-closed-mail = mail
board-closed-push = { $name } push
board-late = Overdue, yours to see to
board-late-none = Nothing is overdue
