//! How punctually matters are seen to, and how well (clause C5.3).

use super::{AssignedMatter, State};
use crate::Milliseconds;

/// What some matters show: medians, because one that waited for weeks must not hide the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many were assigned, withdrawn ones left out.
    pub count: usize,
    /// How many of them were done.
    pub done: usize,
    /// How many of those were done in time.
    pub in_time: usize,
    /// How many were done late, or are late and not done.
    pub late: usize,
    /// How many got another time on asking.
    pub postponed: usize,
    /// How many were sent back at least once.
    pub sent_back: usize,
    /// The median from the assignment until it was read back.
    pub read_back: Option<Milliseconds>,
    /// The median from the assignment until it was done.
    pub took: Option<Milliseconds>,
    /// How many were rated.
    pub rated: usize,
    /// The sum of their scores.
    pub scores: i64,
}

impl Figures {
    /// The share that was in time among what was done or is late, in whole per cent; `None` where
    /// nothing is measured yet.
    #[must_use]
    pub fn share_in_time(&self) -> Option<usize> {
        let measured = self.in_time + self.late;
        (measured > 0).then(|| self.in_time * 100 / measured)
    }

    /// The mean score in tenths, rounded; `None` where nothing was rated.
    #[must_use]
    pub fn mean_score_tenths(&self) -> Option<i64> {
        let rated = i64::try_from(self.rated).ok().filter(|rated| *rated > 0)?;
        Some((self.scores * 10 + rated / 2) / rated)
    }
}

/// The figures of the matters at `now`.
#[must_use]
pub fn figures<'all>(
    matters: impl IntoIterator<Item = &'all AssignedMatter>,
    now: Milliseconds,
) -> Figures {
    let counted = matters
        .into_iter()
        .filter(|one| one.state != State::Withdrawn);
    let counted: Vec<&AssignedMatter> = counted.collect();
    let count = |of: fn(&AssignedMatter) -> bool| counted.iter().filter(|one| of(one)).count();
    let since = |one: &AssignedMatter, at: Option<Milliseconds>| at.map(|at| at - one.assigned);
    let is_done = |one: &AssignedMatter| matches!(one.state, State::Done | State::Accepted);
    Figures {
        count: counted.len(),
        done: count(is_done),
        in_time: count(|one| matches!(one.state, State::Done | State::Accepted) && !one.late),
        late: counted
            .iter()
            .filter(|one| one.late || one.is_late(now))
            .count(),
        postponed: count(|one| one.postponed > 0),
        sent_back: count(|one| one.sent_back > 0),
        read_back: median(counted.iter().filter_map(|one| since(one, one.read_back))),
        took: median(
            counted
                .iter()
                .filter(|one| is_done(one))
                .filter_map(|one| since(one, one.done)),
        ),
        rated: count(|one| one.score.is_some()),
        scores: counted
            .iter()
            .filter_map(|one| one.score)
            .map(i64::from)
            .sum(),
    }
}

/// The middle one of the lengths; between the two middle ones where there are as many below as above.
#[must_use]
pub fn median(lengths: impl Iterator<Item = Milliseconds>) -> Option<Milliseconds> {
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
