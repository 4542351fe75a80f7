//! What a month of cases shows.

use super::{Case, Cause, Closing, State};
use crate::Milliseconds;

/// The figures of a span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// How many were opened.
    pub opened: usize,
    /// How many of them are still open.
    pub open: usize,
    /// How many the client accepted.
    pub accepted: usize,
    /// How many a manager closed with a reason; counted apart.
    pub reasoned: usize,
    /// How many were answered, or closed, later than they should have been.
    pub late: usize,
    /// How many came from each cause that was found, the most first.
    pub causes: Vec<(Cause, usize)>,
    /// The median until the first answer.
    pub answer: Option<Milliseconds>,
    /// The median until the closing with the client's word.
    pub close: Option<Milliseconds>,
}

impl Figures {
    /// How many of a hundred closed ones the client accepted; `None` where none is closed.
    #[must_use]
    pub fn acceptance(&self) -> Option<usize> {
        let closed = self.accepted + self.reasoned;
        (closed > 0).then(|| self.accepted * 100 / closed)
    }
}

/// The figures of the cases as they stand at `now`.
#[must_use]
pub fn figures(cases: &[Case], now: Milliseconds) -> Figures {
    let count = |state: State| cases.iter().filter(|one| one.state == state).count();
    let mut found_causes: Vec<(Cause, usize)> = Cause::ALL
        .iter()
        .map(|cause| {
            let of_cause = cases.iter().filter(|one| one.cause == Some(*cause));
            (*cause, of_cause.count())
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    found_causes.sort_by_key(|(cause, count)| (std::cmp::Reverse(*count), *cause));
    let was_late = |one: &&Case| {
        let clocks = one.clocks();
        clocks[0].1.is_late(now) || clocks[2].1.is_late(now)
    };
    Figures {
        opened: cases.len(),
        open: cases.iter().filter(|one| !one.state.is_closed()).count(),
        accepted: count(State::Accepted),
        reasoned: count(State::Reasoned),
        late: cases.iter().filter(was_late).count(),
        causes: found_causes,
        answer: median(
            cases
                .iter()
                .filter_map(|one| Some(one.answered? - one.opened)),
        ),
        close: median(cases.iter().filter_map(|one| {
            let accepted = one.closing.is_some_and(|how| how != Closing::Reasoned);
            one.closed.filter(|_| accepted).map(|at| at - one.opened)
        })),
    }
}

fn median(times: impl Iterator<Item = Milliseconds>) -> Option<Milliseconds> {
    let mut times: Vec<Milliseconds> = times.collect();
    times.sort_unstable();
    let middle = times.len() / 2;
    match times.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(times[middle]),
        _ => Some(i64::midpoint(times[middle - 1], times[middle])),
    }
}
