//! The journal entries that a case may rest on: those of its meeting, of the orders for it or the one
//! that it is about, of the call from which it was opened, and of what was to be done about each.

use std::collections::BTreeSet;

use domain::case::Case;
use domain::grams::Search;
use domain::journal::Written;
use domain::order::LINK_DAYS;
use domain::subject::{Register, Subject};
use domain::{CallId, Milliseconds, OrderId, SiteId};
use store::Database;

use crate::order::Kept;
use crate::retention::DAY_MS;

/// How many entries of a day are looked through for those of one record.
const MANY: usize = 5_000;

/// The entries, the newest first, as many as `limit` of each kind at most.
pub(super) fn entries(
    db: &mut Database,
    site: &SiteId,
    case: &Case,
    limit: usize,
) -> anyhow::Result<Vec<Written>> {
    let mut found = Vec::new();
    let mut orders: BTreeSet<OrderId> = case.order.map(OrderId).into_iter().collect();
    if let Some(meeting) = case.meeting {
        let question = store::journal::Question {
            meeting: case.meeting,
            limit,
            ..store::journal::Question::default()
        };
        found = store::journal::find(db, site, &question)?;
        let placed = store::order::of_meeting(db, site, meeting)?;
        orders.extend(placed.into_iter().map(|record| record.order.id));
    }
    for id in orders {
        let Some(kept) = Kept::read(db, site, id)? else {
            continue;
        };
        // What was written of an order for the meeting is written of the meeting too.
        if case.order == Some(id.0) {
            found.extend(of_order(db, site, &kept, limit)?);
        }
        found.extend(of_duties(db, site, kept.subject(), limit)?);
    }
    if let Some(call) = case.call {
        found.extend(of_call(db, site, (call, case.opened), limit)?);
    }
    found.sort_by_key(|written| std::cmp::Reverse(written.number));
    found.dedup_by_key(|written| written.number);
    Ok(found)
}

/// What was written of an order: its entries name it by its day and its number of that day.
fn of_order(
    db: &mut Database,
    site: &SiteId,
    kept: &Kept,
    limit: usize,
) -> anyhow::Result<Vec<Written>> {
    let order = kept.order();
    let days = store::order::link_days(db, site)?.unwrap_or(LINK_DAYS);
    let until = order.matter.ends + i64::from(days) * DAY_MS;
    let name = ("order-", order.day.as_str(), order.number);
    named(db, site, (name, (order.placed, until)), limit)
}

/// What was written of a call, until the day after its case was opened, and of calling back.
fn of_call(
    db: &mut Database,
    site: &SiteId,
    (id, opened): (CallId, Milliseconds),
    limit: usize,
) -> anyhow::Result<Vec<Written>> {
    let Some(record) = store::call::find(db, site, id)? else {
        return Ok(Vec::new());
    };
    let call = record.call;
    let until = call.settled.unwrap_or(opened).max(opened) + DAY_MS;
    let name = ("call-", call.day.as_str(), call.number);
    let mut found = named(db, site, (name, (call.at, until)), limit)?;
    let subject = Subject {
        register: Register::Call,
        id: id.0,
        number: call.number.unsigned_abs(),
    };
    found.extend(of_duties(db, site, subject, limit)?);
    Ok(found)
}

/// What was written of the duties about a record: that one was done, waived or late is what a finding
/// rests on.
fn of_duties(
    db: &mut Database,
    site: &SiteId,
    subject: Subject,
    limit: usize,
) -> anyhow::Result<Vec<Written>> {
    let mut found = Vec::new();
    for duty in store::duty::of_subject(db, site, subject)? {
        let question = store::journal::Question {
            duty: Some(duty.id),
            limit,
            ..store::journal::Question::default()
        };
        found.extend(store::journal::find(db, site, &question)?);
    }
    Ok(found)
}

/// How a record is named in its entries: how their acts begin, its day, its number of that day.
type Name<'of> = (&'static str, &'of str, i32);

/// What was written in a span of a record that its entries name.
fn named(
    db: &mut Database,
    site: &SiteId,
    ((acts, day, number), (from, until)): (Name<'_>, (Milliseconds, Milliseconds)),
    limit: usize,
) -> anyhow::Result<Vec<Written>> {
    let question = store::journal::Question {
        search: Search::parse(day),
        from: Some(from),
        until: Some(until),
        // Other records of its day are passed over below.
        limit: limit.max(MANY),
        ..store::journal::Question::default()
    };
    let number = number.to_string();
    let names_it = |written: &Written| {
        let detail = |name: &str| {
            let mut details = written.entry.details.iter();
            details
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.as_str())
        };
        // A low rating belongs to its case, which may be hidden from whoever handles this one.
        written.entry.act.starts_with(acts)
            && super::case_of(&written.entry).is_none()
            && detail("day") == Some(day)
            && detail("number") == Some(number.as_str())
    };
    let mut found = store::journal::find(db, site, &question)?;
    found.retain(names_it);
    found.truncate(limit);
    Ok(found)
}
