//! A visit: expected, at the gate, inside, gone; and what is written down of who comes.
//!
//! The expected visit and the arrival are one record. Nothing here alters a time: an act that was
//! wrong is undone by an act of its own, and a second visit of the day is a visit of its own.

pub mod details;
mod search;

pub use details::Details;

use crate::Refusal;

/// How a visit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// 待到访: announced, not here yet.
    Expected,
    /// 等候: here, not let in yet.
    Held,
    /// 不予进入.
    Refused,
    /// 在访.
    Inside,
    /// 已离开.
    Left,
    /// 未见离开: the day ended and nobody saw them leave.
    Unseen,
    /// 未进入: the day ended and they had not come in.
    Absent,
    /// 已取消.
    Cancelled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Expected,
        Self::Held,
        Self::Refused,
        Self::Inside,
        Self::Left,
        Self::Unseen,
        Self::Absent,
        Self::Cancelled,
    ];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Held => "held",
            Self::Refused => "refused",
            Self::Inside => "inside",
            Self::Left => "left",
            Self::Unseen => "unseen",
            Self::Absent => "absent",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether somebody was there, and was not only announced.
    #[must_use]
    pub fn came(self) -> bool {
        !matches!(self, Self::Expected | Self::Absent | Self::Cancelled)
    }

    /// Whether the day's end still has to settle it.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Expected | Self::Held | Self::Inside)
    }
}

/// What happens to a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// 放行: let in.
    Admit,
    /// 请等候: asked to wait at the gate.
    Hold,
    /// 不予进入.
    Refuse,
    /// 离开.
    Leave,
    /// 取消 of what was announced.
    Cancel,
    /// 撤回 of the last of these.
    Undo,
    /// The day's end.
    Close,
}

impl Act {
    /// Every act that somebody does.
    pub const DONE: [Self; 6] = [
        Self::Admit,
        Self::Hold,
        Self::Refuse,
        Self::Leave,
        Self::Cancel,
        Self::Undo,
    ];

    /// Its word in journal acts and addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Admit => "admitted",
            Self::Hold => "held",
            Self::Refuse => "refused",
            Self::Leave => "left",
            Self::Cancel => "cancelled",
            Self::Undo => "undone",
            Self::Close => "closed",
        }
    }
}

/// The state that follows.
///
/// # Errors
/// Where the act cannot happen in that state; the refusal names the state.
pub fn next(state: State, act: Act) -> Result<State, Refusal> {
    use State::{Absent, Cancelled, Expected, Held, Inside, Left, Refused, Unseen};
    let next = match (state, act) {
        (Expected | Held, Act::Admit) | (Left, Act::Undo) => Inside,
        (Expected | Held, Act::Hold) | (Refused, Act::Undo) => Held,
        (Expected | Held, Act::Refuse) => Refused,
        (Inside, Act::Leave) => Left,
        (Expected | Held, Act::Cancel) => Cancelled,
        (Inside | Cancelled, Act::Undo) => Expected,
        (Inside, Act::Close) => Unseen,
        (Expected | Held, Act::Close) => Absent,
        _ => {
            let word = match state {
                Unseen | Absent => "visit-day-is-over",
                Inside => "visit-is-inside",
                Left => "visit-has-left",
                Refused => "visit-was-refused",
                Cancelled => "visit-was-cancelled",
                Expected | Held => "visit-is-not-inside",
            };
            return Err(Refusal::conflict(word));
        }
    };
    Ok(next)
}

/// What the host says when told of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// 接见.
    Receive,
    /// 请等候.
    Wait,
    /// 不见.
    Refuse,
}

impl Answer {
    /// Every answer.
    pub const ALL: [Self; 3] = [Self::Receive, Self::Wait, Self::Refuse];

    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Wait => "wait",
            Self::Refuse => "refuse",
        }
    }

    /// The answer of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.word() == word)
    }
}

/// Why the leader on duty has to say a word before somebody is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// No document was shown.
    Document,
    /// Somebody to be careful with; the desk is not told why.
    Watch,
}

impl Ground {
    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Watch => "watch",
        }
    }

    /// The ground of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Document, Self::Watch]
            .into_iter()
            .find(|ground| ground.word() == word)
    }
}

/// Where the word of the leader on duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Approval {
    /// Asked for.
    Asked,
    /// Given.
    Given,
    /// Denied.
    Denied,
}

impl Approval {
    /// Its word in storage, API and keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Given => "given",
            Self::Denied => "denied",
        }
    }

    /// The approval of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Asked, Self::Given, Self::Denied]
            .into_iter()
            .find(|approval| approval.word() == word)
    }
}

/// Whether somebody may be let in as things stand.
///
/// # Errors
/// As long as the leader on duty has not said yes where that is asked, and while the host does not
/// receive.
pub fn check_admission(answer: Option<Answer>, approval: Option<Approval>) -> Result<(), Refusal> {
    match approval {
        Some(Approval::Asked) => return Err(Refusal::conflict("visit-approval-awaited")),
        Some(Approval::Denied) => return Err(Refusal::conflict("visit-approval-denied")),
        Some(Approval::Given) | None => {}
    }
    match answer {
        Some(Answer::Wait) => Err(Refusal::conflict("visit-host-asks-to-wait")),
        Some(Answer::Refuse) => Err(Refusal::conflict("visit-host-refuses")),
        Some(Answer::Receive) | None => Ok(()),
    }
}

/// How long what is known of visitors, callers and askers is kept, as two persons at the site set it:
/// the shortest necessary time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// After how many days a visit is erased but for what is counted.
    pub days: u32,
    /// For how many days the full number of a document is kept; 0 for not at all.
    pub document_days: u32,
    /// How often an hour one person may look at what is masked.
    pub looks_an_hour: u32,
    /// How many days what a caller told is kept.
    pub call_days: u32,
    /// How many days what an asker told is kept.
    pub inquiry_days: u32,
    /// How many days the words of a visitor who rated are kept.
    pub rating_days: u32,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            days: 90,
            document_days: 0,
            looks_an_hour: 20,
            call_days: 180,
            inquiry_days: 90,
            rating_days: 90,
        }
    }
}

impl Keeping {
    /// Checks the numbers.
    ///
    /// # Errors
    /// The first that cannot be, named.
    pub fn check(self) -> Result<(), Refusal> {
        for (field, value, least, most) in [
            ("days", self.days, 1, 730),
            ("document_days", self.document_days, 0, 7),
            ("looks_an_hour", self.looks_an_hour, 1, 200),
            ("call_days", self.call_days, 1, 730),
            ("inquiry_days", self.inquiry_days, 1, 730),
            ("rating_days", self.rating_days, 1, 730),
        ] {
            if !(least..=most).contains(&value) {
                return Err(Refusal::invalid(field, "number-out-of-range")
                    .with("least", least)
                    .with("most", most));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_goes_from_state_to_state_as_told_and_no_other_way_a1_5() {
        use State::{Absent, Cancelled, Expected, Held, Inside, Left, Refused, Unseen};
        let rows = [
            (
                Expected,
                [
                    Some(Inside),
                    Some(Held),
                    Some(Refused),
                    None,
                    Some(Cancelled),
                    None,
                    Some(Absent),
                ],
            ),
            (
                Held,
                [
                    Some(Inside),
                    Some(Held),
                    Some(Refused),
                    None,
                    Some(Cancelled),
                    None,
                    Some(Absent),
                ],
            ),
            (Refused, [None, None, None, None, None, Some(Held), None]),
            (
                Inside,
                [
                    None,
                    None,
                    None,
                    Some(Left),
                    None,
                    Some(Expected),
                    Some(Unseen),
                ],
            ),
            (Left, [None, None, None, None, None, Some(Inside), None]),
            (Unseen, [None; 7]),
            (Absent, [None; 7]),
            (
                Cancelled,
                [None, None, None, None, None, Some(Expected), None],
            ),
        ];
        for (state, expected) in rows {
            let acts = Act::DONE.into_iter().chain([Act::Close]);
            for (act, expected) in acts.zip(expected) {
                assert_eq!(next(state, act).ok(), expected, "{state:?} {act:?}");
            }
        }
    }

    #[test]
    fn who_may_be_let_in_follows_from_the_hosts_answer_and_the_leaders_word() {
        let rows = [
            (None, None, None),
            (Some(Answer::Receive), None, None),
            (Some(Answer::Wait), None, Some("visit-host-asks-to-wait")),
            (Some(Answer::Refuse), None, Some("visit-host-refuses")),
            (None, Some(Approval::Asked), Some("visit-approval-awaited")),
            (None, Some(Approval::Denied), Some("visit-approval-denied")),
            (Some(Answer::Receive), Some(Approval::Given), None),
            (
                Some(Answer::Refuse),
                Some(Approval::Given),
                Some("visit-host-refuses"),
            ),
        ];
        for (answer, approval, expected) in rows {
            let found = check_admission(answer, approval).err();
            assert_eq!(
                found.map(|refusal| refusal.code),
                expected,
                "{answer:?} {approval:?}"
            );
        }
    }

    #[test]
    fn a_word_is_read_back_as_it_was_written() {
        for state in State::ALL {
            assert_eq!(State::from_word(state.word()), Some(state));
        }
        for answer in Answer::ALL {
            assert_eq!(Answer::from_word(answer.word()), Some(answer));
        }
        assert_eq!(Approval::from_word("given"), Some(Approval::Given));
        assert_eq!(Ground::from_word("watch"), Some(Ground::Watch));
    }

    #[test]
    fn the_full_number_of_a_document_is_kept_for_a_week_at_most() {
        let keeping = |days, document_days, looks_an_hour| Keeping {
            days,
            document_days,
            looks_an_hour,
            ..Keeping::default()
        };
        assert!(Keeping::default().check().is_ok());
        assert_eq!(Keeping::default().document_days, 0);
        for (one, field) in [
            (keeping(0, 0, 1), "days"),
            (keeping(731, 0, 1), "days"),
            (keeping(90, 8, 1), "document_days"),
            (keeping(90, 7, 0), "looks_an_hour"),
        ] {
            assert_eq!(one.check().unwrap_err().field, Some(field));
        }
    }
}
