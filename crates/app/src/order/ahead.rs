//! What an order will ask for once its meeting's guests sit down or a break begins: told ahead, so that a
//! phone without a network makes it by itself.

use anyhow::Result;
use domain::order::Moment;
use domain::subject::Subject;
use domain::{MeetingId, SiteId};
use standards::Start;
use store::Database;

use super::Kept;
use super::duties::in_short;

/// A line that is served at such a moment.
#[derive(Clone, Debug)]
pub(crate) struct LineAhead {
    /// The moment it waits for.
    pub(crate) moment: Moment,
    /// What starts its duty.
    pub(crate) start: Start,
    /// The order.
    pub(crate) subject: Subject,
    /// Its number, which is the round of its duty.
    pub(crate) number: u32,
    /// How much of what, and where.
    pub(crate) note: String,
}

/// The lines of a meeting's orders that wait for such a moment and are not served yet.
pub(crate) fn lines_ahead(
    db: &mut Database,
    site: &SiteId,
    meeting: MeetingId,
) -> Result<Vec<LineAhead>> {
    let mut ahead = Vec::new();
    for record in store::order::of_meeting(db, site, meeting)? {
        let Some(kept) = Kept::read(db, site, record.order.id)? else {
            continue;
        };
        ahead.extend(ahead_of(&kept));
    }
    Ok(ahead)
}

/// The lines of an order that wait for such a moment and are not served yet.
pub(super) fn ahead_of(kept: &Kept) -> Vec<LineAhead> {
    let mut ahead = Vec::new();
    if kept.order().cancelled.is_some() {
        return ahead;
    }
    for (line, progress) in kept.standing_lines() {
        let start = match line.moment {
            Moment::Seated => Start::OrderSeated,
            Moment::Break => Start::OrderBreak,
            Moment::Before | Moment::AtTime | Moment::OnCall => continue,
        };
        if progress.done.is_none() {
            ahead.push(LineAhead {
                moment: line.moment,
                start,
                subject: kept.subject(),
                number: line.number,
                note: in_short(&line),
            });
        }
    }
    ahead
}
