//! One issue of a paper: how many copies were expected, what came when, and what is still missing.

use jiff::civil::Date;

use super::{ARRIVALS_MAX, ARRIVED_MAX, CHASED_AGAIN_MS, REASON_MAX};
use crate::{Milliseconds, NewspaperId, Refusal, text};

/// Somebody said how many copies are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivalSaid {
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// The civil day.
    pub day: Date,
    /// How many there were by then, all in all.
    pub total: u32,
}

/// The publisher or the post office was asked for what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chased {
    /// How often so far.
    pub count: u32,
    /// When last.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
}

/// What is missing is not waited for any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenOff {
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// An issue as far as anything was said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// The paper.
    pub newspaper: NewspaperId,
    /// The day on which it came out.
    pub day: Date,
    /// The working day on which it is brought.
    pub brought: Date,
    /// How many copies are taken of it.
    pub expected: u32,
    /// What was said of its coming, in order.
    pub arrivals: Vec<ArrivalSaid>,
    /// How often it was asked for.
    pub chased: Option<Chased>,
    /// That it is waited for no more.
    pub written_off: Option<WrittenOff>,
}

/// How an issue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueState {
    /// Nothing was said of it yet, and its day is not over.
    Awaited,
    /// All copies are there.
    Arrived,
    /// So many copies are missing and waited for.
    Missing(u32),
    /// So many copies never came.
    WrittenOff(u32),
}

impl IssueState {
    /// Its word in the API and in keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Awaited => "awaited",
            Self::Arrived => "arrived",
            Self::Missing(_) => "missing",
            Self::WrittenOff(_) => "written-off",
        }
    }
}

impl Issue {
    /// How many copies are there.
    #[must_use]
    pub fn arrived(&self) -> u32 {
        self.arrivals.last().map_or(0, |last| last.total)
    }

    /// How many were there when the day ended.
    #[must_use]
    pub fn arrived_by(&self, day: Date) -> u32 {
        let mut until = self.arrivals.iter().rev();
        let last = until.find(|said| said.day <= day);
        last.map_or(0, |last| last.total)
    }

    /// How it stands on a day.
    #[must_use]
    pub fn state(&self, today: Date) -> IssueState {
        let missing = self.expected.saturating_sub(self.arrived());
        if missing == 0 {
            IssueState::Arrived
        } else if self.written_off.is_some() {
            IssueState::WrittenOff(missing)
        } else if self.arrivals.is_empty() && today <= self.brought {
            IssueState::Awaited
        } else {
            IssueState::Missing(missing)
        }
    }

    /// Whether copies are missing that nobody asked for, or not for days.
    #[must_use]
    pub fn is_to_be_chased(&self, today: Date, now: Milliseconds) -> bool {
        let is_asked = |chased: &Chased| now - chased.at < CHASED_AGAIN_MS;
        matches!(self.state(today), IssueState::Missing(_))
            && !self.chased.as_ref().is_some_and(is_asked)
    }

    /// For how many days it has been waited for.
    #[must_use]
    pub fn age_days(&self, today: Date) -> i32 {
        let since = today.since(self.brought);
        since.map_or(0, |span| span.get_days().max(0))
    }

    /// What came late, on a day after its own: from which copy on, and up to which.
    #[must_use]
    pub fn late_on(&self, day: Date) -> Option<(u32, u32)> {
        if day <= self.brought {
            return None;
        }
        let before = day.yesterday().map_or(0, |before| self.arrived_by(before));
        let after = self.arrived_by(day);
        (after > before).then_some((before, after))
    }

    /// Says how many copies are there now. Fewer than before is a correction.
    ///
    /// # Errors
    /// Refused where just that was said, where it is too many, where it was corrected too often, and where it was
    /// written off.
    pub fn arrive(&mut self, said: ArrivalSaid) -> Result<(), Refusal> {
        if said.total > ARRIVED_MAX {
            return Err(
                Refusal::invalid("copies", "newspaper-arrived-unfit").with("most", ARRIVED_MAX)
            );
        }
        self.check_open()?;
        if self
            .arrivals
            .last()
            .is_some_and(|last| last.total == said.total)
        {
            return Err(Refusal::conflict("newspaper-arrival-known").with("copies", said.total));
        }
        if self.arrivals.len() >= ARRIVALS_MAX {
            return Err(Refusal::conflict("newspaper-arrivals-many").with("most", ARRIVALS_MAX));
        }
        self.arrivals.push(said);
        Ok(())
    }

    /// Notes that it was asked for.
    ///
    /// # Errors
    /// Refused where nothing of it is missing.
    pub fn chase(&mut self, at: Milliseconds, by: &str, today: Date) -> Result<u32, Refusal> {
        self.check_missing(today)?;
        let count = self.chased.as_ref().map_or(0, |before| before.count) + 1;
        self.chased = Some(Chased {
            count,
            at,
            by: by.to_owned(),
        });
        Ok(count)
    }

    /// Gives up what is missing.
    ///
    /// # Errors
    /// Refused without a reason, and where nothing of it is missing.
    pub fn write_off(&mut self, written_off: WrittenOff, today: Date) -> Result<(), Refusal> {
        text::check("reason", &written_off.reason, REASON_MAX)?;
        if text::is_blank(&written_off.reason) {
            return Err(Refusal::invalid("reason", "reason-empty"));
        }
        self.check_missing(today)?;
        self.written_off = Some(written_off);
        Ok(())
    }

    fn check_open(&self) -> Result<(), Refusal> {
        match &self.written_off {
            None => Ok(()),
            Some(one) => Err(Refusal::conflict("newspaper-issue-written-off").with("by", &one.by)),
        }
    }

    fn check_missing(&self, today: Date) -> Result<(), Refusal> {
        self.check_open()?;
        match self.state(today) {
            IssueState::Missing(_) => Ok(()),
            _ => Err(Refusal::conflict("newspaper-issue-not-missing")),
        }
    }
}
