visit-number = No.
visit-time = Time
visit-name = Visitor
visit-organisation = Organisation
visit-host = Host
visit-department = Department
visit-purpose = Purpose
visit-state = State
visit-left = Left
visit-telephone = Telephone
visit-companions = Companions
visit-document-kind = Document
visit-document-number = Document number
visit-plate = Plate
visit-things = Things carried
visit-room = Room
visit-expected = Expected at
visit-appointed-by = Appointment by
visit-members = Members
visit-remark = Remark
visit-reason = Reason
visit-arrived = Arrived
visit-registered-by = Registered by
visit-answer = Host’s answer
visit-approval = Team leader’s word
visit-document-unasked = Not asked for
visit-document-id-card = Identity card
visit-document-passport = Passport
visit-document-residence-permit = Residence permit
visit-document-work-card = Work card
visit-document-other = Another document
visit-document-none = None shown
visit-state-expected = Expected
visit-state-held = Waiting
visit-state-refused = Refused
visit-state-inside = Inside
visit-state-left = Left
visit-state-unseen = Not seen leaving
visit-state-absent = Never came in
visit-state-cancelled = Cancelled
visit-answer-receive = Receives
visit-answer-wait = Asks to wait
visit-answer-refuse = Does not receive
visit-say-receive = Receive
visit-say-wait = Ask to wait
visit-say-refuse = Do not receive
visit-said-receive = Host receives
visit-said-wait = Host asks to wait
visit-said-refuse = Host does not receive
visit-approval-asked = Waits for the team leader
visit-approval-given = Agreed
visit-approval-denied = Not agreed
visit-waits-document = No document: waits for the team leader
visit-waits-leader = Please wait, call the team leader
visit-waits-denied = The team leader did not agree
visit-approved = The team leader agreed: may come in
visit-approve = Agree
visit-deny = Do not agree
visit-admit = Let in
visit-hold = Ask to wait
visit-refuse = Refuse
visit-leave = Left, badge back
visit-leave-without-badge = Left without giving the badge back
visit-badge-back = Badge came back
visit-undo = Take back
visit-cancel = Cancel the visit
visit-again = Here again
visit-edit = Correct
visit-edit-title = Correct visit { $number }
visit-stays = Now { $value }; leave empty to keep it
visit-register = Register
visit-guest-of-meeting = A meeting’s guest is here
visit-guests = Today’s meetings with guests
visit-guests-here = { $count } of { $of } here
visit-none = No visits on this day
visit-none-hint = Press N to register the first visitor.
visit-detail = The visit
visit-choose = Choose a visit to see it here.
visit-key-new = New
visit-key-rows = Choose
visit-key-leave = Left
visit-erased = (erased in time)
visit-look = Look at what is masked
visit-look-hint = Say why; the journal keeps each look.
visit-revealed = Shown this once
visit-earlier = Here before
visit-meanwhile = Somebody changed this visit meanwhile
visit-meanwhile-hint = What stands is on the left, what you typed on the right. Save again to let yours stand.
visit-stands = Now
visit-typed = Yours
visit-badge = Visitor’s badge
visit-badge-number = Badge
visit-badge-print = Print badge
visit-badge-code = The badge’s code
visit-badge-return = Please return this badge to the desk when you leave.
visit-badge-is-out = Out
visit-badge-came-back = Came back at { $at }
visit-release = Release slip
visit-signature-host = Host’s signature
visit-signature-guard = Guard’s signature
visit-notice = Notice to visitors
visit-notice-what = For the safety of the building the desk writes down your name, organisation, telephone, host, purpose and when you came and left. The number of a document is optional.
visit-notice-no-document = Of a document’s number only the last four and a mark that cannot be turned back are kept: no copy, no photograph.
visit-notice-who = Only the desk, the guards and their team leader see it for their work, and each look at what is masked is recorded.
visit-notice-rights = You may ask the desk to see, correct or erase what is kept of you.
visit-saved-registered = Registered; the badge can be printed
visit-saved-held = Registered; please ask the visitor to wait
visit-saved-announced = Announced
visit-saved-changed = Corrected
visit-saved-proposed = Proposed; waits for a second person
visit-saved-approved = Agreed and in force
visit-saved-ended = Noted
entry-scan = Scan or type a badge
entry-find = Find
entry-badge-unknown = There is no such badge. Scan it again, or look in the register.
entry-held = Waiting at the gate
entry-held-none = Nobody waits.
entry-expected = Expected today
entry-expected-none = Nobody else is expected today.
entry-inside = Inside now
entry-inside-none = No visitor is inside.
entry-floor-unknown = Floor not known
entry-badges-out = Badges still out from earlier days
entry-evacuation = Evacuation list
entry-evacuation-at = As of { $at }
entry-evacuation-hint = A device that opened entry control opens the last list without a network. Names are masked: call by badge number.
entry-seen-outside = Seen outside
guests-none = You have no visits from today on
guests-none-hint = Announce somebody below; when they are here you are asked whether you receive them.
guests-announce = Announce a visitor
watch-hint = One person of the owner’s office proposes an entry, another agrees; the desk is only told to wait for the team leader.
watch-none = The list is empty
watch-none-hint = There is nobody for whom the team leader has to come.
watch-who = Name
watch-advice = What to do
watch-people = Asked and agreed
watch-agreed-by = agreed:
watch-agree = Agree to the entry
watch-agree-end = Agree to its end
watch-end = Take off
watch-propose = Propose an entry
watch-propose-hint = Found by name and telephone together, or by the document’s number.
watch-state-proposed = Proposed
watch-state-approved = In force
watch-state-ending = Its end is proposed
watch-state-ended = Ended
keeping-hint = What is personal of visits, calls, inquiries and ratings is erased by itself in time, counts stay. The security administrator proposes, the owner’s office agrees.
keeping-in-force = In force
keeping-proposed = Proposed
keeping-approve = Agree
keeping-propose = Propose
keeping-days = Days a visit is kept
keeping-days-hint = 1 to 730 days.
keeping-document-days = Days a document’s full number is kept
keeping-document-days-hint = 0 for not at all, 7 at most.
keeping-looks-an-hour = Looks an hour for each person
keeping-looks-an-hour-hint = 1 to 200.
visit-count = { $count ->
    [one] { $count } visit
   *[other] { $count } visits
}
visit-count-inside = { $count } inside
visit-count-badges = { $count ->
    [one] { $count } badge out
   *[other] { $count } badges out
}
visit-count-waiting = { $count ->
    [one] { $count } waits for the team leader
   *[other] { $count } wait for the team leader
}
visit-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
visit-and-companions = and { $count } more
visit-notice-days = { $count ->
    [one] It is kept for { $count } day and then erased by itself.
   *[other] It is kept for { $count } days and then erased by itself.
}
visit-notice-document-days = { $count ->
    [one] A document’s full number is erased after { $count } day; the last four stay.
   *[other] A document’s full number is erased after { $count } days; the last four stay.
}
visit-own-page = Scan for the way, and to rate the service when you leave
visit-given = Pass this on to the visitor: they say at the kiosk that they are here, or show it at the desk
visit-own-link = The visitor’s page
visit-arrival-code = Arrival code
visitor-title = My visit
visitor-expired = The day of this visit is over.
visitor-arrival = When you arrive, type the code at the kiosk in the hall, or let it scan the picture
visitor-picture = QR code for the kiosk
visitor-state-expected = You are expected. Welcome
visitor-state-held = You are announced. Please wait in the hall
visitor-state-refused = Please come to the reception desk
visitor-state-inside = Welcome. Please wear your badge
visitor-state-left = Thank you for coming. Goodbye
visitor-state-unseen = Thank you for coming
visitor-state-absent = No entry was registered for this visit
visitor-state-cancelled = This visit was cancelled
keeping-call-days = Days that calls are kept
keeping-call-days-hint = 1 to 730 days.
keeping-inquiry-days = Days that inquiries are kept
keeping-inquiry-days-hint = 1 to 730 days.
keeping-rating-days = Days that words with ratings are kept
keeping-rating-days-hint = 1 to 730 days.

## The list of a day: groups, search, pages.
visit-groups = By state
visit-group-all = All
visit-group-held = Waiting
visit-group-expected = Expected
visit-group-inside = Inside
visit-group-over = Over
visit-group-more = { $count } more, list them all
visit-find = Find in this day
visit-find-hint = Name, organisation, host, last four digits, number
visit-find-do = Find
visit-find-end = Show all
visit-found = { $count ->
    [one] 1 found
   *[other] { $count } found
}
visit-found-first = Only the first { $count } are listed; type more to find fewer.
visit-find-none = No visit of this day matches
visit-find-none-hint = Names are compared as they are masked; try another word, or another day.
entry-badges-first = Only the oldest { $count } are listed; when they are returned, the next ones follow.
