//! A duty: one instance of a rule, with its window and how it came out.

use jiff::{SignedDuration, Timestamp};

use crate::RuleId;

/// One instance of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The rule it is an instance of.
    pub rule: RuleId,
    /// The round, from 1; for a rule that can start several times, the number of its start.
    pub round: u32,
    /// The instant of what started it: for a later round, of the settling of the one before.
    pub cause: Timestamp,
    /// From when on it is to be done.
    pub opens: Timestamp,
    /// Until when, this instant included.
    pub due: Timestamp,
    /// Since when its clock stands still, while a break lasts.
    pub stopped: Option<Timestamp>,
    /// How it came out, once it is settled.
    pub outcome: Option<Outcome>,
}

/// How a duty came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done {
        /// When.
        at: Timestamp,
    },
    /// Its time passed, and what it was for is over.
    Missed {
        /// When that was certain.
        at: Timestamp,
    },
    /// Somebody decided that it need not be done.
    Waived {
        /// When.
        at: Timestamp,
        /// Why.
        reason: String,
    },
    /// What it was for is gone.
    Cancelled {
        /// When.
        at: Timestamp,
    },
}

/// The state of a duty at some instant. Planned, open and overdue follow from the time alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DutyState {
    /// Its window is yet to open.
    Planned,
    /// Its window is open.
    Open,
    /// Its window has passed and it is still to be done.
    Overdue,
    /// See [`Outcome::Done`].
    Done,
    /// See [`Outcome::Missed`].
    Missed,
    /// See [`Outcome::Waived`].
    Waived,
    /// See [`Outcome::Cancelled`].
    Cancelled,
}

impl DutyState {
    /// The word for it in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            DutyState::Planned => "planned",
            DutyState::Open => "open",
            DutyState::Overdue => "overdue",
            DutyState::Done => "done",
            DutyState::Missed => "missed",
            DutyState::Waived => "waived",
            DutyState::Cancelled => "cancelled",
        }
    }
}

/// How a duty that was done lies to its window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Punctuality {
    /// Before the window opened.
    Early,
    /// Within the window.
    OnTime,
    /// After it was due.
    Late,
}

impl Punctuality {
    /// The word for it in answers.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Punctuality::Early => "early",
            Punctuality::OnTime => "on_time",
            Punctuality::Late => "late",
        }
    }
}

impl Duty {
    /// Its state at `now`.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> DutyState {
        match &self.outcome {
            Some(Outcome::Done { .. }) => DutyState::Done,
            Some(Outcome::Missed { .. }) => DutyState::Missed,
            Some(Outcome::Waived { .. }) => DutyState::Waived,
            Some(Outcome::Cancelled { .. }) => DutyState::Cancelled,
            None if self.stands_before_opening() => DutyState::Planned,
            None => match self.clock(now) {
                clock if clock < self.opens => DutyState::Planned,
                clock if clock <= self.due => DutyState::Open,
                _ => DutyState::Overdue,
            },
        }
    }

    /// How punctual it was, once it is done.
    #[must_use]
    pub fn punctuality(&self) -> Option<Punctuality> {
        let at = self.done_at()?;
        Some(match at {
            at if at < self.opens => Punctuality::Early,
            at if at <= self.due => Punctuality::OnTime,
            _ => Punctuality::Late,
        })
    }

    /// When it was done, if it was.
    #[must_use]
    pub fn done_at(&self) -> Option<Timestamp> {
        match self.outcome {
            Some(Outcome::Done { at }) => Some(at),
            _ => None,
        }
    }

    /// Whether it is done, missed, waived or cancelled.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.outcome.is_some()
    }

    /// What its own clock shows at `now`: it stands still while a break lasts.
    #[must_use]
    pub fn clock(&self, now: Timestamp) -> Timestamp {
        self.stopped.map_or(now, |stopped| now.min(stopped))
    }

    /// Whether its clock stands still before its window has opened. A window that would open at once
    /// does not open while it stands.
    fn stands_before_opening(&self) -> bool {
        self.stopped.is_some_and(|stopped| {
            stopped < self.opens || stopped == self.opens && self.opens == self.cause
        })
    }

    /// Lets its clock go on at `at`: a window that had not opened moves whole by the time it stood
    /// still, one that was open keeps its opening and moves its due, one overdue stays.
    pub(crate) fn go_on(&mut self, at: Timestamp) {
        let has_not_opened = self.stands_before_opening();
        let Some(stopped) = self.stopped.take() else {
            return;
        };
        // A tap that arrives late may lie before the break; it has no standing to make up for.
        let stood = at.duration_since(stopped).max(SignedDuration::ZERO);
        if has_not_opened {
            self.opens = after(self.opens, stood);
        } else if stopped > self.due {
            return;
        }
        self.due = after(self.due, stood);
    }
}

/// The instant so long after `at`, or before it if negative; the ends of time hold it.
pub(crate) fn after(at: Timestamp, duration: SignedDuration) -> Timestamp {
    let end = if duration.is_negative() {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    };
    at.saturating_add(duration).unwrap_or(end)
}

/// The instant so many minutes after `at`.
pub(crate) fn minutes_after(at: Timestamp, minutes: i32) -> Timestamp {
    after(at, SignedDuration::from_mins(i64::from(minutes)))
}
