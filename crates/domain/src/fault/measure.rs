//! How long faults take: to be reported, taken on, repaired, found good.

use super::{Fault, State};
use crate::Milliseconds;

/// How long the parts of one fault took; `None` for what is not done or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// From when it was seen until it was reported.
    pub report: Option<Milliseconds>,
    /// From the report until somebody took it on.
    pub answer: Option<Milliseconds>,
    /// From the report until it was repaired.
    pub repair: Option<Milliseconds>,
    /// From the repair until it was found good.
    pub accept: Option<Milliseconds>,
}

impl Fault {
    /// How long the parts of this fault took.
    #[must_use]
    pub fn times(&self) -> Times {
        let accepted = self.closed.filter(|_| self.state == State::Accepted);
        Times {
            report: self.seen.map(|seen| self.reported - seen),
            answer: self.answered.map(|at| at - self.reported),
            repair: self.repaired.map(|at| at - self.reported),
            accept: accepted.zip(self.repaired).map(|(at, before)| at - before),
        }
    }

    /// Whether something about it was, or is by `now`, done later than it should have been.
    #[must_use]
    pub fn was_late(&self, now: Milliseconds) -> bool {
        self.late || self.is_late(now)
    }
}

/// What a span of time shows: medians, because one lift that waits for a part must not hide how
/// fast the rest is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// How many faults were reported, withdrawn ones left out.
    pub count: usize,
    /// How many of them were or are late.
    pub late: usize,
    /// The medians.
    pub median: Times,
}

/// The measures of the faults at `now`.
#[must_use]
pub fn measured(faults: &[Fault], now: Milliseconds) -> Measures {
    let counted: Vec<&Fault> = faults
        .iter()
        .filter(|one| one.state != State::Withdrawn)
        .collect();
    let times: Vec<Times> = counted.iter().map(|one| one.times()).collect();
    let of = |part: fn(&Times) -> Option<Milliseconds>| median(times.iter().filter_map(part));
    Measures {
        count: counted.len(),
        late: counted.iter().filter(|one| one.was_late(now)).count(),
        median: Times {
            report: of(|one| one.report),
            answer: of(|one| one.answer),
            repair: of(|one| one.repair),
            accept: of(|one| one.accept),
        },
    }
}

fn median(lengths: impl Iterator<Item = Milliseconds>) -> Option<Milliseconds> {
    let mut sorted: Vec<Milliseconds> = lengths.collect();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = sorted[middle - 1];
    Some(lower + (upper - lower) / 2)
}
