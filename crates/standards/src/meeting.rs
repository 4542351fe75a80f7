//! A meeting as the engine sees it, and what happens in it.

use jiff::Timestamp;

use crate::RuleId;

/// A meeting as it was booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The scheduled start.
    pub starts: Timestamp,
    /// The scheduled end, after the start.
    pub ends: Timestamp,
    /// Its size, which some rules are only for.
    pub size: Size,
}

/// The size of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Size {
    /// An ordinary meeting.
    Small,
    /// A large meeting, to which some rules alone apply.
    Large,
}

impl Size {
    /// The word for it in standards and scripts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Size::Small => "small",
            Size::Large => "large",
        }
    }
}

/// How far a meeting is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Not started.
    #[default]
    Expected,
    /// Started, and going on.
    Running,
    /// In a break.
    OnBreak {
        /// The beginning of the break.
        since: Timestamp,
    },
    /// Over.
    Ended {
        /// The real end.
        at: Timestamp,
    },
    /// Not going to be held, or broken off for good.
    Cancelled {
        /// When it was cancelled.
        at: Timestamp,
    },
}

/// What has happened to a meeting so far, besides its duties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// How far it is.
    pub phase: Phase,
    /// The real start.
    pub started: Option<Timestamp>,
    /// When the guests sat down.
    pub seated: Option<Timestamp>,
    /// The latest happening; an earlier one is refused. Whoever takes in what phones did offline,
    /// after later things are known, leaves it out when resuming.
    pub latest: Option<Timestamp>,
}

/// Something that happens to a meeting or to one of its duties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The meeting really starts.
    Started,
    /// The guests sit down, before or after the start.
    Seated,
    /// A break begins.
    Break,
    /// The meeting goes on.
    Resumed,
    /// The meeting is over.
    Ended,
    /// The meeting is not held, or broken off for good.
    Cancelled,
    /// The meeting gets another time; once it runs, only another end.
    Moved {
        /// The new scheduled start.
        starts: Timestamp,
        /// The new scheduled end.
        ends: Timestamp,
    },
    /// Somebody in the meeting asks for something.
    Requested,
    /// A duty is done.
    Done {
        /// Its rule.
        rule: RuleId,
        /// Its round, from 1; without one, the earliest that is not settled.
        round: Option<u32>,
    },
    /// A duty is waived.
    Waived {
        /// Its rule.
        rule: RuleId,
        /// Its round, from 1; without one, the earliest that is not settled.
        round: Option<u32>,
        /// Why; never empty.
        reason: String,
    },
}
