## Refusals: what happened, and what mends it.

refusal-no-role-yet = This account has no role yet. Ask the security administrator to grant one; the owner’s office may have to approve it.
refusal-not-found = Not found. It may not exist, or it is not yours to see.
refusal-sign-in-needed = Please sign in first.
refusal-not-allowed = You may not do this. If you need to, ask an administrator.
refusal-method-not-allowed = This address does not take such a request.
refusal-too-large = That is too large; at most 1 MiB. Send it in parts.
refusal-media-type = Wrong content type. The API takes application/json, pages take forms.
refusal-request-unreadable = The request cannot be read. Reload the page and try again.
refusal-foreign-page = The request did not come from a page of ours and was not carried out. Use a page of ours.
refusal-foreign-host = The demo opens at localhost or 127.0.0.1 only.
refusal-failure = Something failed here, and nothing was changed. Try again; if it stays, give the id to the operator.
refusal-unavailable = Nothing can be saved at the moment, and nothing was changed. Try again later; a phone sends what it did by itself.
refusal-disk-full = The disk is full. Nothing can be saved, and nothing was changed; tell the operator to make room. A phone sends what it did by itself.
refusal-timeout = It took too long and was stopped. Try again.
refusal-body-slow = What you sent did not come whole in time, and nothing was changed. Try again.
refusal-host-absent = The request does not say the address of this system, so no code can be printed. Open this page in a browser.
refusal-json-unreadable = The body is not whole JSON: { $problem }
refusal-json-unfit = The JSON does not fit: { $problem }
refusal-phone-time-unreadable = Phone-Time must be a number of milliseconds.
refusal-command-absent = The command has no id: send Idempotency-Key (API) or command (form).
refusal-command-unfit = The command’s id must be a UUID of version 7, in lower case with hyphens.
refusal-command-reused = This command’s id stands for something else already. Send it with a new id.
refusal-field-unknown = There is no field “{ $field }”. Leave it out.
refusal-number-unfit = “{ $typed }” is not a fitting number. Enter a whole number.
refusal-day-unknown = There is no such day. Write it like 2026-07-06.
refusal-time-unknown = There is no such time. Write it like 09:30.
refusal-time-impossible = This time is out of range. Enter a time of these years.
refusal-choice-unknown = There is no such choice. Take one of those listed.
refusal-site-unfit = The short name takes 2 to 32 of a-z, 0-9 and hyphens.
refusal-site-unknown = There is no such site.
refusal-site-taken = A site has this short name already. Choose another.
refusal-time-zone-unknown = There is no such time zone. Write it like Asia/Shanghai.
refusal-standard-has-problems = The standard has problems and was not taken.
refusal-link-unknown = The link has expired or was used. Get a new one at the terminal.
refusal-sign-in-wrong = The name or the password is wrong, or the account is disabled.
refusal-sign-in-too-often = Too many tries. Wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} and try again.
refusal-password-unfit = A password has { $least } to 200 characters.
refusal-password-common = This is a password that everybody tries first. Choose another.
refusal-password-has-login = A password cannot hold the sign-in name. Choose another.
refusal-password-wrong = The old password is wrong.
refusal-login-unfit = A sign-in name takes 2 to 32 letters, digits or . - _.
refusal-login-taken = Somebody has this sign-in name. Choose another.
refusal-language-unknown = There is no such language.
refusal-token-days-unfit = A token lasts 1 to 365 days.
refusal-name-unfit = “{ $name }” does not fit: enter 1 to 50 visible characters.
refusal-text-unfit = At most { $most } characters, now { $length }, and no control or invisible characters.
refusal-account-unknown = There is no such account.
refusal-not-oneself = Not for your own account. Let another administrator do it.
refusal-role-unknown = There is no such role.
refusal-role-held = The role is held already.
refusal-role-not-held = The role is not held, or was settled already.
refusal-roles-kept-apart = One person cannot be two of system administrator, security administrator and auditor, nor security administrator and owner’s manager.
refusal-not-ones-own-grant = You granted this role yourself. Somebody else has to approve it.
refusal-last-of-its-role = Nobody else holds this role here. Let somebody else hold it first.
refusal-id-taken = Something has this id already. Send it with a new id.
refusal-building-unknown = There is no such building.
refusal-floor-unknown = There is no such floor.
refusal-department-unknown = There is no such department.
refusal-room-unknown = There is no such room. Take one of those listed.
refusal-room-part-of-itself = A room cannot be a part of itself.
refusal-room-code-unknown = This code is no longer known. Ask an attendant.
refusal-team-not-in-standard = The standard has no such team.
refusal-closure-unknown = There is no such closure.
refusal-field-empty = Please fill this in.
refusal-moment-unknown = There is no such time. Choose a day and a time.
refusal-name-taken = “{ $name }” is there already. Choose another name.
refusal-number-on-door-unfit = The number on the door has 1 to 20 characters.
refusal-level-unfit = The level is -20 to 200; the ground floor is 1, the first basement -1.
refusal-capacity-unfit = A room seats at most { $most }.
refusal-list-too-long = At most { $most }; there are { $count }.
refusal-person-unknown = There is no such person.
refusal-telephone-unfit = “{ $typed }” is no telephone number: write 3 to 20 digits, with spaces and hyphens if you like.
refusal-plate-unfit = “{ $typed }” is no number plate: write 4 to 9 letters, digits or characters.
refusal-back-at-unfit = The time of return lies after now and within a year.
refusal-presence-of-leaders-alone = Whereabouts are kept of leaders with a precedence alone.
refusal-workbook-absent = Choose a workbook (.xlsx).
refusal-workbook-unreadable = The file cannot be read: save it as .xlsx and upload it again.
refusal-workbook-too-large = The file is too large: at most { $most } MB. Divide it into several.
refusal-workbook-too-many-rows = Too many rows: at most { $most }. Divide it into several files.
refusal-workbook-row-twice = Row { $row } came twice, and nothing was taken in. Please upload the workbook again.
refusal-workbook-empty = The workbook is empty: its first row names the columns; begin with the empty workbook.
refusal-workbook-without-names = There is no column “Name”: the first row names the columns; begin with the empty workbook.
refusal-workbook-column-unknown = The column “{ $name }” is not known: remove it or name it as the empty workbook does.
refusal-workbook-column-twice = The column “{ $name }” is there twice.
refusal-sheet-waits-no-longer = This sheet was taken in already, or waited too long. Upload it again.
refusal-sheet-id-unknown = No one has this id: empty it to add somebody new.
refusal-sheet-name-of-several = There are several “{ $name }”: write the department or the id.
refusal-sheet-department-unknown = There is no department “{ $name }”: add it first or correct it.
refusal-sheet-room-unknown = There is no room “{ $name }”: add it first or correct it.
refusal-sheet-leader-unknown = “{ $name }” is not in the directory: correct the name or add them in the sheet.
refusal-row-repeated = This person stands in the sheet twice: leave one row.
refusal-acts-for-themselves = Nobody is their own secretary.
refusal-account-taken = This account belongs to somebody else of the directory.
refusal-precedence-unfit = Precedence is 1 to { $most }; 1 is the highest.
refusal-team-unknown = There is no such team.
refusal-table-unknown = There is no such table of holidays.
refusal-weekdays-none = Choose at least one day.
refusal-token-made-already = This token was made already, and its secret is shown once. If it was not noted, revoke it and make another.
refusal-title-empty = Enter the meeting’s title.
refusal-ends-before-starts = The end must come after the start; a meeting past midnight lasts twelve hours at most. Change the end.
refusal-ends-in-the-past = The end is in the past. Set it later.
refusal-meeting-too-long = That is too long for one meeting. Book it in parts.
refusal-room-not-for-meetings = { $room } is not for meetings. Choose another room.
refusal-headcount-zero = Enter how many will come.
refusal-room-too-small = { $room } seats { $capacity }, and { $headcount } will come. Choose a larger room.
refusal-layout-unknown = There is no layout “{ $layout }” here. Take one of: { $layouts }
refusal-equipment-absent = { $room } has no { $equipment }. Leave it out or choose another room.
refusal-attendees-too-many = List at most { $most } attendees.
refusal-rank-zero = The rank of { $name } begins at 1.
refusal-rank-unfit = The rank of { $name } is 1 to { $most }.
refusal-seat-unfit = The seat “{ $seat }” does not fit. Write it like A1.
refusal-seat-taken = Seat { $seat } is { $other }’s and cannot also be { $name }’s.
refusal-attendee-unknown = There is no such guest on the list.
refusal-booked-as-cancelled = A meeting cannot be booked as cancelled.
refusal-cancel-by-its-own-act = To cancel, use “cancel” and give the reason.
refusal-room-held = { $way ->
    [named] { $room } is taken by “{ $title }” from { $from } to { $until }, set-up and clear-up included. Choose another time or room.
    [named-part] { $room } cannot be used from { $from } to { $until }: { $part }, which shares its walls, is taken by “{ $title }”, set-up and clear-up included. Choose another time or room.
    [part] { $room } cannot be used from { $from } to { $until }: { $part }, which shares its walls, is taken, set-up and clear-up included. Choose another time or room.
   *[taken] { $room } is taken from { $from } to { $until }, set-up and clear-up included. Choose another time or room.
}
refusal-room-closed = { $way ->
    [part] { $room } cannot be used from { $from } to { $until }: { $part }, which shares its walls, is closed ({ $reason }). Choose another time or room.
   *[taken] { $room } is closed from { $from } to { $until } ({ $reason }). Choose another time or room.
}
refusal-room-divided-over-meetings = Meetings would then hold one room at once: { $meetings }. Move them first.
refusal-meeting-unknown = There is no such meeting.
refusal-meeting-is-cancelled = The meeting is cancelled and cannot be changed.
refusal-meeting-is-over = The meeting is over and cannot be changed.
refusal-start-far-off = The meeting is to start at { $starts }, more than two hours off. If its time is another now, move the meeting first.
refusal-room-in-use = “{ $title }” has been running in { $room } since { $from }. End it first.
refusal-before-it-was-booked = The meeting was booked at { $booked }; nothing of it can be earlier. Check the time.
refusal-meeting-changed-meanwhile = Somebody changed this meeting just now (revision { $revision }). Look at it first, then change it.
refusal-room-of-a-running-meeting = The meeting is running; its room cannot be changed.
refusal-nothing-to-take-back = There is nothing to take back: only what you did yourself a moment ago.
refusal-too-late-to-take-back = A minute has passed; ask the team leader to correct it.
refusal-others-followed = Others went on from it; ask the team leader to correct it.
refusal-agreement-not-asked = The standard of this meeting asks for no confirmation by the owner’s office.
refusal-agreement-with-oneself = You booked this meeting yourself; somebody else of the owner’s office has to confirm it.
refusal-agreement-orders-changed = An order for this meeting was just changed. Please look at what changed and confirm again.
refusal-change-unknown = There is no such change.
refusal-reason-empty = Give the reason (at most 200 characters).
refusal-time-not-on-that-day = { $time } does not exist there (the clocks change). Choose another time.
refusal-recurrence-unreadable = The recurrence cannot be read: { $problem }
refusal-recurrence-endless = The recurrence has no end. Give a count or a last day.
refusal-recurrence-too-often = At most once a day.
refusal-recurrence-too-many = At most { $most } times.
refusal-recurrence-empty = This recurrence makes no meeting.
refusal-recurrence-part-unsupported = { $part } cannot be used in the recurrence. Leave it out; FREQ, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYYEARDAY, BYWEEKNO, BYSETPOS and WKST can be used.
refusal-recurrence-part-of-time = The start says at what time each meeting begins. Leave { $part } out of the recurrence.
refusal-recurrence-part-twice = { $part } stands twice in the recurrence. Keep one.
refusal-recurrence-parts-clash = { $part } does not go with { $other }. Leave { $part } out, or change FREQ.
refusal-recurrence-position-alone = BYSETPOS needs another part such as BYDAY. Add it, or leave BYSETPOS out.
refusal-recurrence-two-ends = Give a count (COUNT) or a last day (UNTIL), not both.
refusal-recurrence-exdate = Days without a meeting go into “Except these days”, not into EXDATE.
refusal-recurrence-rdate = Book additional days by themselves, not by RDATE.
refusal-recurrence-value-unfit = { $part } in the recurrence cannot be “{ $value }”. { $part ->
    [FREQ] Give DAILY, WEEKLY, MONTHLY or YEARLY.
    [INTERVAL] Give a whole number from 1 to 999.
    [COUNT] Give a whole number from 1 to 366.
    [UNTIL] Give a day such as 20261231, or UTC such as 20261231T100000Z.
    [BYDAY] Give MO to SU; the first of a month is 1MO, the last -1FR.
    [WKST] Give one of MO to SU.
   *[other] Give whole numbers within range, separated by commas; from the end with a minus.
}
refusal-not-of-a-series = This meeting is not one of a series, so none follow it. Change this one only.
refusal-duty-unknown = There is no such duty.
refusal-duty-photo-missing = This duty is done with a photo: add one first.
refusal-duty-photo-unasked = No photo belongs to this duty.
refusal-duty-settled = This duty is settled already.
refusal-not-your-team = Another team serves this.
refusal-not-on-duty = Your colleagues are on duty for this, and you are not. Go on duty first, then do it.
refusal-not-of-the-team = They are not in the team that serves this. Choose somebody who is.
refusal-step-unknown = There is no such step. Steps in all: { $count }.
refusal-step-out-of-order = Steps go in order: first “{ $step }”.
refusal-step-left = A step is left: “{ $step }”.
refusal-note-empty = Write something.
refusal-request-kind-unknown = There is no such kind of request.
refusal-document-from-empty = Say from whom the document is.
refusal-document-to-empty = Say to whom the document goes.
refusal-requests-waiting = Several requests wait already; an attendant is on the way. Please wait a moment.
refusal-no-meeting-in-the-room = No meeting is running here.

## What is told beside.

notice-already-done = { $by } did it already, at { $at }.
notice-already-said = It was noted already, at { $at }.
notice-already-on-duty = You are on duty already.
notice-already-off-duty = You are not on duty.
notice-superseded = “{ $title }”: the first counts, and that was { $by } at { $at }.
refusal-agreed-missing = The agreed time is missing. Give the time until when.
refusal-agreed-in-the-past = The agreed time has passed already. Give a later one.
refusal-telephone-needed = A call-back needs a telephone number. Ask for it.
refusal-matter-empty = The matter is missing. Write in a sentence what the call is about.
refusal-to-empty = It is missing to whom it goes. Name an office or a person.
refusal-agreed-unfit = “{ $typed }” is no time. Write 14:30, 1430, +20 (in minutes) or 11-27 09:00.
refusal-agreed-far = The agreed time is too far ahead. Agree on one within { $days } days.
refusal-call-unknown = There is no such call, or it is not yours to see.
refusal-call-not-passed-on = This call went to nobody else; there is nothing to receive.
refusal-call-back-not-agreed = No call-back was agreed for this call.
refusal-call-settled = { $by } has dealt with this call already.
refusal-call-erased = It was kept long enough and is erased; it can no longer be corrected.
refusal-call-changed-meanwhile = Somebody has just corrected this call (version { $revision }). Look at the differences below and decide which one to keep.
refusal-receipt-by-empty = It is missing who received it. Give their name.
refusal-question-empty = The question is missing. Write what was asked.
refusal-answer-empty = The answer is missing. Write what was answered.
refusal-wordings-many = Too many other wordings; at most { $most }, one a line.
refusal-question-known = The knowledge base has this question already. Change that entry.
refusal-knowledge-unknown = The knowledge base has no such entry; it may just have been removed. Choose another.
refusal-knowledge-expired = This entry no longer holds. Choose another, or ask the team leader to renew it.
refusal-knowledge-changed-meanwhile = { $by } has just changed this entry (version { $revision }). Read it, and decide which one to keep.
refusal-inquiry-unknown = There is no such inquiry, or it is not yours to see.
refusal-inquiry-answered = { $by } has answered this inquiry already.
refusal-inquiry-erased = It was kept long enough and is erased.
refusal-proposal-unknown = This answer is not proposed, or was dealt with already.
refusal-span-turned = The days are turned round. Put the first day first.
refusal-matter-unknown = There is no such matter. Choose one of the list.
refusal-window-unknown = There is no such window. Choose one of the list.
refusal-ticket-unknown = There is no such ticket today.
refusal-ticket-stands-otherwise = { $ticket } is { $state ->
    [waiting] waiting
    [called] called
    [parked] parked
    [absent] absent
    [done] done
   *[left] gone
 } now and cannot be dealt with so. Look at the list as it is now.
refusal-nobody-waits = Nobody waits for what { $window } serves.
refusal-hall-full = Too many are waiting. Please go to the desk.
refusal-hall-too-many = At most { $most }.
refusal-wait-limit-unfit = Enter 1 to { $most } minutes.
refusal-people-unfit = Enter 1 to { $most } people.
refusal-crowded-below-busy = Crowded must begin with more people than busy.
refusal-letter-unfit = Enter one letter from A to Z.
refusal-letter-taken = Another matter has this letter.
refusal-device-kind-unknown = There is no such kind of device. Choose one of the list.
refusal-device-unknown = There is no such device, or it was revoked.
refusal-lingering-unknown = There is no such record of lingering.
refusal-lingering-settled = It was settled before.
refusal-score-unfit = Choose 1 to 5.
refusal-rated-already = This ticket was rated already. Thank you.
refusal-rating-unknown = There is no such rating.
refusal-rating-settled = It was seen to before.
# Visits and entry control.
refusal-visitor-name-unfit = A visitor’s name has 1 to 50 characters that can be seen. Please mend it.
refusal-document-number-unfit = That is no number of such a document. Check it, or leave it empty.
refusal-companions-unfit = At most { $most } come along. Please register them apart.
refusal-host-namesakes = Several are called { $name }: { $choices }. Add the department after the name.
refusal-visit-in-the-past = That day has passed. Choose today or later.
refusal-visit-too-far-ahead = Visits are announced 92 days ahead at most.
refusal-moment-unfit = Give a day and a time, such as 2026-11-26 09:30.
refusal-visit-unknown = There is no such visit. Look in the register.
refusal-visit-erased = What was personal of this visit has been erased. Register a new one.
refusal-visit-is-open = This visit is not over; no new one is needed.
refusal-visit-is-over = This visit is over.
refusal-visit-of-another-day = This visit is of another day. Register one of today.
refusal-visit-day-is-over = That day is over. Write a note into the journal instead.
refusal-visit-is-inside = The visitor is inside.
refusal-visit-is-not-inside = The visitor is not inside. Let them in first.
refusal-visit-has-left = The visitor has left. If they are here again, register them again.
refusal-visit-was-refused = The visitor was refused. Take that back first.
refusal-visit-was-cancelled = The visit was cancelled. Take that back first.
refusal-visit-approval-awaited = The team leader on duty has to agree first. Please call them.
refusal-visit-approval-denied = The team leader did not agree. Choose to refuse.
refusal-visit-host-asks-to-wait = The host asks the visitor to wait. Let them in once the host receives.
refusal-visit-host-refuses = The host does not receive. Refuse, or change the answer first.
refusal-visit-changed-meanwhile = Somebody just changed this visit. Look at the difference and decide.
refusal-visit-nothing-asked = Nothing is asked of the team leader here.
refusal-approver-is-not-on-duty = Only the team leader on duty may agree. Go on duty first.
refusal-badge-is-not-out = This badge is not out.
refusal-visit-has-no-badge = The visitor is not inside and has no badge.
refusal-visit-carries-nothing = No things are written down. Correct the visit first.
refusal-looks-too-often = At most { $most ->
    [one] { $most } look
   *[other] { $most } looks
} an hour. Try again later.
refusal-number-out-of-range = Give a number from { $least } to { $most }.
refusal-visit-keeping-not-proposed = Another was proposed meanwhile. Look at the latest.
refusal-watch-unknown = There is no such entry.
refusal-watch-nothing-asked = Nothing is asked for this entry.
refusal-watch-second-person = Another person has to agree.
refusal-watch-nothing-to-find-by = Enter a telephone number or a document number to recognise them by.
notice-guest-arrived = A meeting’s guest is in the hall ({ $count }), going to { $room }.
# End of visits.
refusal-rated-unserved = A ticket can be rated on its day, once it was called.
refusal-reception-record-unknown = There is no reception record of this day.
refusal-reception-record-changed = The registers just changed; what is shown is the latest. Check it and sign again.
refusal-reception-record-unchanged = Nothing changed since it was signed; there is nothing to sign.
refusal-reception-record-unexplained = Still missing: { $count }. Mend it, or say why it cannot be mended.
refusal-reception-record-still-inside = Visits still inside: { $count }. Sign once they have left; to sign now, tick “sign now all the same”.
refusal-reception-record-reason-empty = Give the reason of the amendment (up to 500 characters).
refusal-reception-record-unsigned = The desk has not signed it yet.
refusal-reception-record-signed-anew = The desk just signed it anew. Check the latest edition.
refusal-reception-record-returned = This edition was sent back already.
refusal-reception-record-countersigned = This edition is on file already.
refusal-reception-record-own = What you signed yourself is for another team leader to sign.
refusal-reception-record-too-often = At most { $most } prints in full a day. Come back tomorrow, or ask a colleague.
refusal-month-unknown = There is no such month. Write it as 2026-07.
refusal-arrival-unknown = There is no such arrival code. Check it, or come to the reception desk.
refusal-arrival-known = You are announced already. Please wait in the hall.
refusal-codes-too-often = Too many wrong codes. Try again later, or come to the reception desk.
# Rules of the house and the drill.
refusal-house-rule-unknown = There is no such house rule. Look for it among the house rules.
refusal-house-rule-days-unfit = Enter 1 to { $most } days.
refusal-house-rule-too-many-lines = At most { $most } paragraphs; there are { $count }. Join some, or make several rules of it.
refusal-house-rule-withdrawn = This house rule is withdrawn: it need not be read and can no longer be changed.
refusal-house-rule-not-for-you = This house rule is not addressed to your post; you need not acknowledge it.
refusal-house-rule-superseded = You read version { $read }; version { $version } stands by now. Read what differs, then acknowledge.
refusal-house-rule-unchanged = Nothing differs from the version that stands. Change something before publishing.
refusal-house-rule-not-yours-to-write = The owner’s rules are written by the owner’s manager, the service centre’s by its team leader. Choose those that are yours to write.
refusal-house-rule-no-draft = This draft has been published or discarded. Look at what stands now.
refusal-house-rule-changed-meanwhile = { $by } has just saved another draft. Look at what differs, then decide whether to save.
refusal-drill-directory-too-small = The directory has too little for a drill: too few rooms, telephones and leaders. Fill it in first.
refusal-drill-round-unknown = There is no such round. Begin a new one.
refusal-drill-not-asked = This question is not the one asked now. Answer the one on the screen.
refusal-drill-answered = This question is answered already.
# End of rules of the house and the drill.
# Faults and photos.
refusal-fault-unknown = There is no such fault, or it is not yours to see.
refusal-fault-known = The same is reported here already (number { $number } of { $day }). Say whether yours is that one or another.
refusal-fault-state = This fault is { $state ->
    [reported] to be taken on
    [answered] taken on
    [arrived] being repaired
    [waiting] waiting for material
    [repaired] to be looked at
    [returned] sent back
    [accepted] accepted
   *[withdrawn] withdrawn
 } by now, so that cannot be done. Please look at how it stands.
refusal-fault-own-repair = You said that it is repaired; let whoever reported it, or a team leader, look at it.
refusal-fault-settles = This duty follows fault { $number }: say there what was done.
refusal-fault-room-not-yours = You may report for the rooms of your own meetings.
refusal-fault-description-empty = With “other”, please say what does not work.
refusal-fault-kind-missing = Please choose what does not work.
refusal-fault-place-missing = Please choose the place.
refusal-fault-seen-unfit = When it was seen must be before now, by at most seven days.
refusal-fault-repairer-empty = Please say who repairs it.
refusal-fault-note-empty = Please fill this in.
refusal-photo-too-large = The photo is too large; at most { $most } MB.
refusal-photo-kind = This is no photo that can be used: JPEG, PNG or WebP, please. On an iPhone choose “Most Compatible” for the camera.
refusal-photo-pixels = The photo has too many pixels; at most { $most } million.
refusal-photo-unreadable = The photo cannot be read. Please take another.
refusal-photo-many = There are { $most } photos already; no more can be added.
refusal-photo-absent = Please choose a photo first.
refusal-photo-unknown = There is no such photo; its time of keeping may be over.
notice-fault-joined = It was reported already: counted with number { $number }.
refusal-reception-record-not-yours = The record in full is for who is at the desk that day or signed it. Ask a team leader.
refusal-directions-changed = A colleague just changed this piece; it says “{ $stands }” now. Check it and save again.
refusal-personal-data-nothing-to-find-by = Enter a telephone number or a document number to search by.
refusal-personal-data-too-often = At most { $most } a day may be asked. Ask again tomorrow.
refusal-personal-data-request-unknown = There is no such request.
refusal-personal-data-request-not-asked = This request was answered, withdrawn or has expired.
refusal-personal-data-second-person = Another person has to answer it.
refusal-personal-data-request-not-yours = Only who asked or approved may fetch it, and only who asked takes it back.
refusal-personal-data-request-over = This request is over.
refusal-personal-data-request-not-approved = This request is not approved, or its time is over. Ask anew.
refusal-personal-data-fetched = It was fetched once. Ask anew to have it again.
refusal-personal-data-several-clients = Different names stand under this telephone, and nothing tells whose is whose. Write the whole name of whoever asks into “Their name”, so that only their own records are touched.
refusal-personal-data-several-people = Several people were registered with this telephone. Give the number of the document or the whole name, so that only their own records are touched.
refusal-personal-data-still-open = { $count ->
    [one] { $count } record is
   *[other] { $count } records are
} not over yet: somebody is still inside or is to be called back, or a thing is still looked for or still lies here. Approve once that is over.
refusal-personal-data-day-to-come = The last day is still to come. Choose today or earlier.
refusal-personal-data-days-turned = The last day is before the first. Change the days.
refusal-personal-data-days-many = At most { $most } days at once. Shorten the period.
refusal-personal-data-register-large = The period holds more than { $most } records. Shorten it.

## 委托单（条款 B5、B6）。
refusal-order-unknown = There is no such order, or it is not yours to see.
refusal-order-version-unknown = There is no such version, or its text is no longer kept.
refusal-order-line-unknown = The order has no such item.
refusal-order-link-unknown = This link leads nowhere. It may have ended; please ask the service team for a new one.
refusal-order-too-far = That is too far ahead; choose a day within a year.
refusal-order-ends-unfit = It must end after it begins, and within three days.
refusal-order-lines-none = Write at least one item.
refusal-order-lines-many = At most { $most } items.
refusal-order-quantity-unfit = The quantity is a whole number from 1 to 100000.
refusal-order-put-out-many = No more can be put out than there is.
refusal-order-reason-empty = Say why some is held back, such as keeping it fresh.
refusal-order-at-missing = Say at what time.
refusal-order-at-outside = The time must lie within the meeting.
refusal-order-cut-off-unfit = The cut-off cannot be after the end.
refusal-order-sum-unfit = Write the sum as 38 or 38.50.
refusal-order-moment-of-meeting = Without a meeting there is no seating and no break: choose another moment.
refusal-order-room-missing = Choose the place.
refusal-order-matter-missing = Name the meeting, or what it is for, where and when.
refusal-order-matter-of-meeting = An order of a meeting takes what it is for, place and time from the meeting: leave them out.
refusal-order-changed-meanwhile = Somebody has just changed this order. See what differs, then save.
refusal-order-changed-since = It was just changed to version { $revision }. Please look at what changed and confirm again.
refusal-order-change-late = This is over, and nothing of it can be changed. If something was wrong, please say so.
refusal-order-nothing-asked = This change was made or answered already, or nobody asked for it.
refusal-order-agreed-already = The client has confirmed this version already.
refusal-order-plan-agreed-time-unfit = The time of the confirmation lies after this version was written and last counted, and not after now.
refusal-order-plan-agreed-already = The client has confirmed the serving plan already.
refusal-order-agreed-time-unfit = The time of the confirmation lies after this version was written, and not after now.
refusal-order-line-served = Item { $line } was served and can no longer be changed.
refusal-order-cut-off-passed = The time for changing item { $line } is over. Agree on another one with the supplier first.
refusal-order-is-served = What was served cannot be cancelled.
refusal-order-is-cancelled = The order is cancelled.
refusal-order-not-counted = Not everything was counted yet; please confirm later.
refusal-order-nothing-to-order = Item { $line } is not ordered from anybody outside, or is there already.
refusal-order-served-since = This changed just now. Please look at how it stands and say it again.
refusal-order-nothing-waits = Nothing of this item waits for the client.
refusal-order-nothing-held = All of it is out. Please write what you want below.
refusal-order-call-untimely = Something can be added from an hour before until an hour after.
refusal-order-said-wrong = The client said that this is not right. Put it right and ask them again; a leader may close it with a reason.
refusal-order-line-twice = A line stands there twice. Load the page again and change it then.
refusal-order-not-in-standard = The standard in force says nothing about orders. Publish one that does first.
refusal-order-orders-many = A meeting takes { $most } orders at most.
refusal-order-rated = This order has been rated already. Thank you.
refusal-order-rating-early = Please rate it when it is over. What is wrong can be said now.
refusal-order-cases-many = Enough complaints were opened about this order. Please say more on one of their pages.
refusal-order-said-much = Too much was said here; please speak to the service team.
refusal-order-settles = This duty is settled on the page of order { $number }.
refusal-order-catalogue-full = The catalogue holds { $most } items at most.
refusal-catalogue-item-unknown = The catalogue has no such item.
refusal-order-link-days-unfit = At most { $most } days.

## Cases (clauses B1 to B4).

refusal-case-unknown = There is no such case, or it is not yours to see.
refusal-case-words-empty = Please write something here.
refusal-case-cause-missing = Choose the cause.
refusal-case-matter-missing = Choose a meeting or an order.
refusal-case-order-by-link = This case came by a client’s own link or rating: it cannot be tied to another order.
refusal-case-cites-empty = A finding needs its ground: tick at least one entry of what was done so far or of the journal.
refusal-case-cites-many = At most { $most } entries may be cited.
refusal-case-cite-foreign = Entry { $number } belongs neither to this meeting, order or call nor to this case.
refusal-case-apology-empty = It was ours: please write the apology.
refusal-case-own-subject = Nobody handles a case that concerns themselves.
refusal-case-called-again = The return call was made already.
refusal-case-settles = This duty is settled on the page of case { $number }.
refusal-case-subjects-many = Too many people are named.
refusal-case-erased = What was told is erased after its time of keeping.
refusal-meeting-rating-over = No meeting can be rated now; it can within two hours of its end.
refusal-meeting-ratings-many = This meeting has enough ratings, thank you.
refusal-case-state = This case is “{ $state ->
        [opened] apology due
        [promised] being looked into
        [found] to be told
        [reported] awaiting the client
        [accepted] accepted
       *[reasoned] closed with a reason
    }”: this does not follow on it.
# Assigned matters.
refusal-assigned-matter-unknown = There is no such assigned matter. It may not exist, or not be yours to see.
refusal-assigned-matter-state = This matter is now “{ $state ->
    [assigned] to be read back
    [read-back] to be confirmed
    [understood] under way
    [done] to be accepted
    [returned] sent back
    [accepted] finished
   *[withdrawn] withdrawn
 }”, so this cannot be done. Look at how it stands now.
refusal-assigned-matter-changed = This matter has just changed. Look at it again before you decide.
refusal-assigned-matter-own = Nobody assigns a matter to themselves. Choose somebody else.
refusal-assigned-matter-own-work = Nobody accepts what they did themselves. Leave it to somebody else.
refusal-assigned-matter-not-an-office = Leaders, their secretaries, the owner’s office and team leaders assign matters. Ask the owner’s office to note in the directory for whom you act.
refusal-assigned-matter-settles = This duty is settled by what is said of assigned matter no. { $number }. Do it there.
refusal-assigned-matter-what-empty = Say what is to be done.
refusal-assigned-matter-empty = This is still empty.
refusal-assigned-matter-receiver-missing = Choose to whom it goes.
refusal-assigned-matter-receiver-unknown = This person or team cannot see to it now. Choose another.
refusal-assigned-matter-person-unknown = The directory has nobody of this name. Use a name or form of address of the directory, or leave it empty.
refusal-assigned-matter-person-several = The directory has several of this name. Use the form of address.
refusal-assigned-matter-score-missing = Choose a rating.
refusal-assigned-matter-time-is-over = The time is over. Give a new one.
# End of assigned matters.
# Banquets.
refusal-banquet-is-held = A banquet that has begun keeps its time. Book another meal as another one.
refusal-banquet-unknown = There is no such banquet. It may not exist, or not be within your rights.
refusal-banquet-companions-many = With { $guests ->
    [one] { $guests } guest
   *[other] { $guests } guests
} at most { $most } of the house may sit, the host among them; now there are to be { $count }. Take companions away.
refusal-banquet-guests-none = Name one guest at least.
refusal-banquet-guests-many = At most { $most } guests; book them apart.
refusal-banquet-guest-unknown = There is no such guest; look at the seating as it is now.
refusal-banquet-guest-at-the-end = This guest is the first or the last already.
refusal-banquet-menu-long = At most { $most } dishes.
refusal-banquet-too-far = The day is too far away; check it.
refusal-banquet-ends-unfit = The end comes after the beginning, by six hours at most.
refusal-banquet-place-missing = Choose a room, or say where.
refusal-banquet-number-unfit = Enter a number from { $least } to { $most }.
refusal-banquet-seats-short = There are { $persons } people and only { $seats } seats. Add tables or seats.
refusal-banquet-tables-empty = There are { $persons } people for so many tables. Take tables away.
refusal-banquet-sum-unfit = The sum is not right; two decimals at most.
refusal-banquet-letter-used = This letter had its working meal: { $day } no. { $number }. One letter is answered with one; check its number.
refusal-banquet-letter-missing = Without the number of the official letter nothing is signed off. Edit the banquet and add it first.
refusal-banquet-changed-meanwhile = Somebody has just changed this banquet. Look at it as it is now; saving again keeps yours.
refusal-banquet-is-cancelled = This banquet was cancelled.
refusal-banquet-is-signed = This banquet was signed off; it can only be amended.
refusal-banquet-is-unsigned = This banquet was not signed off yet; just edit it.
refusal-banquet-settles = Banquet no. { $number } is signed off on its own page, not by a tap.
refusal-banquet-not-yet = The banquet has not begun; it cannot be signed off.
refusal-banquet-over-unexplained = With { $guests ->
    [one] { $guests } guest
   *[other] { $guests } guests
} at most { $most } of the house may sit; who sat: { $count }. Say why in the note.
refusal-banquet-amendments-many = At most { $most } amendments.
refusal-banquet-erased = What was told of this banquet was erased in time; it cannot be changed any more.
# End of banquets.
# The roster.
refusal-shift-length-unfit = A shift lasts at least { $least } minutes and at most { $most } hours. Please look at its start and end.
refusal-shift-over = That time is over. Please plan a later one.
refusal-shift-too-far = Shifts are planned up to a year ahead. Please look at the day.
refusal-shift-overlaps = { $person } has a shift at that time: { $day } { $from }–{ $to } { $post }. Nobody is in two places at once; change the time or the person.
refusal-shift-rest-short = { $person } has only { $hours } of rest from another shift ({ $day } { $from }–{ $to } { $post }), less than { $least } hours. To plan it all the same, tick the box and save again.
refusal-shift-no-day-off = { $person } would work { $count } days in a row, with no day off in seven. To plan it all the same, tick the box and save again.
refusal-shift-week-long = { $person } would work { $hours } in this week, more than { $most } hours. To plan it all the same, tick the box and save again.
refusal-shift-unknown = There is no such shift. Somebody may have just taken it away.
refusal-shift-changed-meanwhile = Somebody changed this shift just now. Save again and yours counts.
refusal-shift-taken = The post is taken: only the end of the shift can be changed.
refusal-roster-nothing-to-copy = Nothing was planned in the week before.
refusal-shift-on-leave = { $person } is on leave from { $from } to { $until } and cannot be planned then. Choose somebody else or another time.
refusal-leave-ends-early = The leave ends before it begins. Please look at both days.
refusal-leave-too-long = One leave lasts at most { $most } days. Please ask for it in parts.
refusal-leave-too-late = Leave is asked for at most { $most } days after it began. For earlier days, please see a team leader.
refusal-leave-too-far = That is too far ahead: leave is asked for at most a year before.
refusal-leave-asked-already = You asked for leave in that time already. To change it, take that back first.
refusal-leave-decided = This leave was decided or taken back meanwhile. Please look at how it stands now.
refusal-leave-of-oneself = Your own leave is decided by another team leader or the owner’s office.
refusal-leave-over = This leave is over and cannot be taken back.
refusal-leave-unknown = There is no such leave.
refusal-swap-shift-begun = The shift has begun and cannot be swapped any more.
refusal-swap-settled = This swap was settled meanwhile. Please look at how it stands now.
refusal-swap-unanswered = The colleague has not answered yet. Decide once they agree.
refusal-swap-of-oneself = A swap of your own is decided by another team leader.
refusal-swap-roster-changed = The roster was changed since the swap was asked for. Please have them ask again as it is now.
refusal-swap-rest-short = Swapped like this, { $person } has only { $hours } of rest from another shift ({ $day } { $from }–{ $to } { $post }), less than { $least } hours. Choose another shift or another colleague.
refusal-swap-no-day-off = Swapped like this, { $person } works { $count } days in a row, with no day off in seven. Choose another shift or another colleague.
refusal-swap-week-long = Swapped like this, { $person } works { $hours } in this week, more than { $most } hours. Choose another shift or another colleague.
refusal-swap-with-oneself = Nobody swaps with themselves. Please choose a colleague.
refusal-swap-shift-not-theirs = That shift is not this colleague’s any more. Please choose again.
refusal-swap-open-already = This shift is in another swap already. Take that back first.
refusal-swap-unknown = There is no such swap.
refusal-cycle-line-unfit = Line { $line }, “{ $typed }”, cannot be read. Write hours such as 08:00-16:00, or rest.
refusal-cycle-too-long = A cycle has at most { $most } days.
refusal-cycle-empty = Nobody works on any day of this cycle. Write the hours of at least one day.
refusal-cycle-ends-early = The last day is before the first. Please look at both.
refusal-cycle-period-too-long = At most { $most } days are planned at once. Please plan in parts.
refusal-cycle-nobody = Nobody is chosen. Choose for at least one person on which day they begin.
refusal-cycle-person-twice = Somebody is chosen twice. Choose each person once.
refusal-roster-sheet-person-unknown = No member of a team is called “{ $name }”. Please look at the name.
refusal-roster-sheet-person-ambiguous = Several people are called “{ $name }”, and the post does not tell them apart. Plan this one in the roster itself.
refusal-roster-sheet-post-unknown = No post is called “{ $name }”. Please look at the name of the team.
refusal-roster-sheet-not-of-the-team = They are not in “{ $name }”. Change the post or the person.
refusal-roster-sheet-on-leave = They are on leave then and cannot be planned.
refusal-roster-sheet-columns = The sheet needs five columns: day, person, post, from, to. Please use the template or an exported sheet.
refusal-spot-check-standard-changed = A new version of the standard came into force meanwhile. Please look at the items once more and save again.
refusal-sign-on-item-left = The check at sign-on is not complete: “{ $step }”. Tick what is in order; put right what is not and tick it, or write down what it is.
refusal-sign-on-too-early = It is too early for the check at sign-on: it can be completed from { $at }.
refusal-sign-on-is-theirs = The check at sign-on is made by the person it is about.
refusal-sign-on-leader-waives = Only a team leader can waive the check at sign-on.
refusal-sign-on-follows-roster = The check at sign-on follows the roster. To give it to somebody else, change the roster.
# End of the roster.

# 领导办公室。
refusal-again-unfit = Choose to come again in 15, 30 or 60 minutes.
refusal-office-not-planned = This office is not in today’s plan of cleaning.
refusal-office-not-in-plan = This office is not in the plan now: it is done, or its leader is back.
refusal-office-unknown = There is no such leader’s office, or it is not yours to know of.
refusal-office-not-locked = The cleaning has begun and the door is open: it ends with its last step, “{ $step }”. If it cannot be finished, lock the door first and ask the team leader to waive it.
refusal-key-is-out = { $holder } has the key. Ask them to give it back first.
refusal-key-not-out = The key is not out, and need not be given back.
refusal-key-of-another = { $holder } took the key: they or the team leader give it back.
notice-office-interrupted = { $place }: { $leader } is back. Apologise and leave, lock the door; it is cleaned once they are out.
notice-key-missed = The key of { $number } { $name } is missed: { $holder } has it. Ask them to bring it back, or book it in for them on the page of leaders’ offices.
# 领导办公室完。

# Spot checks.
refusal-spot-check-of-oneself = Nobody checks themselves.
refusal-spot-check-rule-unknown = The standard in force has no such inspection for this team. Please choose again.
refusal-spot-check-items-changed = These are not the items of the standard in force. Please open the check again.
refusal-spot-check-item-left = This item is not scored yet.
refusal-spot-check-note-missing = Write down what was seen where something was not done.
refusal-spot-check-unknown = There is no such spot check, or it is not yours to see.
refusal-spot-check-answered = You have answered already; once is all there is.
# End of spot checks.
refusal-restocking-nothing = Nothing was told: give the quantity of one thing at least.
refusal-restocking-item-unknown = This check item does not ask for “{ $item }”: choose among what it lists.
refusal-restocking-item-twice = “{ $item }” was told twice: tell it once.
refusal-restocking-quantity = At most { $most } of “{ $item }” at once.
refusal-restocking-nobody = The standard in force has no rule for restocking, so nobody would bring it: tell your team leader.
refusal-check-asks-for-no-papers = This check item asks for no papers: take them down on the page of papers.
refusal-hand-over-settles = This is done by handing over: open “Review and hand over”.
refusal-take-over-settles = This is done by saying that your shift has what was handed over: open the hand-over.
refusal-hand-over-first = Before going off duty look at today’s journal and at tomorrow, and hand over: open “Review and hand over”.
refusal-hand-over-made = This shift was handed over already.
refusal-hand-over-not-made = { $by } has not handed over yet.
refusal-hand-over-own = Your own hand-over is taken over by a colleague of the next shift.
refusal-hand-over-unseen = One item was not looked at yet: { $step }. Look at it and tick it.
refusal-hand-over-unknown = There is no such hand-over, or it is not for you to see.
notice-hand-over-had = { $by } has taken over already.

# Away notes.
refusal-away-back-unfit = One comes back after one goes, within { $hours } hours. Write the time like 09:30.
refusal-away-not-on-duty = Off duty there is nothing to say of where you are; to say it, please go on duty first.
# Away notes end.
refusal-period-half = Only one of the two days is filled in. Please give both.
refusal-period-turned-round = The last day lies before the first. Please choose the same day or a later one.
refusal-period-too-long = That is too long: { $most } days at most. Please make it shorter, or look at it in parts.

refusal-day-plan-not-ahead = The plan reaches from today to { $days } days ahead. Please choose another day.
refusal-day-plan-nothing-left = Nothing of this meeting is left that could be given to them. Please look again.
refusal-check-of-another-room = This check item is of another office: choose the same one, or take papers down on the page of papers.
