//! The journal entries that a case may rest on: those of its meeting, and of the order that it is about.

use domain::case::Case;
use domain::grams::Search;
use domain::journal::Written;
use domain::order::LINK_DAYS;
use domain::{OrderId, SiteId};
use store::Database;

use crate::order::Kept;
use crate::retention::DAY_MS;

/// How many entries of an order's day are looked through.
const MANY: usize = 5_000;

/// The entries, the newest first, as many as `limit` of each kind at most.
pub(super) fn entries(
    db: &mut Database,
    site: &SiteId,
    case: &Case,
    limit: usize,
) -> anyhow::Result<Vec<Written>> {
    let mut found = Vec::new();
    if case.meeting.is_some() {
        let question = store::journal::Question {
            meeting: case.meeting,
            limit,
            ..store::journal::Question::default()
        };
        found = store::journal::find(db, site, &question)?;
    }
    if let Some(id) = case.order
        && let Some(kept) = Kept::read(db, site, OrderId(id))?
    {
        found.extend(of_order(db, site, &kept, limit)?);
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
    let question = store::journal::Question {
        search: Search::parse(&order.day),
        from: Some(order.placed),
        until: Some(order.matter.ends + i64::from(days) * DAY_MS),
        // Other orders of its day are passed over below.
        limit: limit.max(MANY),
        ..store::journal::Question::default()
    };
    let number = order.number.to_string();
    let names_it = |written: &Written| {
        let detail = |name: &str| {
            let mut details = written.entry.details.iter();
            details
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.as_str())
        };
        let of_orders = written.entry.act.starts_with("order-");
        // A low rating belongs to its case, which may be hidden from whoever handles this one.
        of_orders
            && super::case_of(&written.entry).is_none()
            && detail("day") == Some(order.day.as_str())
            && detail("number") == Some(number.as_str())
    };
    let mut found = store::journal::find(db, site, &question)?;
    found.retain(names_it);
    found.truncate(limit);
    Ok(found)
}
