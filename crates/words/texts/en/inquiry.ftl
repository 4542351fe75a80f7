## The register of inquiries and the knowledge base (clauses A1.6, A2.9).

page-menu-inquiries = Inquiries
inquiry-number = Inquiry no. { $number }
inquiry-count = { $count } in all
inquiry-count-open = { $count } to answer
inquiry-frequent = Asked often lately
inquiry-frequent-none = What is asked often in the last 30 days stands here, one key away.
inquiry-frequent-hint = Alt and the digit record and answer it in one act.
inquiry-proposed = Possible answers
inquiry-proposed-none = The knowledge base has nothing like it. Answer it, or hand it on.
inquiry-proposed-hint = ↓ chooses, Enter records; or Alt and the digit.
inquiry-keys-frequent = record with a frequent or proposed answer
inquiry-keys-rows = choose an answer; walk the register
inquiry-none = Nobody has asked anything on this day
inquiry-none-hint = Type what is asked in the form above and choose the answer from the base.
inquiry-left = Handed on before and not yet answered
inquiry-answer-now = Answer
inquiry-handling-answered = Answered at once
inquiry-handling-handed-on = Handed on
inquiry-propose-no = No
inquiry-propose-yes = Yes
inquiry-state-settled = Answered
inquiry-state-open = To answer by
inquiry-state-overdue = Not answered, late
knowledge-title = Knowledge base
knowledge-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
knowledge-from = Count from
knowledge-until = until
knowledge-show = Count
knowledge-times = Times
knowledge-most-asked = Most asked
knowledge-in-vain = Asked in vain
knowledge-in-vain-hint = What was asked and no entry was chosen for. Add an entry for what comes often.
knowledge-in-vain-none = Nothing in this time.
knowledge-none = The knowledge base is empty
knowledge-none-hint = Team leaders and the owner’s office write here what is asked often, and the answers.
knowledge-written = Last written
knowledge-expired = expired
knowledge-proposed = Answers proposed for the base
knowledge-adopt = Adopt
knowledge-dismiss = Dismiss
knowledge-new = A new entry
knowledge-edit = Change an entry
knowledge-remove = Remove this entry
knowledge-versions = Versions
knowledge-save = Save
knowledge-wordings-hint = one wording a line
knowledge-valid-hint = as 2026-12-31; empty for always
