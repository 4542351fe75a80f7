//! A day looked at ahead (clauses C0, C2.7, C4.2): with these duties and these people, which windows will
//! be missed, and which least change would keep them?
//!
//! [`forecast`] gives out what nobody has as the house itself will ([`crate::assignment`]) and then walks
//! with everybody from duty to duty. [`gives`] looks for changes of who does what: each duty that will be missed, the
//! soonest due first, is tried with every colleague, whole meetings before single duties, then by clearing
//! the way for it, then by two changes at once. The search never undoes a change, so it ends, and its tries
//! are bounded.
//!
//! What is missed here is a count: a duty that cannot be done in time takes nobody's time in the plan,
//! whoever does it late. That makes finding the best plan hard for many people; for one person whose
//! windows open in the order in which they are due, without walking, nothing is missed here that could be
//! kept. How far the rest is from the best is measured against all plans of small days in the tests.

mod forecast;
mod proposal;
mod route;
mod search;

use crate::booking::Span;
use crate::walking::Spot;
use crate::{AccountId, DutyId, MeetingId, Milliseconds, RoomId, TeamId};

pub use self::forecast::forecast;
pub use self::proposal::{Options, RoomChoice, Spare, WhatIf, gives, others, what_if};
pub use self::route::load;

/// A duty that somebody has to do on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The duty, there already or expected.
    pub duty: DutyId,
    /// The meeting that it serves.
    pub meeting: Option<MeetingId>,
    /// The team whose scope holds its place; `None` where nobody serves it.
    pub team: Option<TeamId>,
    /// Where; `None` for wherever one is.
    pub spot: Option<Spot>,
    /// From when on.
    pub opens: Milliseconds,
    /// Until when it is to be done.
    pub due: Milliseconds,
    /// For how long it keeps somebody busy; not longer than its window.
    pub takes: Milliseconds,
    /// Who has it already.
    pub holder: Option<AccountId>,
    /// Who may not do it, because it is about them.
    pub barred: Vec<AccountId>,
}

/// Somebody who is there for some of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub account: AccountId,
    /// The teams they are of.
    pub teams: Vec<TeamId>,
    /// When they are there, in order of time and apart from each other.
    pub shifts: Vec<Span>,
    /// How long what they did of the day kept them busy.
    pub worked: Milliseconds,
    /// The meetings in which they did something already.
    pub serves: Vec<MeetingId>,
}

impl Person {
    /// Whether they may do it: it is their team's, and not about them.
    #[must_use]
    pub fn may(&self, task: &Task) -> bool {
        task.team.is_some_and(|team| self.teams.contains(&team))
            && !task.barred.contains(&self.account)
    }

    /// The first start from `earliest` on at which they are there for so long.
    #[must_use]
    pub fn start(&self, earliest: Milliseconds, takes: Milliseconds) -> Option<Milliseconds> {
        let mut shifts = self.shifts.iter();
        shifts.find_map(|shift| {
            let start = earliest.max(shift.0);
            (start + takes <= shift.1).then_some(start)
        })
    }

    /// The last start up to `latest` at which they are there for so long.
    fn last_start(&self, latest: Milliseconds, takes: Milliseconds) -> Option<Milliseconds> {
        let mut shifts = self.shifts.iter().rev();
        shifts.find_map(|shift| {
            let start = latest.min(shift.1 - takes);
            (start >= shift.0).then_some(start)
        })
    }

    /// Whether they could do it in time if they had nothing else to do.
    #[must_use]
    pub fn could(&self, task: &Task) -> bool {
        let start = self.start(task.opens, task.takes);
        self.may(task) && start.is_some_and(|start| start + task.takes <= task.due)
    }

    /// Whether they leave with it undone: the house then gives it to who stays.
    fn leaves(&self, task: &Task) -> bool {
        !self.could(task) && self.shifts.iter().any(|shift| shift.1 < task.due)
    }
}

impl Day {
    /// Whether somebody has the task who is not there: the house leaves it theirs until somebody gives it on.
    pub(super) fn is_elsewhere(&self, task: &Task) -> bool {
        let is_there = |holder: AccountId| self.people.iter().any(|one| one.account == holder);
        task.holder.is_some_and(|holder| !is_there(holder))
    }
}

/// A day: what is to be done and who is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// What is to be done.
    pub tasks: Vec<Task>,
    /// Who is there.
    pub people: Vec<Person>,
}

/// Where somebody is when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The task, by its place in the day's list.
    pub task: usize,
    /// When they begin.
    pub from: Milliseconds,
    /// When they are done.
    pub until: Milliseconds,
    /// How long they walked there from the stop before.
    pub walk: Milliseconds,
}

/// Why a window will be missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// No team serves its place.
    Unserved,
    /// Nobody of its team is there at the time.
    NobodyThere,
    /// Whoever has it is at this task then, by its place in the day's list.
    Busy(usize),
    /// Whoever has it cannot be there in time from this task, by its place in the day's list.
    TooFar(usize),
}

impl Why {
    /// Its word in keys and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Unserved => "unserved",
            Self::NobodyThere => "nobody-there",
            Self::Busy(_) => "busy",
            Self::TooFar(_) => "too-far",
        }
    }

    /// The task that is in the way.
    #[must_use]
    pub fn task(self) -> Option<usize> {
        match self {
            Self::Busy(task) | Self::TooFar(task) => Some(task),
            Self::Unserved | Self::NobodyThere => None,
        }
    }
}

/// A window that will be missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The task, by its place in the day's list.
    pub task: usize,
    /// Who has it or would get it.
    pub holder: Option<AccountId>,
    /// Why.
    pub why: Why,
}

/// How a day will go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Where everybody is when, in the order of the day's people.
    pub routes: Vec<Vec<Stop>>,
    /// What will be missed, the soonest due first.
    pub misses: Vec<Miss>,
    /// Who has each task or gets it, by its place among the people, in the order of the tasks.
    pub holders: Vec<Option<usize>>,
}

impl Plan {
    /// How long everybody walks.
    #[must_use]
    pub fn walking(&self) -> Milliseconds {
        self.routes.iter().flatten().map(|stop| stop.walk).sum()
    }

    /// The duties that will be missed, in their order.
    #[must_use]
    pub fn missed(&self, day: &Day) -> Vec<DutyId> {
        let misses = self.misses.iter();
        misses.map(|miss| day.tasks[miss.task].duty).collect()
    }
}

/// Something that can be done about a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Give a duty to somebody else.
    GiveDuty {
        /// The duty.
        duty: DutyId,
        /// To whom.
        to: AccountId,
    },
    /// Give all that is left of a meeting to somebody.
    GiveMeeting {
        /// The meeting.
        meeting: MeetingId,
        /// To whom.
        to: AccountId,
    },
    /// Plan somebody who is not planned.
    Plan {
        /// Who.
        account: AccountId,
        /// Of which team.
        team: TeamId,
        /// From when until when.
        span: Span,
    },
    /// Let somebody who is planned come earlier or stay longer.
    Stretch {
        /// Who.
        account: AccountId,
        /// From when until when they would be there.
        span: Span,
    },
    /// Begin a meeting so much later, or earlier.
    MoveStart {
        /// The meeting.
        meeting: MeetingId,
        /// By how much.
        by: Milliseconds,
    },
    /// Hold a meeting in another room.
    MoveRoom {
        /// The meeting.
        meeting: MeetingId,
        /// Where.
        room: RoomId,
    },
    /// One more of a team, whoever that is.
    OneMore {
        /// The team.
        team: TeamId,
        /// From when until when.
        span: Span,
    },
}

/// A proposal: what is changed, and what that removes and costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The changes, all of which belong together.
    pub changes: Vec<Change>,
    /// The duties that would then be done in time.
    pub removes: Vec<DutyId>,
    /// The duties that would be missed instead: fewer than are kept.
    pub adds: Vec<DutyId>,
    /// How much more everybody walks; negative for less.
    pub walking: Milliseconds,
}

/// What is in the one list and not in the other.
fn without(some: &[DutyId], others: &[DutyId]) -> Vec<DutyId> {
    let gone = some.iter().filter(|duty| !others.contains(duty));
    gone.copied().collect()
}

#[cfg(test)]
mod tests;
