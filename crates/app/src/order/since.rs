//! What differs between what the client of an order looked at, or agreed to, and how the order stands: each
//! version that was shown is kept, so that nobody confirms again without seeing what is another.

use anyhow::Result;
use domain::order::{Line, LineChange, line_changes};
use domain::{Milliseconds, SiteId};
use store::Database;

use super::Kept;
use super::sealed::{ShownText, open_version, shown_line};
use super::shown::OrderPage;
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
}

/// What differs from the version that the client agreed to; `None` where they agreed to none, or to this one.
pub(super) fn agreed(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (kept, room): (&Kept, &str),
) -> Result<Option<Since>> {
    let order = kept.order();
    if order.agreed_revision == 0 || order.is_agreed() {
        return Ok(None);
    }
    from(db, house, site, (kept, room), order.agreed_revision)
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
    let (site, room) = (&page.site.id, page.view.room.name.as_str());
    if let Some(mut since) = from(db, house, site, (kept, room), seen.revision)? {
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
    (kept, room): (&Kept, &str),
    revision: i32,
) -> Result<Option<Since>> {
    let order = kept.order();
    let version = store::order::version(db, site, order.id, revision)?;
    let Some(sealed) = version.and_then(|version| version.sealed) else {
        return Ok(None);
    };
    let before: ShownText = open_version(house, site, (order.id, revision), &sealed)?;
    let now: Vec<Line> = kept
        .standing_lines()
        .iter()
        .map(|(line, _)| shown_line(line))
        .collect();
    Ok(Some(Since {
        looked: false,
        agreed: order.agreed,
        place_differs: before.room != room,
        time_differs: (before.starts, before.ends) != (order.matter.starts, order.matter.ends),
        time: (before.starts, before.ends),
        lines: line_changes(&before.lines, &now),
        room: before.room,
        counted: Vec::new(),
    }))
}
