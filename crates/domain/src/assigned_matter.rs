//! Assigned matters 交办事项 (clauses C5.1, C5.2, C5.3, A1.10, A3.5): what somebody asks for outside
//! of the plan, read back before it is done, done by a time, and rated by whoever asked for it.

use crate::{AccountId, AssignedMatterId, Milliseconds, PersonId, Refusal, RoomId, TeamId, text};

mod figures;
mod state;

pub use figures::{Figures, figures, median};
pub use state::{Part, Standing, State, Step, Urgency};

/// The longest that is asked for in one matter, in characters.
pub const WHAT_MAX: usize = 500;
/// The longest note, reason or report, in characters.
pub const NOTE_MAX: usize = 500;
/// The longest words for whom and by when, as the assignee says them, in characters.
pub const WORDS_MAX: usize = 100;
/// The most photos of one matter.
pub const PHOTOS_MAX: usize = 6;
/// The best score.
pub const SCORE_MAX: i32 = 5;

/// Who is to see to a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// Somebody with an account.
    Account(AccountId),
    /// A team, whose leader gives it to somebody.
    Team(TeamId),
}

/// A matter as it is assigned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// What is asked for.
    pub what: String,
    /// For whom, where it is for somebody of the directory.
    pub person: Option<PersonId>,
    /// Where, where it has a place.
    pub room: Option<RoomId>,
    /// By when.
    pub due: Milliseconds,
    /// How much it presses.
    pub urgency: Urgency,
    /// Who is to see to it.
    pub receiver: Receiver,
}

impl Assignment {
    /// The assignment with the blanks around its text gone.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        self.what = self.what.trim().to_owned();
        self
    }

    /// Checks a tidied assignment by `assigner` that comes at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit, and where somebody assigns it to themselves.
    pub fn check(&self, assigner: Option<AccountId>, now: Milliseconds) -> Result<(), Refusal> {
        text::check_lines("what", &self.what, WHAT_MAX)?;
        if text::is_blank(&self.what) {
            return Err(Refusal::invalid("what", "assigned-matter-what-empty"));
        }
        if let Receiver::Account(account) = self.receiver {
            check_receiver(assigner, account)?;
        }
        crate::agreed::check("due", self.due, now).map(|_| ())
    }
}

/// Nobody assigns a matter to themselves: nobody would read it back, and they would accept their own.
///
/// # Errors
/// Refused where the two are one.
pub fn check_receiver(assigner: Option<AccountId>, receiver: AccountId) -> Result<(), Refusal> {
    if assigner == Some(receiver) {
        return Err(Refusal::invalid("receiver", "assigned-matter-own"));
    }
    Ok(())
}

/// What is said with a step; each step asks for some of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What is to be done as the assignee understood it; a correction, a report, a reason.
    pub note: String,
    /// For whom, in the assignee's words.
    pub for_whom: String,
    /// By when, in the assignee's words.
    pub by_when: String,
    /// The time that is asked for or set.
    pub until: Option<Milliseconds>,
    /// How well it was done, from 1 to [`SCORE_MAX`].
    pub score: Option<i32>,
    /// To whom it is given.
    pub receiver: Option<AccountId>,
    /// The state of the matter that whoever decides has seen.
    pub revision: Option<i32>,
}

impl Said {
    /// What is said with the blanks around its texts gone, and without what the step does not ask.
    #[must_use]
    pub fn tidied(self, step: Step) -> Self {
        let reads = step == Step::ReadBack;
        let timed = matches!(step, Step::AskForTime | Step::Return | Step::Correct);
        Self {
            note: text::where_asked(
                &self.note,
                !matches!(step, Step::Assign | Step::Give | Step::Confirm),
            ),
            for_whom: text::where_asked(&self.for_whom, reads),
            by_when: text::where_asked(&self.by_when, reads),
            until: self.until.filter(|_| timed),
            score: self.score.filter(|_| step == Step::Accept),
            receiver: self.receiver.filter(|_| step == Step::Give),
            revision: self.revision,
        }
    }

    /// Checks what is said, tidied, with a step about the matter taken at `now`.
    ///
    /// # Errors
    /// Refused at the first field that is unfit.
    pub fn check(
        &self,
        step: Step,
        matter: &AssignedMatter,
        now: Milliseconds,
    ) -> Result<(), Refusal> {
        text::check_lines("note", &self.note, NOTE_MAX)?;
        text::check("for_whom", &self.for_whom, WORDS_MAX)?;
        text::check("by_when", &self.by_when, WORDS_MAX)?;
        let empty = |field, text: &str| {
            if text::is_blank(text) {
                return Err(Refusal::invalid(field, "assigned-matter-empty"));
            }
            Ok(())
        };
        if step.wants_note() {
            empty("note", &self.note)?;
        }
        if step == Step::ReadBack {
            empty("for_whom", &self.for_whom)?;
            empty("by_when", &self.by_when)?;
        }
        if step == Step::Give && self.receiver.is_none() {
            return Err(Refusal::invalid(
                "receiver",
                "assigned-matter-receiver-missing",
            ));
        }
        if step == Step::Accept && !self.score.is_some_and(|one| (1..=SCORE_MAX).contains(&one)) {
            return Err(Refusal::invalid("score", "assigned-matter-score-missing"));
        }
        match (step, self.until) {
            (_, Some(until)) => crate::agreed::check("until", until, now).map(|_| ()),
            (Step::AskForTime, None) => Err(Refusal::invalid("until", "agreed-missing")),
            // What is done anew needs a time that can be kept.
            (Step::Return | Step::Correct, None) if matter.due <= now => {
                Err(Refusal::invalid("until", "assigned-matter-time-is-over"))
            }
            _ => Ok(()),
        }
    }
}

/// An assigned matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignedMatter {
    /// Its id.
    pub id: AssignedMatterId,
    /// The civil day on which it was assigned, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// What is asked for.
    pub what: String,
    /// For whom.
    pub person: Option<PersonId>,
    /// Where.
    pub room: Option<RoomId>,
    /// How much it presses.
    pub urgency: Urgency,
    /// By when, as it stands now.
    pub due: Milliseconds,
    /// When it was assigned; the house's clock.
    pub assigned: Milliseconds,
    /// Who assigned it.
    pub assigner: String,
    /// Their account.
    pub assigner_account: Option<AccountId>,
    /// The team that it was assigned to, or whose member has it.
    pub team: Option<TeamId>,
    /// Who sees to it; empty as long as the team's leader gave it to nobody.
    pub assignee: String,
    /// Their account.
    pub assignee_account: Option<AccountId>,
    /// How it stands.
    pub state: State,
    /// How many steps were taken: whoever decides says which they saw.
    pub revision: i32,
    /// Until when it is to be read back.
    pub read_back_due: Option<Milliseconds>,
    /// When it was first read back.
    pub read_back: Option<Milliseconds>,
    /// When it was confirmed to be understood, the last time.
    pub understood: Option<Milliseconds>,
    /// The time that the assignee asks for, until the assigner answers.
    pub asked_until: Option<Milliseconds>,
    /// How often it got another time because the assignee asked for it.
    pub postponed: i32,
    /// When it was done, the last time.
    pub done: Option<Milliseconds>,
    /// Whether it was done, the last time, later than it should have been.
    pub late: bool,
    /// How often it was sent back.
    pub sent_back: i32,
    /// How well it was done.
    pub score: Option<i32>,
    /// When it was accepted or withdrawn.
    pub closed: Option<Milliseconds>,
    /// By whom.
    pub closed_by: String,
}

impl AssignedMatter {
    /// Until when the assignee's next word is awaited; `None` where the assigner's is, or nobody's.
    #[must_use]
    pub fn awaited_until(&self) -> Option<Milliseconds> {
        match self.state {
            State::Assigned => Some(self.read_back_due.unwrap_or(self.due).min(self.due)),
            // An assigner who is slow to confirm moves nothing: the time goes on.
            State::ReadBack | State::Understood | State::Returned => Some(self.due),
            State::Done | State::Accepted | State::Withdrawn => None,
        }
    }

    /// Whether what is awaited is late at `now`.
    #[must_use]
    pub fn is_late(&self, now: Milliseconds) -> bool {
        self.awaited_until().is_some_and(|until| until < now)
    }

    /// Whether somebody assigned it or sees to it.
    #[must_use]
    pub fn is_theirs(&self, account: Option<AccountId>) -> bool {
        account.is_some() && (self.assigner_account == account || self.assignee_account == account)
    }
}

/// What was done about a matter, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The step.
    pub step: Step,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// To whom it was given, by name.
    pub to: String,
    /// What was said with it.
    pub said: Said,
}

#[cfg(test)]
mod tests;
