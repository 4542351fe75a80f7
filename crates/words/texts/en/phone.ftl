## The phone page.

phone-duties = My duties
phone-meetings = Meetings
phone-note = Journal note
phone-me = Me
phone-tab-duties = Duties
phone-tab-meetings = Meetings
phone-tab-note = Note
phone-tab-me = Me
phone-needs-script = This page needs JavaScript.
phone-loading = Fetching your duties…
phone-nothing-kept = Your duties cannot be fetched now
phone-nothing-kept-hint = Open this once with a network; after that it works without one.

## Offline and waiting.

phone-synced = Up to date
phone-waiting = { $count } to send
phone-offline = Offline
phone-offline-waiting = Offline · { $count } to send
phone-offline-said = Offline; you can go on working
phone-online-said = Back online
phone-to-sync = To be sent
phone-not-kept = This browser cannot keep what you do; leave the page open until everything is sent.
phone-refused = Not accepted
phone-seen = OK
phone-signed-out = Sign in again
phone-signed-out-hint = Your sign-in has ended. What you did is kept and will be sent once you sign in.
phone-offline-ready = This page opens without a network; what you do is kept on the phone.
phone-offline-not = This address is not HTTPS: without a network the page does not open, and the phone keeps neither duties nor acts. Ask the administrator for a certificate.
phone-sign-out-waiting = { $count } not yet sent
phone-sign-out-waiting-hint = They are lost if you sign out now. Better wait for the network.
phone-sign-out-stay = Stay
phone-sign-out-lose = Sign out and lose them
phone-sign-out-offline = Signing out needs the network.

## Duties.

phone-round = no. { $round }
phone-complete = Done
phone-complete-early = Finish early…
phone-early-ask = Finish early?
phone-early-hint = It opens at { $time }; it will be recorded as early.
phone-complete-early-do = Finish early
phone-steps-first = Tick the steps first
phone-done-said = Done: { $title }, { $place }
phone-undo = Undo
phone-undone = Undone
phone-undo-late = Already sent; it cannot be undone
phone-photo-add = Add a photo
phone-photo-first = Photo first
phone-planned = Coming
phone-opens-in = in { $length }
phone-held = stays open until { $time }
phone-held-title = What stays open
phone-hold-until = hold until { $time }
phone-clock-stands = in a break, clock stopped
phone-unassigned = nobody yet
phone-window-left = Time left
phone-checks = What to look at
phone-seats = Seats, from the guest of honour on
phone-settled = { $done } done of { $count }
phone-no-duties = Nothing to do right now
phone-no-duties-hint = When meetings are booked, their duties appear here at their time.
phone-no-duties-done = Everything for today is done. Thank you.
phone-why = Why
phone-waive = Waive…
phone-waive-title = Waive: { $title }
phone-waive-do = Waive
phone-waived-said = Waived: { $title }
phone-reason = Reason
phone-reason-read = Reason (the client reads it; no names or telephones)
phone-reason-host = The host does not want it
phone-reason-guest = The guests declined
phone-reason-moved = The room was changed
phone-back = Back
phone-length-hours = { $hours } h { $minutes } min
phone-length-minutes = { $minutes } min { $seconds } s
phone-length-seconds = { $seconds } s
phone-alarm-opens = Do now: { $place }, { $title }
phone-alarm-half = Half the time is gone: { $place }, { $title }
phone-alarm-late = Overdue: { $place }, { $title }
phone-notices-more = Notices beside it: { $count }
phone-lead-late = Overdue of others: { $count }
phone-lead-unreached = Phones not reached: { $count }

## Meetings.

phone-no-meetings = No meetings today
phone-no-meetings-hint = Meetings in your rooms appear here.
phone-act-start = Start
phone-act-seating = Guests seated
phone-act-break = Break
phone-act-resumption = Resume
phone-act-end = End
phone-act-request = A guest’s request…
phone-said-start = Started: { $title }
phone-said-seating = Guests seated: { $title }
phone-said-break = Break: { $title }
phone-said-resumption = Resumed: { $title }
phone-said-end = Ended: { $title }
phone-started-at = started { $time }
phone-seated-at = seated { $time }
phone-break-since = break since { $time }
phone-ended-at = ended { $time }
phone-changed = Changed by { $by }, { $time }
phone-acknowledge = Seen
phone-acknowledged = Change seen
phone-secret = Confidential
phone-arrivals = Guests by precedence
phone-absent = Not yet here: { $count }
phone-observations = What is seen in the room
phone-observe-fine = All is well
phone-observe-cold = Too cold
phone-observe-warm = Too warm
phone-observe-noise = Microphone noise
phone-observe-help = A guest needs help
phone-observed = Written into the journal: { $text }
phone-receive = Received
phone-received-said = Received: { $name }
phone-request-washroom = Washroom
phone-request-document = Pass a document
phone-request-other = Something else
phone-request-from = From whom
phone-request-to = To whom
phone-request-note = What is needed
phone-request-said = Noted: { $kind }

## Notes and oneself.

phone-note-label = Add to the journal
phone-note-meeting = Which meeting
phone-note-no-meeting = No meeting
phone-note-send = Write it down
phone-noted = Written into the journal
phone-journal = Read the journal
phone-start-duty = Go on duty
phone-end-duty = Go off duty
phone-off-duty-hint = Once on duty you are given duties, and the phone vibrates at their time.
phone-on-duty-since = On duty since { $time }
phone-on-duty-said = You are on duty
phone-off-duty-said = You are off duty
phone-sound = Sound
phone-sound-hint = Off by default; keep it off in meetings
phone-colleagues = Colleagues
phone-complete-for = Done for { $name }
phone-remark = Problem
phone-remark-hint = What is lacking or broken, or what was found; the team leader sees it at once.
phone-remark-label = What it is
phone-remark-do = Tell the team leader
phone-start-ask = Start the meeting now?
phone-start-hint = It is booked for { $time }.
phone-others-waiting = Acts of somebody else that wait on this phone until they sign in: { $count }.
phone-subject-visit = Visit no. { $number }
phone-subject-call = Call no. { $number }
phone-subject-inquiry = Inquiry no. { $number }
phone-subject-ticket = Ticket { $number }
phone-subject-fault = Fault no. { $number }
phone-subject-lingering = Lingering no. { $number }

## 委托单（条款 B5、B6）。
phone-subject-order = Order { $number }
phone-request-order = Order
phone-request-order-page = Order
phone-request-order-cancelled = Order cancelled: tell the client
phone-subject-assigned-matter = Assigned matter no. { $number }
phone-subject-banquet = Banquet no. { $number }
