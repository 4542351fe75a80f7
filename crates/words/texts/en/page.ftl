## What every page says.

page-menu = Menu
page-menu-duties = My duties
page-menu-board = Board
page-menu-hall = Hall
page-menu-rooms = Rooms
page-menu-journal = Journal
page-menu-directory = Directory
page-menu-people = Find people
page-menu-standard = Standard
page-menu-accounts = Accounts
page-skip = Skip to the content
page-home = Go to the start
page-back = Back
page-close = Close
page-reload = Load again
page-save = Save
page-add = Add
page-edit = Edit
page-filter = Filter
page-language = Language
page-theme = Appearance
page-theme-system = Like the system
page-theme-light = Light
page-theme-dark = Dark
page-request-id = Number { $id }; the administrator can find it by this
page-errors = To be mended: { $count }
page-own-duties = My duties: { $what }
page-own-late = { $count } overdue
page-own-open = { $count } to do now
page-live-lost = Connection lost, trying again
page-live-back = Connected again
page-saved = Saved
page-not-sent = It was not sent. What you typed is still here; please try again
page-draft-kept = What you had not saved is back
page-previous-day = The day before
page-next-day = The day after
page-pages = Pages
page-rows = { $from }–{ $until } of { $count }
page-rows-page = Page { $number }
page-rows-previous = Previous page
page-rows-next = Next page
page-date = Date
page-none = None
page-yes = Yes
page-no = No

## Sign-in and set-up.

page-sign-in = Sign in
page-sign-out = Sign out
page-sign-in-name = Sign-in name
page-password = Password
page-password-hint = At least 12 characters; a sentence will do
page-person-name = Name
page-insecure = This address is not HTTPS: phones cannot open their duties offline. Please ask the administrator for a certificate.
page-demo-choose = Demo: choose who you want to be
page-demo-hint = Shown only in the demo on this machine; everybody is invented.
page-set-up = First set-up
page-set-up-hint = There is no account yet. Make the site and its two administrators; this link ends with it.
page-set-up-site = The site
page-set-up-site-name = Name of the site
page-set-up-site-id = Short name in addresses
page-set-up-site-id-hint = Small letters, digits and hyphens, like court
page-set-up-time-zone = Time zone
page-set-up-do = Make them

## Keys.

page-keys = Keys
page-key-menu = Go to a page of the menu
page-key-search = Search
page-key-arrows = Move among the cells
page-key-day = The day before, the day after
page-key-open = Open
page-key-today = Back to today
page-key-book = Book
page-key-assign = Assign
page-key-new = Write a new one
page-key-save = Save
page-key-out = Out

## States: always a colour, a sign and a word.

page-state-planned = Not yet
page-state-open = Do now
page-state-overdue = Overdue
page-state-done = Done
page-state-done-late = Done late
page-state-missed = Missed
page-state-waived = Waived
page-state-cancelled = Cancelled
page-phase-expected = Not started
page-phase-running = Running
page-phase-on_break = In a break
page-phase-ended = Ended
page-phase-cancelled = Cancelled
page-status-tentative = Tentative
page-status-confirmed = Confirmed
page-status-cancelled = Cancelled
page-role-receptionist = Receptionist
page-role-attendant = Attendant
page-role-guard = Guard
page-role-team-leader = Team leader
page-role-host = Host
page-role-owners-manager = Owner’s manager
page-role-auditor = Auditor
page-role-system-administrator = System administrator
page-role-security-administrator = Security administrator

## The page behind the QR code of a room.

page-request-hint = Tap what you need; an attendant will come.
page-request-send = Send
page-request-sent = The attendant has been told
page-request-no-meeting = No meeting is running here now
page-request-no-meeting-hint = Once the meeting has started you can ask for things here.

## Why a duty is here.

page-why-clauses = Clauses it carries out
page-why-rule = Rule
page-why-started = What started it
page-why-window = Window
page-why-subject = About
page-why-team = Team
page-why-assignee = Who does it
page-why-state = State
page-why-outcome = Outcome
page-why-meeting = Meeting
page-why-version = Version of the standard
page-why-journal = What happened to it
page-why-blocks = The room is not free until this is done
page-why-tick = Tick
page-why-checks = To be looked at
page-why-item = Item
page-why-remark = What is lacking or was found
page-why-remark-do = Note it
page-why-early = Not yet due: finish it early?
page-why-complete = Record as done
page-why-waive = Waive
page-why-reason-read = Reason (the client reads it; no names or telephones)
page-why-reason = Reason
page-why-reassign = Give it to
page-why-assign = Assign
page-why-nobody = Nobody yet

## The journal.

page-journal-search = Search the journal
page-journal-search-hint = Two characters of a person, place, meeting or text will do
page-journal-day = Day
page-journal-person = Person
page-journal-room = Place
page-journal-meeting = Meeting
page-journal-all = All
page-journal-note = Write a note
page-journal-note-label = What happened
page-journal-empty = Nothing here matches
page-journal-empty-hint = Everything done writes itself down.
page-journal-empty-hint-note = Press N to add a note.
page-journal-older = Older entries
page-journal-head = Head of the chain: entry { $number }
page-journal-verified = The chain is whole
page-journal-broken = Entry { $number } was changed
page-journal-unverified = Prove it with yingbin verify
page-journal-why = Why
page-journal-received = received { $time }
page-journal-signature = Team leader’s signature

## The directory.

page-directory-rooms = Rooms and places
page-directory-people = People
page-directory-teams = Teams
page-directory-closures = Closures
page-directory-working-days = Working days
page-directory-number = Number
page-directory-name = Name
page-directory-floor = Floor
page-directory-kind = Kind
page-directory-capacity = Seats
page-directory-equipment = Equipment
page-directory-layouts = Layouts
page-directory-whole = Part of
page-directory-department = Department
page-directory-form-of-address = Form of address
page-directory-precedence = Precedence
page-directory-scope = Serves
page-directory-members = Members
page-directory-everywhere = Every floor
page-directory-from = From
page-directory-until = Until
page-directory-reason = Reason
page-directory-close = Close a room
page-directory-room = Room
page-directory-code = QR page
page-directory-day = Day
page-directory-holiday = Holiday
page-directory-make-up = Make-up working day
page-directory-weekdays = Working weekdays

## The standard.

page-standard-version = Version { $version } in force
page-standard-clauses = Clauses
page-standard-rules = Rules
page-standard-clause = Clause
page-standard-wording = Wording
page-standard-carried-out = Carried out by
page-standard-rule = Rule
page-standard-title = Duty
page-standard-starts = Started by
page-standard-window = Window
page-standard-team = Team
page-standard-publish = Publish a new version
page-standard-publish-hint = Change the text and send it. Problems are listed by line and nothing is published; what was done stays under its version.
page-standard-text = Text of the standard
page-standard-check = Check
page-standard-line = Line { $line }, column { $column }
page-standard-problems = Not published; problems: { $count }
page-standard-published = Published; the next plans are made from it
page-standard-sound = No problems; it can be published

## Accounts.

page-accounts-name = Sign-in name
page-accounts-person = Name
page-accounts-roles = Roles
page-accounts-state = State
page-accounts-active = Active
page-accounts-disabled = Disabled
page-accounts-disable = Disable
page-accounts-enable = Enable
page-accounts-grant = Grant
page-accounts-revoke = Take back
page-accounts-waiting = awaits approval
page-accounts-approve = Approve
page-accounts-role = Role
page-accounts-new = New account
page-accounts-new-hint = They sign in with this password; the security administrator grants the roles.
page-accounts-empty = No accounts yet
page-print = Print
# Visits and entry control.
page-menu-visits = Visits
page-menu-entry = Entry control
page-menu-guests = My visitors
page-menu-watch = Watch list
page-menu-keeping = Keeping of data
page-menu-personal-data-requests = Personal data
# End of visits.
# Rules of the house.
page-menu-house-rules = House rules
# End of rules of the house.
