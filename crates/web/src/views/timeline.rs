//! Where a bar stands on a timeline: in steps of five minutes, and in lanes where bars meet.

/// The length of a step in minutes.
pub const STEP_MINUTES: i64 = 5;

const STEP_MS: i64 = STEP_MINUTES * 60_000;

/// The most lanes that a track draws; what does not fit shares the last one.
const LANES_MAX: u32 = 16;

/// A span on a timeline, clipped to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first step, counted from the timeline's first hour.
    pub from: u32,
    /// How many steps it is long, at least one.
    pub steps: u32,
}

impl Span {
    /// The span of `starts` to `ends` on a timeline that begins at `first` and is `hours` long;
    /// `None` where nothing of it is seen. Instants are Unix milliseconds.
    #[must_use]
    pub fn within(starts: i64, ends: i64, first: i64, hours: u32) -> Option<Self> {
        let last = i64::from(hours) * 60 / STEP_MINUTES;
        let from = (starts - first).div_euclid(STEP_MS).max(0);
        // An end within a step fills the step.
        let until = (ends - first + STEP_MS - 1).div_euclid(STEP_MS).min(last);
        let steps = (until - from).max(i64::from(starts == ends));
        if steps <= 0 || from >= last {
            return None;
        }
        Some(Self {
            from: u32::try_from(from).ok()?,
            steps: u32::try_from(steps).ok()?,
        })
    }

    fn until(self, least: u32) -> u32 {
        self.from + self.steps.max(least)
    }
}

/// The lane of each span, in their order, and how many lanes there are (at least 1).
///
/// A bar keeps `least` steps free for its words even where its time is shorter.
#[must_use]
pub fn lanes(spans: &[Span], least: u32) -> (Vec<u32>, u32) {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&index| (spans[index].from, index));
    let mut taken_until: Vec<u32> = Vec::new();
    let mut found = vec![0; spans.len()];
    for index in order {
        let span = spans[index];
        let free = taken_until.iter().position(|&until| until <= span.from);
        let lane = free
            .unwrap_or(taken_until.len())
            .min(LANES_MAX as usize - 1);
        if lane == taken_until.len() {
            taken_until.push(0);
        }
        taken_until[lane] = taken_until[lane].max(span.until(least));
        found[index] = lane as u32;
    }
    (found, (taken_until.len() as u32).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: i64 = 3_600_000;

    #[test]
    fn a_span_is_clipped_to_its_timeline() {
        let span =
            |starts, ends| Span::within(starts, ends, 0, 10).map(|one| (one.from, one.steps));
        assert_eq!(span(HOUR_MS, 2 * HOUR_MS), Some((12, 12)));
        assert_eq!(span(-HOUR_MS, HOUR_MS), Some((0, 12)));
        assert_eq!(span(9 * HOUR_MS, 20 * HOUR_MS), Some((108, 12)));
        assert_eq!(span(60_000, 120_000), Some((0, 1)));
        assert_eq!(span(HOUR_MS, HOUR_MS), Some((12, 1)));
        assert_eq!(span(-HOUR_MS, 0), None);
        assert_eq!(span(10 * HOUR_MS, 11 * HOUR_MS), None);
    }

    #[test]
    fn bars_that_meet_lie_in_lanes_and_a_free_lane_is_used_again() {
        let span = |from, steps| Span { from, steps };
        let spans = [span(0, 6), span(3, 6), span(6, 2), span(7, 2)];
        assert_eq!(lanes(&spans, 1), (vec![0, 1, 0, 2], 3));
        assert_eq!(lanes(&spans, 6), (vec![0, 1, 0, 2], 3));
        assert_eq!(lanes(&[], 1), (vec![], 1));
    }
}
