//! An erasure: of every record that is somebody's, what is personal goes, as it goes when its time is
//! over. The records stay with their numbers, times and counts.
//!
//! What is not over yet is not erased: who is inside must be known if it burns, and whoever promised
//! to call back needs the number. A complaint that is not settled is kept as well, since what it was told
//! for is not fulfilled; nobody learns here that there is one, and the page says so for all. The watch list is not erased by it either: it protects the house,
//! and two people of the owner's office stand for each entry; who approves is told that there is one.

use domain::case::Channel;
use domain::journal::Entry;
use domain::personal_data::Found;
use domain::{CommandId, OrderId, Refusal};
use store::hall::rating::Rating;
use store::personal_data::RequestRecord;

use super::found::{MOST, Sought, gather, records_of};
use crate::command::{About, Deed};
use crate::error::Error;
use crate::order::GatheredOrder;

/// Erases what is kept of whom the request is about; how much that was.
pub(super) fn erase(deed: &mut Deed<'_>, record: &RequestRecord) -> Result<Found, Error> {
    let (house, site) = (deed.house, deed.site.id.clone());
    let sealed = record.sealed.as_deref();
    let sealed = sealed.ok_or_else(|| Refusal::conflict("personal-data-request-over"))?;
    let sought = Sought::open(house, &site, record.request.id, sealed)?;
    let gathered = gather(deed.db, (house, deed.actor), &site, &sought)?;
    gathered.check_one_person(&sought)?;
    let found = gathered.counted();
    if found.open > 0 {
        let refusal = Refusal::conflict("personal-data-still-open");
        return Err(refusal.with("count", found.open).into());
    }
    for (register, id) in records_of(&gathered) {
        store::reception_record::forget_lines_of(deed.db, &site, register, id)?;
        // What was answered to the command that made it.
        store::command::forget_answer(deed.db, CommandId(id))?;
    }
    for earlier in &gathered.earlier_lines {
        store::reception_record::told::forget(deed.db, &site, &earlier.day, &earlier.line)?;
    }
    for earlier in &gathered.earlier_calls {
        for revision in &earlier.revisions {
            store::call::forget_change(deed.db, &site, earlier.call.id, *revision)?;
        }
    }
    for visit in gathered.visits {
        crate::visit::erase(deed, visit.record)?;
    }
    for call in gathered.calls {
        store::call::forget_one(deed.db, &site, call.id)?;
    }
    for inquiry in gathered.inquiries {
        store::inquiry::forget_one(deed.db, &site, inquiry.id)?;
    }
    forget_cases(deed, &sought, &gathered.orders)?;
    for order in gathered.orders {
        forget_order(deed, order.order.id)?;
    }
    for report in gathered.lost_reports {
        crate::found_item::forget_report(deed, report.id)?;
    }
    for gathered in gathered.found_items {
        crate::found_item::forget_item(deed, gathered.item.id)?;
    }
    for diner in gathered.diners {
        crate::dining::forget(deed, diner.person.id, MOST)?;
    }
    for (rating, _) in gathered.ratings {
        store::command::forget_answer(deed.db, CommandId(rating.id.0))?;
        let wordless = Rating {
            sealed: None,
            settled_note: String::new(),
            ..rating
        };
        store::hall::rating::change(deed.db, &site, &wordless)?;
    }
    Ok(found)
}

/// Forgets whom an order was for, and what was said of it with a rating.
fn forget_order(deed: &mut Deed<'_>, id: OrderId) -> Result<(), Error> {
    let site = deed.site.id.clone();
    store::command::forget_answer(deed.db, CommandId(id.0))?;
    store::order::forget_one(deed.db, &site, id)?;
    for mut rating in store::case::ratings_of_order(deed.db, &site, id)? {
        store::command::forget_answer(deed.db, CommandId(rating.id.0))?;
        rating.sealed = None;
        store::case::change_rating(deed.db, &site, &rating)?;
    }
    Ok(())
}

/// Forgets what was told of their cases that are closed, whoever these are about; one that is open is kept
/// until it is settled, and nobody learns here that there is one.
fn forget_cases(
    deed: &mut Deed<'_>,
    sought: &Sought,
    orders: &[GatheredOrder],
) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let Some(mark) = sought.mark(deed.house, &site)? else {
        return Ok(());
    };
    let mut cases = Vec::new();
    for record in store::case::of_telephone(deed.db, &site, &mark, i64::MAX)? {
        let told = crate::case::told_of(deed.house, &site, &record)?;
        if sought.means(told.as_ref().map_or("", |told| told.name.as_str())) {
            cases.push(record);
        }
    }
    // What they said by the link of an order needs no telephone to be theirs.
    for order in orders {
        let said = store::case::of_order(deed.db, &site, order.order.id.0)?.into_iter();
        cases
            .extend(said.filter(|one| matches!(one.case.channel, Channel::Link | Channel::Rating)));
    }
    for record in cases {
        if record.case.state.is_closed() {
            store::command::forget_answer(deed.db, CommandId(record.case.id.0))?;
            store::case::forget_one(deed.db, &site, record.case.id)?;
        }
    }
    Ok(())
}

/// The entry with how much of each register it was. The watch list is no register that it may name.
pub(super) fn told(entry: Entry, found: Found) -> Entry {
    entry
        .detail("visits", found.visits)
        .detail("calls", found.calls)
        .detail("inquiries", found.inquiries)
        .detail("orders", found.orders)
        .detail("lost", found.lost_reports)
        .detail("things", found.found_items)
        .detail("diners", found.diners)
        .detail("ratings", found.ratings)
        .detail("lines", found.lines)
}
