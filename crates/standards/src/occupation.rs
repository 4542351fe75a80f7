//! How long a meeting has its room, with what the standard's own duties need before and after.

use jiff::Timestamp;

use crate::duty::minutes_after;
use crate::{Blocks, Moment, Prepares, Rule, Standard, Start, Timing};

/// From when until when a meeting from `starts` to `ends` occupies its room: from the opening of
/// the first duty that prepares the room to the due of the last that blocks it.
#[must_use]
pub fn occupation(
    standard: &Standard,
    starts: Timestamp,
    ends: Timestamp,
) -> (Timestamp, Timestamp) {
    let before = standard
        .rules_starting(Start::ScheduledStart)
        .filter(|rule| rule.prepares == Prepares::Room)
        .filter_map(|rule| offsets(rule).map(|(opens, _)| opens))
        .fold(0, i32::min);
    let after = standard
        .rules_starting(Start::Ended)
        .filter(|rule| rule.blocks == Blocks::Room)
        .filter_map(|rule| offsets(rule).map(|(_, due)| due))
        .fold(0, i32::max);
    (minutes_after(starts, before), minutes_after(ends, after))
}

fn offsets(rule: &Rule) -> Option<(i32, i32)> {
    match rule.timing {
        Timing::Once {
            opens: Moment::Offset { minutes: opens },
            due: Moment::Offset { minutes: due },
        } => Some((opens, due)),
        _ => None,
    }
}
