//! What the client of an order said yes to, word for word: it is laid beside what stands now and what was
//! served.

use domain::order::{Line, Needs};
use domain::{Milliseconds, OrderId, SiteId};
use store::Database;

use crate::house::House;
use crate::order::{OrderPage, open_version};

/// An order as its client agreed to it the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmedOrder {
    /// The order.
    pub order: OrderId,
    /// The revision that was before them.
    pub revision: i32,
    /// What they were shown; `None` where it is erased.
    pub shown: Option<ConfirmedText>,
}

/// What a client was shown of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmedText {
    /// The place.
    pub room: String,
    /// From when.
    pub starts: Milliseconds,
    /// Until when.
    pub ends: Milliseconds,
    /// What, how many, when, where.
    pub lines: Vec<Line>,
    /// What its meeting asked for; `None` of an order by itself. Its note is empty where the reader may not know it.
    pub needs: Option<Needs>,
    /// The order's note; empty where the reader may not know it.
    pub note: String,
}

/// What the clients of the orders agreed to; nothing of those whose client never did.
pub(super) fn of_orders(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    orders: &[OrderPage],
) -> anyhow::Result<Vec<ConfirmedOrder>> {
    let mut found = Vec::new();
    let views = orders.iter().map(|page| &page.view);
    for view in views.filter(|view| view.order.agreed_revision > 0) {
        let (id, revision) = (view.order.id, view.order.agreed_revision);
        let version = store::order::version(db, site, id, revision)?;
        let sealed = version.and_then(|version| version.sealed);
        let shown = match sealed {
            Some(sealed) => {
                let mut text = open_version(house, site, (id, revision), &sealed)?;
                if view.masked {
                    text.mask();
                }
                Some(ConfirmedText {
                    room: text.room,
                    starts: text.starts,
                    ends: text.ends,
                    lines: text.lines,
                    needs: text.needs,
                    note: text.note.unwrap_or_default(),
                })
            }
            None => None,
        };
        found.push(ConfirmedOrder {
            order: id,
            revision,
            shown,
        });
    }
    Ok(found)
}
