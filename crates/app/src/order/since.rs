//! What of an order differs since its client agreed to it (clause C4.1.4).

use anyhow::Result;
use domain::order::{Line, LineChange, line_changes};
use domain::{Milliseconds, SiteId};
use store::Database;

use super::Kept;
use super::sealed::{ShownText, open_version, shown_line};
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
}

pub(super) fn since_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (kept, room): (&Kept, &str),
) -> Result<Option<Since>> {
    let order = kept.order();
    if order.agreed_revision == 0 || order.is_agreed() {
        return Ok(None);
    }
    let version = store::order::version(db, site, order.id, order.agreed_revision)?;
    let Some(sealed) = version.and_then(|version| version.sealed) else {
        return Ok(None);
    };
    let revision = (order.id, order.agreed_revision);
    let before: ShownText = open_version(house, site, revision, &sealed)?;
    let now: Vec<Line> = kept
        .standing_lines()
        .iter()
        .map(|(line, _)| shown_line(line))
        .collect();
    Ok(Some(Since {
        agreed: order.agreed,
        place_differs: before.room != room,
        time_differs: (before.starts, before.ends) != (order.matter.starts, order.matter.ends),
        time: (before.starts, before.ends),
        lines: line_changes(&before.lines, &now),
        room: before.room,
    }))
}
