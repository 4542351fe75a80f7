//! How an order differs from what its client agreed to, and from what the owner's office confirmed.

use anyhow::Result;
use domain::access::Actor;
use domain::agreement::Commissioned;
use domain::order::{Line, LineChange, Needs, line_changes};
use domain::{MeetingId, Milliseconds, SiteId};
use store::Database;
use store::order::KeptVersion;

use super::Kept;
use super::sealed::{ShownText, open_version, shown_line};
use super::shown::{OrderView, Reader};
use crate::house::House;

/// What differs since the client agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    /// When they did.
    pub agreed: Option<Milliseconds>,
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

/// What differs since the client agreed; `None` where nothing does, and where it is erased.
pub(super) fn since_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (kept, view): (&Kept, &OrderView),
) -> Result<Option<Since>> {
    let order = kept.order();
    if order.agreed_revision == 0 || order.is_agreed() {
        return Ok(None);
    }
    let version = store::order::version(db, site, order.id, order.agreed_revision)?;
    let before = version.map_or(Ok(None), |version| text_of(house, site, kept, &version))?;
    Ok(before.map(|before| differing(before, kept, view, order.agreed)))
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
    let mut note = before.note.take().unwrap_or_default();
    if view.masked {
        note.clear();
        if let Some(needs) = &mut before.needs {
            needs.note.clear();
        }
    }
    Since {
        agreed,
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
