### The journal: how each act is said.

journal-meeting-booked = booked the meeting “{ $title }”: { $room }, { $starts } to { $ends }
journal-meeting-changed = changed the meeting “{ $title }” (revision { $revision })
journal-meeting-cancelled = cancelled the meeting “{ $title }”, because: { $reason }
journal-requirements-agreed = confirmed the requirements of “{ $title }” for the owner’s office (revision { $revision })
journal-requirements-reminded = reminded the owner’s office to confirm the requirements of “{ $title }”
journal-requirements-unconfirmed = the set-up of “{ $title }” began before the owner’s office confirmed its requirements
journal-series-changed = changed the series “{ $title }” from { $day } on; meetings changed: { $count }
journal-series-cancelled = cancelled the series “{ $title }” from { $day } on; meetings cancelled: { $count }
journal-change-acknowledged = knows of the change of “{ $title }” (revision { $revision })
journal-meeting-started = the meeting “{ $title }” started
journal-guests-seated = the guests of “{ $title }” are seated
journal-break-began = “{ $title }” breaks
journal-meeting-resumed = “{ $title }” goes on
journal-meeting-ended = the meeting “{ $title }” ended
journal-guest-received = received { $person } ({ $title })
journal-duty-done = did “{ $duty }”
journal-duty-waived = waived “{ $duty }”, because: { $reason }
journal-duty-missed = “{ $duty }” was missed
journal-duty-overdue = “{ $duty }” is overdue
journal-item-remarked = remarked on “{ $duty }”, { $step }: { $text }
journal-duty-withdrawn = took back: “{ $duty }”
journal-word-withdrawn = took back the last word on “{ $title }”
journal-duties-given = gave { $person } duties: { $count }
journal-duty-assigned = gave “{ $duty }” to: { $person }
journal-duty-photo-added = added a photo to “{ $duty }”
journal-step-ticked = “{ $duty }”: ticked { $step }
journal-request-made = a request in the meeting “{ $title }”
journal-shift-started = went on duty
journal-shift-ended = went off duty
journal-note = note: { $text }
journal-day-planned = the duties of { $day } are planned: { $count }
journal-day-closed = { $day } is closed
journal-standard-published = published version { $version } of the standard
journal-working-days-set = set the working days of the week: { $weekdays }
journal-holiday-set = { $working ->
    [working] made { $day } a working day
    [off] made { $day } a day off
   *[other] took { $day } back to the weekly pattern
}
journal-building-added = added the building “{ $name }”
journal-floor-added = added the floor “{ $name }”
journal-department-added = added the department “{ $name }”
journal-person-added = added { $name } to the directory
journal-building-changed = renamed the building “{ $name }”
journal-floor-changed = changed the floor “{ $name }”
journal-department-changed = renamed the department “{ $name }”
journal-person-changed = changed the person { $name }
journal-person-removed = took { $name } out of the directory
journal-presence-said = said of { $name }: { $whereabouts ->
    [at-post] at their post
    [briefly-away] briefly away
    [in-meeting] in a meeting
    [travelling] travelling
    [out-on-business] out on business
   *[other] on leave
}
journal-people-exported = exported the directory: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
journal-people-imported = took in a workbook of people: { $added } added, { $changed } changed
journal-secretaries-imported = took in a workbook of people: leaders of { $count ->
    [one] { $count } secretary
   *[other] { $count } secretaries
}
journal-holidays-loaded = loaded “{ $table }”
journal-team-set = set the scope and members of “{ $name }”
journal-room-added = added the room “{ $name }”
journal-room-changed = changed the room “{ $name }”
journal-room-closed = closed { $room } from { $starts } to { $ends }: { $reason }
journal-room-reopened = opened { $room } again (it was closed { $starts } to { $ends })
journal-account-created = made the account { $login } ({ $person })
journal-administrators-link-made = made a one-time link for new administrators at the terminal
journal-account-enabled = enabled the account of { $person }
journal-account-disabled = disabled the account of { $person }
journal-password-reset = set another password for { $person }
journal-role-granted = granted { $person } the role: { $role ->
    [receptionist] receptionist
    [attendant] attendant
    [guard] guard
    [team-leader] team leader
    [host] host
    [owners-manager] owner’s manager
    [auditor] auditor
    [system-administrator] system administrator
    [security-administrator] security administrator
    [kiosk] kiosk
   *[public-link] public link
}
journal-role-approved = approved the role of { $person }: { $role ->
    [receptionist] receptionist
    [attendant] attendant
    [guard] guard
    [team-leader] team leader
    [host] host
    [owners-manager] owner’s manager
    [auditor] auditor
    [system-administrator] system administrator
    [security-administrator] security administrator
    [kiosk] kiosk
   *[public-link] public link
}
journal-role-revoked = took back the role of { $person }: { $role ->
    [receptionist] receptionist
    [attendant] attendant
    [guard] guard
    [team-leader] team leader
    [host] host
    [owners-manager] owner’s manager
    [auditor] auditor
    [system-administrator] system administrator
    [security-administrator] security administrator
    [kiosk] kiosk
   *[public-link] public link
}
journal-punctuality-early = early
journal-punctuality-on_time = on time
journal-punctuality-late = late
journal-call-taken = call taken down: { $day } no. { $number }
journal-call-corrected = call corrected: { $day } no. { $number } (version { $revision })
journal-call-received = { $to } ({ $by }) received the call { $day } no. { $number }
journal-call-returned = called back: call { $day } no. { $number }
journal-call-not-reached = call-back not reached: call { $day } no. { $number }, again by { $next }
journal-register-erased = kept long enough, erased: { $register ->
    [call] calls
    [inquiry] inquiries
    [case] cases
    [order] orders
    [meeting-rating] words of ratings of meetings and orders
    [banquet] banquets
    [dining-wish] wishes of diners
    [dining-need] allergies and preferences
    [leave] leaves
    [shift-swap] swaps of shifts
    [planned-shift] planned shifts
    [spot-check] spot checks
    [away] away notes
    [found-item] found things
    [lost-report] reports of lost things
    [drill] directory drill
    [reception-record-call] calls in reception records
    [reception-record-inquiry] inquiries in reception records
    [reception-record] notes of reception records
    [photo] photos
    [duty-photo] photos of duties
    [assigned-matter-photo] photos of assigned matters
    [personal-data-request] personal data requests
   *[rating] ratings
 }, { $count ->
    [one] { $count } record
   *[other] { $count } records
}
journal-inquiry-answered-at-once = inquiry answered: { $day } no. { $number }
journal-inquiry-handed-on = inquiry handed on: { $day } no. { $number }, to { $to }
journal-inquiry-answered = inquiry that waited answered: { $day } no. { $number }
journal-knowledge-added = added to the knowledge base: { $question }
journal-knowledge-changed = changed in the knowledge base: { $question }
journal-knowledge-removed = removed from the knowledge base: { $question }
journal-knowledge-proposal-dismissed = the answer to inquiry { $day } no. { $number } becomes no entry of the knowledge base
journal-ticket-taken = took ticket { $ticket }: { $matter }
journal-ticket-called = called { $ticket } to { $window }
journal-ticket-recalled = called { $ticket } again
journal-ticket-transferred = passed { $ticket } on: { $matter }
journal-ticket-parked = parked { $ticket }
journal-ticket-absent = { $ticket } was not there
journal-ticket-returned = put { $ticket } back into the queue
journal-ticket-finished = finished { $ticket }
journal-ticket-left = { $ticket } left
journal-ticket-over = { $ticket } has waited too long: { $minutes } min
journal-tickets-over = { $count ->
    [one] { $count } ticket of { $day } lapsed
   *[other] { $count } tickets of { $day } lapsed
}
journal-lingering-noted = noted lingering no. { $number }: { $people } at { $place }
journal-lingering-approached = approached lingering no. { $number }
journal-lingering-settled = settled lingering no. { $number }: { $outcome }
journal-crowd-step-taken = { $people } in the hall, took the step: { $step ->
    [second-post] open a second post
   *[guard] call in the guard
 }
journal-rated = a visitor rated { $score }
journal-rated-low = a visitor rated low: { $score }
journal-rating-settled = saw to a low rating ({ $score }): { $note }
journal-hall-limits-set = set the hall: wait { $minutes } min, busy from { $busy }, crowded from { $crowded }
journal-hall-matter-set = set the matter { $name }
journal-hall-window-set = set the window { $name }
journal-device-added = added the device { $name }
journal-device-revoked = revoked the device { $name }
# Visits and entry control.
journal-visit-registered = registered visit { $number } of { $day }
journal-visit-again = registered once more as visit { $number } of { $day }
journal-visit-announced = announced visit { $number } of { $day }
journal-visit-changed = corrected visit { $number } of { $day }
journal-visit-admitted = let in visit { $number } of { $day }
journal-visit-held = asked visit { $number } of { $day } to wait
journal-visit-refused = refused visit { $number } of { $day }
journal-visit-left = visit { $number } of { $day } left
journal-visit-cancelled = cancelled visit { $number } of { $day }
journal-visit-badge-returned = the badge of visit { $number } of { $day } came back
journal-visit-approval-asked = asked the team leader about visit { $number } of { $day }
journal-visit-looked = looked at what is masked of visit { $number } of { $day }: { $reason }
journal-visit-undone = { $state ->
    [inside] took back that visit { $number } of { $day } was inside
    [left] took back that visit { $number } of { $day } had left
    [refused] took back that visit { $number } of { $day } was refused
    [cancelled] took back that visit { $number } of { $day } was cancelled
    [unseen] took back that visit { $number } of { $day } was not seen leaving
    [absent] took back that visit { $number } of { $day } never came in
    [expected] took back that visit { $number } of { $day } was expected
   *[held] took back that visit { $number } of { $day } was waiting
}
journal-visit-closed = { $state ->
    [inside] the day ended: visit { $number } of { $day } inside
    [left] the day ended: visit { $number } of { $day } left
    [refused] the day ended: visit { $number } of { $day } refused
    [cancelled] the day ended: visit { $number } of { $day } cancelled
    [unseen] the day ended: visit { $number } of { $day } not seen leaving
    [absent] the day ended: visit { $number } of { $day } never came in
    [expected] the day ended: visit { $number } of { $day } expected
   *[held] the day ended: visit { $number } of { $day } waiting
}
journal-visit-answered = { $answer ->
    [receive] the host of visit { $number } of { $day } receives
    [wait] the host of visit { $number } of { $day } asks to wait
   *[refuse] the host of visit { $number } of { $day } does not receive
}
journal-visit-approved = { $approval ->
    [given] the team leader agreed to visit { $number } of { $day }
    [denied] the team leader did not agree to visit { $number } of { $day }
   *[asked] the team leader was asked about visit { $number } of { $day }
}
journal-visits-erased = erased in time: what is personal of { $count ->
    [one] { $count } visit
   *[other] { $count } visits
}, { $documents ->
    [one] { $documents } full number of a document
   *[other] { $documents } full numbers of documents
}
journal-visit-keeping-proposed = proposed to keep: visits in days { $days }, full document numbers in days { $document_days }, looks an hour { $looks }
journal-visit-keeping-approved = agreed to keep: visits in days { $days }, full document numbers in days { $document_days }, looks an hour { $looks }
journal-watch-proposed = proposed an entry of the watch list
journal-watch-approved = agreed to an entry of the watch list
journal-watch-ending = proposed the end of an entry of the watch list
journal-watch-ended = ended an entry of the watch list
# End of visits.
journal-reception-record-signed = reception record signed: { $day } edition { $edition }, lines { $lines }, missing { $missing }, mark { $mark }
journal-reception-record-amended = reception record amended: { $day } edition { $edition }, lines changed { $changes } of { $lines }, mark { $mark }
journal-reception-record-countersigned = reception record countersigned: { $day } edition { $edition }, mark { $mark }
journal-reception-record-returned = reception record sent back: { $day } edition { $edition }
journal-reception-record-shown = reception record printed in full: { $day }, purpose: { $purpose ->
    [archive] to sign and file
    [inspection] inspection
    [dispute] to settle a dispute
   *[handover] to hand over to the owner
 }
journal-reception-record-exported = reception record exported: { $day }
journal-directions-set = noted the way to { $room }
journal-visit-arrived = visit { $number } of { $day } said at the kiosk that they are here
journal-keeping-proposed = proposed to keep, in days, visits { $days }, full document numbers { $document_days }, calls { $calls }, inquiries { $inquiries }, ratings { $ratings }; looks an hour { $looks }
journal-keeping-approved = agreed to keep, in days, visits { $days }, full document numbers { $document_days }, calls { $calls }, inquiries { $inquiries }, ratings { $ratings }; looks an hour { $looks }
# Rules of the house and the drill.
journal-house-rule-drafted = drafted the house rule “{ $rule }”
journal-house-rule-draft-discarded = discarded the draft of the house rule “{ $rule }”
journal-house-rule-published = published version { $version } of the house rule “{ $rule }”
journal-house-rule-withdrawn = withdrew the house rule “{ $rule }” (version { $version })
journal-house-rule-acknowledged = read and acknowledged version { $version } of the house rule “{ $rule }”
journal-drill-begun = began a round of the directory drill
journal-drill-finished = finished a round of the directory drill, { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
# End of rules of the house and the drill.
journal-fault-reported = reported fault { $number } of { $day }: { $kind ->
    [lighting] lighting
    [air-conditioning] air conditioning
    [display] queue machine, screens
    [water-dispenser] Water dispenser
    [access-control] access, security check
    [audio] sound, microphones
    [projection] projection, video
    [furniture] doors, furniture
    [plumbing] plumbing
    [lift] lift
    [power] power, network
   *[other] other
 }, { $place }, { $urgency ->
    [urgent] urgent
    [planned] planned
   *[ordinary] ordinary
 }
journal-fault-joined = saw again fault { $number } of { $day }
journal-fault-answered = took on fault { $number } of { $day }
journal-fault-arrived = noted the repairer there for fault { $number } of { $day }
journal-fault-postponed = postponed fault { $number } of { $day }
journal-fault-repaired = noted as repaired fault { $number } of { $day }
journal-fault-accepted = accepted the repair of fault { $number } of { $day }
journal-fault-returned = sent back fault { $number } of { $day }
journal-fault-withdrawn = withdrew fault { $number } of { $day }
journal-fault-photo-added = added a photo to fault { $number } of { $day }
journal-personal-data-asked = made personal data request no. { $number }: { $kind ->
    [show] see
    [export] copy
    [erase] erase
   *[register] register
 }
journal-personal-data-unclear = asked for personal data that may be several people’s, so that no request was made: { $kind ->
    [show] see
    [export] copy
   *[erase] erase
 }
journal-personal-data-approved = approved personal data request no. { $number }: { $kind ->
    [show] see
    [export] copy
    [erase] erase
   *[register] register
 }
journal-personal-data-refused = refused personal data request no. { $number }: { $reason ->
    [not-identified] not known who they are
    [not-theirs] not their data
    [kept-by-law] the law requires it to be kept
    [matter-open] the matter is still open
   *[purpose-unfit] purpose unfit
 }
journal-personal-data-withdrawn = withdrew personal data request no. { $number }
journal-personal-data-expired = personal data request no. { $number } expired
journal-personal-data-closed = personal data request no. { $number } closed with its time
journal-personal-data-given = fetched by personal data request no. { $number } ({ $kind ->
    [show] see
    [export] copy
   *[register] register
 }): visits { $visits }, calls { $calls }, inquiries { $inquiries }, orders { $orders }, reports of lost things { $lost }, found things { $things }, diners { $diners }, ratings { $ratings }, lines of records { $lines }
journal-personal-data-erased = erased by personal data request no. { $number } ({ $ground ->
    [purpose-fulfilled] purpose fulfilled
    [consent-withdrawn] consent withdrawn
    [kept-too-long] kept too long
   *[unlawful] held to be unlawful
 }): visits { $visits }, calls { $calls }, inquiries { $inquiries }, orders { $orders }, reports of lost things { $lost }, found things { $things }, diners { $diners }, ratings { $ratings }, lines of records { $lines }

## 委托单（条款 B5、B6）。
journal-order-placed = order placed: { $day } no. { $number }, { $count ->
    [one] { $count } item
   *[other] { $count } items
}
journal-order-changed = order changed: { $day } no. { $number }, version { $revision }
journal-order-cancelled = order cancelled: { $day } no. { $number }
journal-order-agreed = client confirmed the order: { $day } no. { $number }, version { $revision }
journal-order-change-asked = client asks for a change of the order: { $day } no. { $number }, version { $revision }
journal-order-change-answered = change asked for by the client answered: { $day } no. { $number }
journal-order-agreed-recorded = client’s confirmation of the order { $heard ->
    [paper] on paper
   *[telephone] by telephone
 } noted: { $day } no. { $number }, version { $revision }
journal-order-plan-agreed-recorded = client’s confirmation of the serving plan { $heard ->
    [paper] on paper
   *[telephone] by telephone
 } noted: { $day } no. { $number }, version { $revision }
journal-order-plan-agreed = client confirmed the serving plan: { $day } no. { $number }, version { $revision }
journal-order-plan-wrong = client says that the goods or the plan are not right: { $day } no. { $number }
journal-order-confirmed = client confirmed what was done: { $day } no. { $number }
journal-order-wrong = client says that it is not right: { $day } no. { $number }
journal-order-called = client asks for some now: { $day } no. { $number }
journal-order-cancellation-told = client told that the order is cancelled: { $day } no. { $number }
journal-order-told = client told: { $day } no. { $number }, { $line ->
    [0] what was asked for besides
   *[other] item { $line }
 }
journal-order-cancellation-settled = closed without the client knowing of the cancellation: { $day } no. { $number }
journal-order-settled = closed without the client: { $day } no. { $number }, { $line ->
    [0] what was asked for besides
   *[other] item { $line }
 }
journal-order-counted = goods counted: { $day } no. { $number }, item { $line }: { $count } of { $ordered }
journal-order-photographed = goods photographed: { $day } no. { $number }
journal-order-ordered = ordered from the supplier: { $day } no. { $number }, item { $line }
journal-order-rated = client rated order { $day } no. { $number }: { $score }
journal-order-rated-low = client rated order { $day } no. { $number } low: { $score }
journal-order-link-made = client link made: { $day } no. { $number }
journal-order-link-ended = client link ended: { $day } no. { $number }
journal-catalogue-item-set = catalogue item added: { $item }
journal-catalogue-item-removed = catalogue item removed: { $item }
journal-order-link-days-set = client links work for { $days ->
    [one] { $days } day
   *[other] { $days } days
} afterwards

## Cases (clauses B1 to B4).

journal-case-opened = case opened: no. { $number } of { $day }
journal-case-promised = apology and promise: case { $number } of { $day }
journal-case-found = finding written: case { $number } of { $day }
journal-case-reported = client told: case { $number } of { $day }
journal-case-remedy-asked = remedy asked: case { $number } of { $day }
journal-case-remedied = remedy done: case { $number } of { $day }
journal-case-accepted = accepted and closed: case { $number } of { $day }
journal-case-contested = not accepted, looked into anew: case { $number } of { $day }
journal-case-reasoned = closed with a reason: case { $number } of { $day }
journal-case-called-again = return call: case { $number } of { $day }
journal-case-subject-named = case { $number } of { $day } concerns { $person }
journal-case-subject-unnamed = case { $number } of { $day } no longer concerns { $person }
journal-case-link-revoked = client’s link revoked: case { $number } of { $day }
journal-case-link-made = new client’s link: case { $number } of { $day }
journal-case-tied = case { $number } of { $day } tied to { $matter ->
    [order] an order
   *[meeting] a meeting
}
journal-meeting-rated = meeting rated: { $score }
journal-meeting-rated-low = meeting rated low: { $score }
# Assigned matters.
journal-assigned-matter-assigned = assigned matter { $number } of { $day } to { $to }, { $urgency ->
    [urgent] urgent
   *[ordinary] ordinary
 }
journal-assigned-matter-given = gave assigned matter { $number } of { $day } to { $to }
journal-assigned-matter-read-back = read back assigned matter { $number } of { $day }
journal-assigned-matter-confirmed = confirmed the reading of assigned matter { $number } of { $day }
journal-assigned-matter-corrected = corrected assigned matter { $number } of { $day }
journal-assigned-matter-time-asked = asked for time for assigned matter { $number } of { $day }
journal-assigned-matter-time-granted = granted time for assigned matter { $number } of { $day }
journal-assigned-matter-time-refused = refused time for assigned matter { $number } of { $day }
journal-assigned-matter-done = reported assigned matter { $number } of { $day } as done, { $punctuality ->
    [late] late
   *[on-time] in time
 }
journal-assigned-matter-accepted = accepted assigned matter { $number } of { $day }, rated { $score }
journal-assigned-matter-returned = sent back assigned matter { $number } of { $day }
journal-assigned-matter-withdrawn = withdrew assigned matter { $number } of { $day }
# End of assigned matters.
# Banquets.
journal-banquet-booked = booked a banquet: { $day } no. { $number }, { $guests ->
    [one] { $guests } guest
   *[other] { $guests } guests
}, { $companions } of the house, tables: { $tables }
journal-banquet-changed = changed a banquet: { $day } no. { $number }, { $guests ->
    [one] { $guests } guest
   *[other] { $guests } guests
}, { $companions } of the house, tables: { $tables }
journal-banquet-moved = changed a banquet’s seating: { $day } no. { $number }
journal-banquet-cancelled = cancelled a banquet: { $day } no. { $number }
journal-banquet-signed-off = signed a banquet off: { $day } no. { $number }, { $guests ->
    [one] { $guests } guest
   *[other] { $guests } guests
} came, { $companions } of the house
journal-banquet-amended = amended a banquet: { $day } no. { $number }, amendment { $position }
# End of banquets.
# The roster.
journal-shift-planned = planned a shift: { $person }, { $day } { $from }–{ $to }, { $post }
journal-shift-replanned = changed a shift: { $person }, { $day } { $from }–{ $to }, { $post }
journal-shift-unplanned = took a shift away: { $person }, { $day } { $from }–{ $to }, { $post }
journal-post-unmanned = a shift began with nobody there: { $person } on leave, { $day } { $from }–{ $to }, { $post }
journal-roster-copied = copied the roster of the week before: the week from { $day }, { $count ->
    [one] { $count } shift
   *[other] { $count } shifts
}
journal-leave-asked = asked for leave: { $person }, { $from } to { $until }
journal-leave-approved = approved leave: { $person }, { $from } to { $until }
journal-leave-refused = refused leave: { $person }, { $from } to { $until }
journal-leave-withdrawn = took leave back: { $person }, { $from } to { $until }
journal-leave-ended = ended leave early: { $person }, it was { $from } to { $until }
journal-swap-asked = { $taken ->
    [none] asked { $other } to take a shift of { $person }: { $given }
   *[other] asked { $other } to swap: { $person }’s { $given } for { $taken }
 }
journal-swap-agreed = { $other } agreed to swap with { $person }: { $given }
journal-swap-declined = { $other } declined to swap with { $person }: { $given }
journal-swap-approved = { $taken ->
    [none] approved a swap: { $other } takes { $person }’s { $given }
   *[other] approved a swap: { $other } takes { $person }’s { $given }, { $person } takes { $other }’s { $taken }
 }
journal-swap-refused = refused a swap: { $person } and { $other }, { $given }
journal-swap-withdrawn = took a swap back: { $person } and { $other }, { $given }
journal-cycle-laid = laid a cycle: { $post }, { $from } to { $until }, { $count ->
    [one] { $count } shift
   *[other] { $count } shifts
}
journal-roster-imported = took in a roster by workbook: { $added } new, { $changed } changed
# End of the roster.

# 领导办公室。
journal-office-planned = into the plan of cleaning: { $number } { $name }
journal-office-taken-off = off the plan of cleaning{ $reason ->
    [in] , the leader is back
    [due-back] , the leader should be back
    [unsaid] , it is not said where the leader is
    [nobody-entered] , no leader is entered in the directory
   *[other] {""}
}: { $number } { $name }
journal-office-interrupted = left in the middle of cleaning, the leader came back: { $number } { $name }
journal-office-answered = somebody answered the knocking: { $number } { $name }, later again
journal-key-out = key taken: { $number } { $name }
journal-key-in = key given back: { $number } { $name } (held by { $holder })
journal-key-missed = key missed: { $number } { $name } (held by { $holder })
# 领导办公室完。

# Spot checks.
journal-spot-checked = spot check: { $day } no. { $number }, { $duty }
journal-spot-check-answered = answered the spot check: { $day } no. { $number }
# End of spot checks.

# 批阅件。
journal-papers-retrieved = papers taken down: { $day } no. { $numbers }, { $count } in all, { $name }
journal-paper-passed = paper passed on: { $day } no. { $number }, to { $to }
journal-paper-put-away = paper put away: { $day } no. { $number }, into { $to }
journal-paper-corrected = entry of a paper corrected: { $day } no. { $number }
journal-paper-struck = entry of a paper struck out: { $day } no. { $number }
journal-papers-handed-over = papers handed over: { $day } no. { $numbers }, { $count } in all, received by { $receiver }{ $signed ->
    [typed] {" "}(not signed by hand)
   *[drawn] {""}
}
# 批阅件完。
journal-restocking-told = told to be lacking (no. { $number }): { $step }, { $items }
journal-hand-over-asked = { $person } asked to hand over before going off duty ({ $day } no. { $number })
journal-hand-over-made = { $person } handed over ({ $day } no. { $number })
journal-hand-over-acknowledged = took over from { $person } ({ $day } no. { $number })

# Away notes.
journal-away-begun = whole team out: { $team } ({ $day } no. { $number }); { $person } left last
journal-away-shown = the screen “{ $screen }” at the door shows the away note: { $team } ({ $day } no. { $number })
journal-away-dark = the screen at the door went dark, and somebody is asked to put the away note out: { $team } ({ $day } no. { $number })
journal-away-over = no longer all out: { $team } ({ $day } no. { $number })
journal-went-out = went out, back at { $back }
journal-came-back = came back to the office
journal-door-screen-added = added the screen { $name } at a door
journal-door-screen-revoked = revoked the screen { $name } at a door
# Away notes end.

# 失物招领。
journal-found-item-taken-down = found thing taken down: { $day } no. { $number }, { $kind ->
    [document] document or bank card
    [phone] phone or device
    [keys] keys
    [umbrella] umbrella
    [clothing] clothing
    [bag] bag
    [valuables] cash or valuables
    [perishable] perishable
   *[other] other
 }, { $place }
journal-found-item-stored = found thing put away: { $day } no. { $number }
journal-found-item-noticed = notice of a found thing put up: { $day } no. { $number }
journal-found-items-noticed = notice put up on { $day }: { $numbers }, { $count } in all
journal-found-item-informed = owner told of a found thing: { $day } no. { $number }
journal-found-item-handed-back = found thing given back: { $day } no. { $number }
journal-found-item-handed-over = found thing handed to an authority: { $day } no. { $number }
journal-found-item-disposed = found thing disposed of: { $day } no. { $number }
journal-found-item-photo-added = photo added to a found thing: { $day } no. { $number }
journal-found-item-days-set = found things are handed over after { $days ->
    [one] { $days } day
   *[other] { $days } days
}
journal-lost-report-taken-down = report of a lost thing taken down: { $day } no. { $number }, { $kind ->
    [document] document or bank card
    [phone] phone or device
    [keys] keys
    [umbrella] umbrella
    [clothing] clothing
    [bag] bag
    [valuables] cash or valuables
    [perishable] perishable
   *[other] other
 }
journal-lost-report-closed = report of a lost thing closed: { $day } no. { $number }, { $outcome ->
    [found] found
   *[in-vain] in vain
 }
# 失物招领完。

# Reaching people.
journal-alert-unreached = an alert did not reach the phone, the team leader was told: { $person }, { $duty }
journal-alert-way-added = way of alerting added: { $name }
journal-alert-way-changed = way of alerting changed: { $name }
journal-alert-way-removed = way of alerting removed: { $name }
journal-alert-way-tried = trial sent: { $name }
journal-alert-way-answered = the trial was answered: { $name }
journal-alert-way-shut = A way of alerting closed: { $way ->
    [mail] mail
    [push] web push { $name }
   *[webhook] { $name }
}
journal-alert-way-open = A way of alerting is open again: { $way ->
    [mail] mail
    [push] web push { $name }
   *[webhook] { $name }
}
journal-alert-push-on = web push switched on: { $services }
journal-alert-push-off = web push switched off
journal-alert-push-added = A phone is alerted by push from now on: { $host }
journal-alert-push-removed = phones are alerted by push no more
journal-alert-push-tried = sent a trial to their own phones
journal-alert-rule-set = changed how they want to be reached
# Reaching people, end.
# 报纸。
journal-newspaper-added = paper entered: { $name }
journal-newspaper-changed = paper changed: { $name }
journal-newspaper-subscribed = subscription entered: { $name }, { $addressee }, { $copies }
journal-newspaper-subscription-changed = subscription changed: { $name }, { $addressee }, { $copies }
journal-newspaper-unsubscribed = subscription taken out: { $name }, { $addressee }, { $copies }
journal-newspapers-imported = subscription table of { $year } taken in from a workbook: { $added } new, { $changed } changed
journal-newspaper-arrived = papers came: { $name } of { $day }, { $arrived } of { $expected }
journal-newspapers-all-arrived = papers came: the other { $count } of { $day } in full
journal-newspaper-chased = asked for what is missing: { $name } of { $day }, { $arrived } of { $expected }
journal-newspaper-written-off = given up: { $name } of { $day }, { $arrived } of { $expected }, { $reason }
journal-newspapers-unsaid = { $count ->
    [one] { $count } paper of { $day } was not counted and is taken as missing
   *[other] { $count } papers of { $day } were not counted and are taken as missing
}
journal-newspapers-to-chase = to be asked for: on { $day } { $count ->
    [one] one paper is missing that nobody asked for
   *[other] { $count } papers are missing that nobody asked for
}
journal-newspapers-delivered = papers brought: { $place }, { $copies }
journal-newspapers-not-delivered = papers not brought: { $place }, { $copies }, { $reason }
# 报纸完。
# 小餐厅。
journal-dining-menu-entered = menu entered: { $day } { $meal ->
    [breakfast] breakfast
    [dinner] dinner
   *[lunch] lunch
}, { $count ->
    [one] { $count } dish
   *[other] { $count } dishes
}
journal-dining-asked = told the menu and asked: { $name }, { $meal ->
    [breakfast] breakfast
    [dinner] dinner
   *[lunch] lunch
}, { $count }
journal-dining-away = dining: { $name } does not come, { $meal ->
    [breakfast] breakfast
    [dinner] dinner
   *[lunch] lunch
}
journal-dining-served = served as wished: { $name }, { $meal ->
    [breakfast] breakfast
    [dinner] dinner
   *[lunch] lunch
}
journal-dining-corrected = wrong delivery set right: { $name }, { $meal ->
    [breakfast] breakfast
    [dinner] dinner
   *[lunch] lunch
}
journal-dining-tableware-added = tableware entered: no. { $number }
journal-dining-tableware-changed = tableware changed: no. { $number }
journal-dining-tableware-removed = tableware taken out: no. { $number }
journal-dining-tableware-checked = tableware looked at: no. { $number }, { $condition ->
    [missing] missing
    [broken] broken
   *[whole] agrees
}
journal-dining-needs-looked = allergies and preferences looked at: { $name }
journal-dining-needs-remembered = allergies and preferences written down: { $name }
journal-dining-needs-forgotten = allergies and preferences forgotten: { $name }
# 小餐厅完。
