//! Cases 个案 (clauses B1 to B4): a complaint from the first apology to the client's word that they
//! are content. No stage is skipped, and nobody handles a case that is about themselves.

use crate::{AccountId, CallId, CaseId, MeetingId, Milliseconds, Refusal, Uid};

mod figures;
mod kind;
mod said;

pub use figures::{Figures, figures};
pub use kind::{Category, Cause, Channel, Severity, State, Step};
pub use said::{Said, Told};

/// The longest name, telephone or unit of whoever complains, in characters.
pub const LINE_MAX: usize = 50;
/// The longest words of a complaint, a finding, a report, in characters.
pub const WORDS_MAX: usize = 1_000;
/// The most entries that a finding cites.
pub const CITES_MAX: usize = 30;
/// The most people whom a case is about.
pub const SUBJECTS_MAX: usize = 30;

impl State {
    /// Whether nothing more is to be said to the client but the return call.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Accepted | Self::Reasoned)
    }

    /// The state after the step: no stage is skipped.
    ///
    /// # Errors
    /// Refused where the step does not follow on the state.
    pub fn after(self, step: Step) -> Result<Self, Refusal> {
        let open = !self.is_closed();
        let next = match step {
            Step::Promise if self == Self::Opened => Some(Self::Promised),
            // A finding may be put right as long as the client was not told.
            Step::Find if matches!(self, Self::Promised | Self::Found) => Some(Self::Found),
            Step::Report if self == Self::Found => Some(Self::Reported),
            Step::Accept if self == Self::Reported => Some(Self::Accepted),
            Step::Contest if self == Self::Reported => Some(Self::Opened),
            Step::Remedy | Step::Remedied if open => Some(self),
            // What was begun to be put right is done after the case is closed, too.
            Step::Remedied => Some(self),
            Step::Close if open => Some(Self::Reasoned),
            Step::ReturnCall if !open => Some(self),
            _ => None,
        };
        next.ok_or_else(|| Refusal::conflict("case-state").with("state", self.word()))
    }
}

/// What somebody is to cases in general, by what they may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// They only look.
    #[default]
    Watches,
    /// They take complaints.
    Takes,
    /// They complain: it is their own case.
    Complains,
    /// They handle cases.
    Handles,
    /// They decide, where nobody else can.
    Decides,
}

/// How somebody stands to a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What they are to cases in general.
    pub part: Part,
    /// They took this one: they answer for it first (首问负责).
    pub took: bool,
    /// It is about them.
    pub subject: bool,
}

impl Standing {
    /// Whether they may take the step.
    ///
    /// # Errors
    /// Refused where they may not; nobody handles a case that is about themselves.
    pub fn check(self, step: Step) -> Result<(), Refusal> {
        if self.subject {
            return Err(Refusal::forbidden("case-own-subject"));
        }
        let leads = matches!(self.part, Part::Handles | Part::Decides);
        let answers = leads || self.took && self.part == Part::Takes;
        let allowed = match step {
            Step::Open => matches!(self.part, Part::Takes | Part::Complains),
            Step::Promise | Step::Report | Step::Remedy | Step::ReturnCall => answers,
            Step::Accept | Step::Contest => answers || self.part == Part::Complains,
            Step::Find => leads,
            Step::Close => self.part == Part::Decides,
            Step::Remedied => false,
        };
        if allowed {
            Ok(())
        } else {
            Err(Refusal::forbidden("not-allowed"))
        }
    }
}

/// How the client's word came that closed a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Written down by whoever heard it.
    Told,
    /// By a tap on the link.
    Tapped,
    /// Without the client: by a manager's reason.
    Reasoned,
}

impl Closing {
    /// Its word in storage and API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Tapped => "tapped",
            Self::Reasoned => "reasoned",
        }
    }

    /// The value of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Told, Self::Tapped, Self::Reasoned]
            .into_iter()
            .find(|one| one.word() == word)
    }
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The civil day on which it was opened, `YYYY-MM-DD`.
    pub day: String,
    /// Its number of that day, from 1.
    pub number: i32,
    /// When it was opened; never altered.
    pub opened: Milliseconds,
    /// By which way it came.
    pub channel: Channel,
    /// What it is about.
    pub category: Category,
    /// How grave it is.
    pub severity: Severity,
    /// The meeting that it is about.
    pub meeting: Option<MeetingId>,
    /// The order that it is about.
    pub order: Option<Uid>,
    /// The call from which it was opened.
    pub call: Option<CallId>,
    /// Who took it and answers for it first; empty while nobody has.
    pub owner: String,
    /// Their account.
    pub owner_account: Option<AccountId>,
    /// The account of the client who opened it themselves.
    pub client: Option<AccountId>,
    /// How it stands.
    pub state: State,
    /// Until when somebody has to apologise.
    pub answer_due: Option<Milliseconds>,
    /// When somebody first did.
    pub answered: Option<Milliseconds>,
    /// The time that was promised last.
    pub promised: Option<Milliseconds>,
    /// What it came from.
    pub cause: Option<Cause>,
    /// Whether it was ours.
    pub ours: Option<bool>,
    /// When the client was told, the last time.
    pub reported: Option<Milliseconds>,
    /// How often the client did not accept what they were told.
    pub contested: i32,
    /// Until when it is to be closed.
    pub close_due: Option<Milliseconds>,
    /// When it was closed.
    pub closed: Option<Milliseconds>,
    /// By whom.
    pub closed_by: String,
    /// How.
    pub closing: Option<Closing>,
    /// When the client was called again.
    pub return_called: Option<Milliseconds>,
}

/// One of the three clocks of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Until when; `None` where the standard knows no limit.
    pub due: Option<Milliseconds>,
    /// When it was done.
    pub done: Option<Milliseconds>,
}

impl Clock {
    /// Whether it is, or was, late at `now`.
    #[must_use]
    pub fn is_late(self, now: Milliseconds) -> bool {
        self.due.is_some_and(|due| due < self.done.unwrap_or(now))
    }
}

impl Case {
    /// The three clocks: the first answer, the promised time, the closing.
    #[must_use]
    pub fn clocks(&self) -> [(&'static str, Clock); 3] {
        let told = self.reported.filter(|_| {
            matches!(
                self.state,
                State::Reported | State::Accepted | State::Reasoned
            )
        });
        [
            (
                "answer",
                Clock {
                    due: self.answer_due,
                    done: self.answered,
                },
            ),
            (
                "promise",
                Clock {
                    due: self.promised,
                    done: told.or(self.closed),
                },
            ),
            (
                "close",
                Clock {
                    due: self.close_due,
                    done: self.closed,
                },
            ),
        ]
    }

    /// Whether one of its clocks is late and still running.
    #[must_use]
    pub fn is_late(&self, now: Milliseconds) -> bool {
        let mut clocks = self.clocks().into_iter();
        clocks.any(|(_, clock)| clock.done.is_none() && clock.is_late(now))
    }
}

/// What was done about a case, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// The step.
    pub step: Step,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// The number of its journal entry.
    pub entry: i64,
    /// What was said with it; its texts are empty where they are erased.
    pub said: Said,
}

#[cfg(test)]
mod tests;
