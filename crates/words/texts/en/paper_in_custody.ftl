### Papers in custody.

page-menu-papers = Papers in custody
paper-new = Take papers down
paper-all = All papers
paper-hand-over = Hand over
paper-hand-over-do = Handed over
paper-take-down = Take down
paper-in-hand = In hand
paper-none-in-hand = No paper is in hand.
paper-none-in-hand-hint = What is taken out of leaders’ offices as they are cleaned stands here once it is taken down.
paper-of-month = Taken down in { $month }
paper-found = Found for “{ $words }”
paper-none-of-month = No paper was taken down in this month.
paper-none-found = Nothing found. Titles, document numbers, leaders, hands and days are searched.
paper-search = Title, document number, leader, day
paper-search-do = Search
paper-number = Number
paper-title = Title
paper-document-number = Document number
paper-copies = Copies
paper-leader = Approved by
paper-office = Taken out of
paper-retrieved = Retrieved
paper-due = Hand over by
paper-handed = Signed for
paper-state = State
paper-state-in-hand = in hand
paper-state-overdue = overdue
paper-state-handed-over = handed over
paper-state-struck = struck out
paper-holder = Where it is now
paper-chain = Passed on
paper-do-hands = Pass on or put away
paper-do-correction = Correct
paper-do-striking = Strike out
paper-colleague = To a colleague
paper-colleague-none = Choose a colleague
paper-place = Put into
paper-place-hint = For example the cabinet at the desk. Either a colleague or a place. To take it over yourself, choose yourself.
paper-correct-reason = Reason for the correction
paper-strike-reason = Reason for striking it out
paper-strike-hint = What was entered twice or by mistake. It stays in the register, is no longer to be handed over, and nobody is reminded of it.
paper-classified = Classified
paper-classified-no = no
paper-classified-yes = yes: a neutral number alone
paper-classified-words = classified, its number alone
paper-masked-words = title not shown
paper-warning = No state secret may be kept here. For a classified paper choose “classified”, write no title and a number that tells nothing (letters, digits, dashes), and hand it over in person by the rules of secrecy.
paper-papers = Papers
paper-line = Paper { $line }
paper-choose = Please choose
paper-receiver = Received by
paper-receiver-hint = somebody of the owner’s office who is in charge of papers
paper-receivers-none = The directory has nobody of the owner’s office yet. Enter the owner’s manager and the people of that department first.
paper-signature = Signature of the receiver
paper-signature-clear = Sign again
paper-reason = Why nothing is drawn
paper-reason-hint = Not needed with a signature. Where nobody can draw one, say why: the chosen receiver signs by name.
paper-hands = Chain of hands
paper-hand-retrieved = { $by } took it out of { $office } (approved by { $leader })
paper-hand-passed = { $by } passed it to { $to }
paper-hand-taken-over = { $by } took it over
paper-hand-put-away = { $by } put it into { $to }
paper-hand-corrected = { $by } corrected the entry
paper-hand-struck = { $by } struck it out
paper-hand-reason = ({ $reason })
paper-hand-before = Before: { $title }, { $number }, { $copies ->
    [one] one copy
   *[other] { $copies } copies
}, approved by { $leader }
paper-hand-over-to = { $by } handed it over, { $receiver } signed
paper-together = { $count } were handed over together
paper-sheet = Register of papers in custody
paper-open-page = Open the paper, hand it over
papers-overdue = { $count ->
    [one] One paper is still in hand past its time. Please hand it over now.
   *[other] { $count } papers are still in hand past their time. Please hand them over now.
}
phone-subject-paper-in-custody = Paper no. { $number }

# 批阅件。
refusal-papers-none = Take at least one paper down.
refusal-papers-many = { $most } at once at the most: please do it in parts.
refusal-papers-none-chosen = Choose what is handed over.
refusal-papers-changed-meanwhile = Somebody handed one of them over just now. Please look at the latest list.
refusal-paper-unknown = There is no such paper, or it is not yours to know of.
refusal-paper-title-missing = Write the title. For a classified paper choose “classified”.
refusal-paper-classified-title = A classified paper has no title here. Take it away and write a neutral number alone.
refusal-paper-number-not-neutral = For a classified paper write a neutral number: letters, digits and dashes.
refusal-paper-copies-unfit = Copies are 1 to { $most }.
refusal-paper-leader-unknown = There is no such leader: choose from the directory.
refusal-paper-receiver-unknown = The receiver is somebody of the owner’s office: choose from the list.
refusal-paper-choose = Please choose one.
refusal-paper-handed-over = No. { $number } was handed over before: { $receiver } signed at { $at }. What was signed for is neither changed nor handed over again.
refusal-paper-struck = No. { $number } was struck out. There is nothing left to do about it.
refusal-paper-corrected-since = { $by } has just corrected this paper. Read below what was done about it, then correct it.
refusal-paper-nothing-changed = Nothing is changed. Change something before you save, or leave it as it is.
refusal-paper-onward-missing = Choose a colleague or write where it was put: one of the two.
refusal-paper-colleague-unknown = Papers go to the reception or to attendants alone: choose from the list.
refusal-paper-hand-over-settles = A paper is done once its receiver signed. Open no. { $number } and hand it over; where it was taken down wrongly, the team leader corrects it or strikes it out there.
refusal-signature-missing = The receiver signs by hand; where they cannot, say why.
refusal-signature-unfit = The signature could not be read. Clear it and sign again.
refusal-signature-too-small = The signature is too small or too short. Please sign again.
# 批阅件完。
