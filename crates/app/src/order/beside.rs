//! What is done about orders, as the pages of an order and of its meeting list it (clause B5): the duties that
//! the reader sees, and the lines whose moment has not come yet.

use std::collections::BTreeSet;

use anyhow::Result;
use domain::OrderId;
use domain::duty::DutyRecord;
use domain::order::Moment;
use standards::Outcome;
use store::Database;

use super::ahead::ahead_of;
use super::{Kept, tell_lines};
use crate::board::Eyes;
use crate::view::{DutyView, MeetingView, Sight};

/// A line whose moment is still ahead: its duty is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderAhead {
    /// The order.
    pub order: OrderId,
    /// The line.
    pub line: u32,
    /// The moment that it waits for.
    pub moment: Moment,
    /// How much of what, where, and why not all.
    pub note: String,
}

/// The duties of an order that the reader sees, and what of it is still ahead for whoever sees one of them.
/// What nobody needs any more is left out.
pub(super) fn of_order(
    db: &mut Database,
    sight: &mut Sight,
    eyes: Option<&Eyes>,
    kept: &Kept,
) -> Result<(Vec<DutyView>, Vec<OrderAhead>)> {
    let (site, house) = (sight.site.id.clone(), sight.house().clone());
    let mut records = store::duty::of_subject(db, &site, kept.subject())?;
    records.retain(|one| !matches!(one.duty.outcome, Some(Outcome::Cancelled { .. })));
    let ids: Vec<_> = records.iter().map(|record| record.id).collect();
    sight.read_remarks(db, &ids)?;
    // As the page of each duty: it is the team's, also where the reader booked the meeting.
    let seen = |record: &DutyRecord| eyes.is_some_and(|eyes| eyes.see(record, None));
    let (mut duties, mut begun) = (Vec::new(), BTreeSet::new());
    for record in &records {
        let standard = sight.standard(db, record.standard_version)?;
        let starts = standard.rule(&record.duty.rule).map(|rule| rule.starts);
        begun.extend(starts.map(|starts| (starts, record.duty.round)));
        if seen(record) {
            duties.push(sight.duty(db, record, None, None)?);
        }
    }
    if duties.is_empty() {
        return Ok((duties, Vec::new()));
    }
    tell_lines(db, &house, &site, &mut duties)?;
    in_order(&mut duties);
    let ahead = ahead_of(kept).into_iter();
    let ahead = ahead.filter(|line| !begun.contains(&(line.start, line.number)));
    let order = kept.order().id;
    let ahead = ahead.map(|line| OrderAhead {
        order,
        line: line.number,
        moment: line.moment,
        note: line.note,
    });
    Ok((duties, ahead.collect()))
}

/// What is done about the orders of a meeting, beside the meeting's own duties.
pub(crate) fn beside_meeting(
    db: &mut Database,
    sight: &mut Sight,
    eyes: Option<&Eyes>,
    (view, duties): (&MeetingView, &mut Vec<DutyView>),
) -> Result<Vec<OrderAhead>> {
    let site = sight.site.id.clone();
    let mut all = Vec::new();
    for record in store::order::of_meeting(db, &site, view.meeting.id)? {
        let Some(kept) = Kept::read(db, &site, record.order.id)? else {
            continue;
        };
        let (seen, ahead) = of_order(db, sight, eyes, &kept)?;
        duties.extend(seen);
        all.extend(ahead);
    }
    in_order(duties);
    Ok(all)
}

/// In the order of their windows.
fn in_order(duties: &mut [DutyView]) {
    duties.sort_by(|a, b| (a.opens, &a.rule, a.round).cmp(&(b.opens, &b.rule, b.round)));
}
