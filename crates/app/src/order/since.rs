//! How an order, as it stands, differs from what its client looked at or agreed to, and from what the owner's office
//! confirmed: each version that was shown is kept, so that nobody confirms again without seeing what is another.

use anyhow::Result;
use domain::access::Actor;
use domain::agreement::Commissioned;
use domain::order::{Line, LineChange, Needs, line_changes};
use domain::{MeetingId, Milliseconds, SiteId};
use store::Database;
use store::order::KeptVersion;

use super::Kept;
use super::sealed::{ShownText, open_version, shown_line};
use super::shown::{OrderPage, OrderView, Reader};
use crate::house::House;

/// What was before a client whose word was refused, because something changed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The revision.
    pub revision: i32,
    /// When the last count was made that they saw; `None` where they said nothing of what came.
    pub counted: Option<Milliseconds>,
}

/// What differs since the client agreed, or since they looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// Whether it is what changed after they had looked, and not what differs since they agreed.
    pub looked: bool,
    /// When they agreed.
    pub agreed: Option<Milliseconds>,
    /// What it was for then and is for now, where that differs.
    pub title: Option<(String, String)>,
    /// The place as it was shown then.
    pub room: String,
    /// From when to when, as it was shown then.
    pub time: (Milliseconds, Milliseconds),
    /// Whether the place is another one now.
    pub place_differs: bool,
    /// Whether the time is another one now.
    pub time_differs: bool,
    /// The lines that differ.
    pub lines: Vec<LineChange>,
    /// The lines that were counted since they looked, and how many came.
    pub counted: Vec<(Line, u32)>,
    /// What the meeting asked for and asks for, where that differs.
    pub needs: Option<(Option<Needs>, Option<Needs>)>,
    /// The order's note then and now, where it differs.
    pub note: Option<(String, String)>,
}

/// An order that asks the owner's office for its word again, and how it differs from what it confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderSince {
    /// The order.
    pub view: OrderView,
    /// What differs; of one that was placed since, all of it.
    pub since: Since,
}

/// What differs from the version that the client agreed to; `None` where they agreed to none, or to this one, and
/// where it is erased.
pub(super) fn agreed(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (kept, view): (&Kept, &OrderView),
) -> Result<Option<Since>> {
    let order = kept.order();
    if order.agreed_revision == 0 || order.is_agreed() {
        return Ok(None);
    }
    from(db, house, site, (kept, view), order.agreed_revision)
}

/// Puts what differs from what the client looked at into the page, where that is known.
pub(super) fn put_looked(
    db: &mut Database,
    house: &House,
    kept: &Kept,
    (page, looked): (&mut OrderPage, Option<Seen>),
) -> Result<()> {
    let Some(seen) = looked else {
        return Ok(());
    };
    if let Some(mut since) = from(db, house, &page.site.id, (kept, &page.view), seen.revision)? {
        since.looked = true;
        since.counted = counted_after(kept, seen.counted);
        page.since = Some(since);
    }
    Ok(())
}

fn counted_after(kept: &Kept, seen: Option<Milliseconds>) -> Vec<(Line, u32)> {
    let Some(seen) = seen else {
        return Vec::new();
    };
    let lines = kept.standing_lines().into_iter();
    let counted = lines.filter(|(_, one)| one.counted_at.is_some_and(|at| at > seen));
    counted
        .filter_map(|(line, one)| one.counted.map(|came| (shown_line(&line), came)))
        .collect()
}

fn from(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (kept, view): (&Kept, &OrderView),
    revision: i32,
) -> Result<Option<Since>> {
    let version = store::order::version(db, site, kept.order().id, revision)?;
    let before = version.map_or(Ok(None), |version| text_of(house, site, kept, &version))?;
    Ok(before.map(|before| differing(before, kept, view, kept.order().agreed)))
}

fn text_of(
    house: &House,
    site: &SiteId,
    kept: &Kept,
    version: &KeptVersion,
) -> Result<Option<ShownText>> {
    let place = (kept.order().id, version.revision);
    let sealed = version.sealed.as_deref();
    let text = sealed.map(|sealed| open_version(house, site, place, sealed));
    text.transpose()
}

/// How the order, as it stands, differs from the text, as far as the reader may know it.
fn differing(
    mut before: ShownText,
    kept: &Kept,
    view: &OrderView,
    agreed: Option<Milliseconds>,
) -> Since {
    let order = kept.order();
    // Of what is cancelled nothing is wanted any more.
    let now: Vec<Line> = match order.cancelled {
        Some(_) => Vec::new(),
        None => kept.plain_lines().iter().map(shown_line).collect(),
    };
    if view.masked {
        before.mask();
    }
    let note = before.note.take().unwrap_or_default();
    let title = &view.order.matter.title;
    Since {
        looked: false,
        counted: Vec::new(),
        agreed,
        title: (before.title != *title).then(|| (before.title, title.clone())),
        place_differs: before.room != view.room.name,
        time_differs: (before.starts, before.ends) != (order.matter.starts, order.matter.ends),
        time: (before.starts, before.ends),
        lines: line_changes(&before.lines, &now),
        needs: (before.needs != view.needs).then(|| (before.needs, view.needs.clone())),
        note: (note != view.note).then(|| (note, view.note.clone())),
        room: before.room,
    }
}

/// The orders of a meeting that changed since the owner's office confirmed it, as far as the reader sees
/// them (clause C4.1.4).
pub(crate) fn since_agreed(
    db: &mut Database,
    (house, actor): (&House, &Actor),
    site: &SiteId,
    (meeting, agreed): (MeetingId, Milliseconds),
) -> Result<Vec<OrderSince>> {
    let Some(reader) = Reader::open(db, house, actor, site)? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for record in store::order::of_meeting(db, site, meeting)? {
        let Some(kept) = Kept::read(db, site, record.order.id)? else {
            continue;
        };
        let order = kept.order();
        let last = store::order::version(db, site, order.id, order.revision)?;
        let commissioned = Commissioned {
            placed: order.placed,
            revised: last.map_or(order.placed, |last| last.at),
            cancelled: order.cancelled,
        };
        if !commissioned.asks_after(agreed) || !reader.sees(db, &kept)? {
            continue;
        }
        let view = reader.view(db, &kept)?;
        let version = store::order::version_at(db, site, order.id, agreed)?;
        let before = version.map_or(Ok(None), |version| text_of(house, site, &kept, &version))?;
        let before = before.unwrap_or_else(|| nothing_before(&view));
        // The meeting's own changes stand beside those of its orders.
        let since = Since {
            title: None,
            needs: None,
            ..differing(before, &kept, &view, Some(agreed))
        };
        found.push(OrderSince { view, since });
    }
    Ok(found)
}

/// Of what was not there, place and time are no difference.
fn nothing_before(view: &OrderView) -> ShownText {
    let matter = &view.order.matter;
    ShownText {
        title: matter.title.clone(),
        room: view.room.name.clone(),
        starts: matter.starts,
        ends: matter.ends,
        lines: Vec::new(),
        needs: view.needs.clone(),
        note: Some(String::new()),
    }
}
