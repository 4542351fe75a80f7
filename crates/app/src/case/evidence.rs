//! The journal entries that a case may rest on: those of its meeting, of the orders for it or the one
//! that it is about, of the call from which it was opened, of the tickets and visits that were rated low,
//! and of what was to be done about each.

use std::collections::BTreeSet;

use domain::case::Case;
use domain::grams::Search;
use domain::journal::Written;
use domain::order::LINK_DAYS;
use domain::subject::{Register, Subject};
use domain::{CallId, CaseId, Milliseconds, OrderId, SiteId, Uid};
use store::Database;

use crate::order::Kept;
use crate::retention::DAY_MS;

/// How many entries of a day are looked through for those of one record.
const MANY: usize = 5_000;
/// Of how many low ratings the tickets and visits are looked up.
const RATINGS_MAX: i64 = 20;

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
    found.extend(of_ratings(db, site, case.id, limit)?);
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
    let number = order.number.to_string();
    let name = [("day", order.day.as_str()), ("number", number.as_str())];
    let question = ("order-", &name[..], (order.placed, until));
    named(db, site, question, limit)
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
    let number = call.number.to_string();
    let name = [("day", call.day.as_str()), ("number", number.as_str())];
    let mut found = named(db, site, ("call-", &name[..], (call.at, until)), limit)?;
    let subject = subject((Register::Call, id.0), call.number.unsigned_abs());
    found.extend(of_duties(db, site, subject, limit)?);
    Ok(found)
}

/// What was written of the tickets and visits that the case's low ratings are of, up to the rating.
fn of_ratings(
    db: &mut Database,
    site: &SiteId,
    case: CaseId,
    limit: usize,
) -> anyhow::Result<Vec<Written>> {
    let mut found = Vec::new();
    for rating in store::hall::rating::of_case(db, site, case, RATINGS_MAX)? {
        if let Some(id) = rating.ticket
            && let Some(ticket) = store::hall::ticket::find(db, site, id)?
        {
            // The same name is on a ticket of each day.
            let until = ticket.ended.unwrap_or(rating.at).max(rating.at) + 1;
            let called = ticket.name();
            let name = [("ticket", called.as_str())];
            let question = ("ticket-", &name[..], (ticket.taken, until));
            found.extend(named(db, site, question, limit)?);
            let subject = subject((Register::Ticket, id.0), ticket.number);
            found.extend(of_duties(db, site, subject, limit)?);
        }
        if let Some(id) = rating.visit
            && let Some(visit) = store::visit::find(db, site, id)?
        {
            let number = visit.number.to_string();
            let name = [("day", visit.day.as_str()), ("number", number.as_str())];
            let span = (rating.at - DAY_MS, rating.at + DAY_MS);
            found.extend(named(db, site, ("visit-", &name[..], span), limit)?);
            let subject = subject((Register::Visit, id.0), visit.number);
            found.extend(of_duties(db, site, subject, limit)?);
        }
    }
    Ok(found)
}

fn subject((register, id): (Register, Uid), number: u32) -> Subject {
    Subject {
        register,
        id,
        number,
    }
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

/// How a record is named in its entries: how their acts begin, the details that name it; and the span in
/// which it is looked for.
type Named<'of> = (
    &'static str,
    &'of [(&'static str, &'of str)],
    (Milliseconds, Milliseconds),
);

/// What was written in a span of a record that its entries name.
fn named(
    db: &mut Database,
    site: &SiteId,
    (acts, name, (from, until)): Named<'_>,
    limit: usize,
) -> anyhow::Result<Vec<Written>> {
    let question = store::journal::Question {
        search: Search::parse(name.first().map_or("", |(_, value)| *value)),
        from: Some(from),
        until: Some(until),
        // Other records of its day are passed over below.
        limit: limit.max(MANY),
        ..store::journal::Question::default()
    };
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
            && name
                .iter()
                .all(|&(known, value)| detail(known) == Some(value))
    };
    let mut found = store::journal::find(db, site, &question)?;
    found.retain(names_it);
    found.truncate(limit);
    Ok(found)
}
