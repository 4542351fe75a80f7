//! The link of a client: made by the house's chance, found again by a mark, shown to the team from what
//! is sealed, ended by hand or some days after its matter. It leads to one order and to nothing else.

use domain::access::{Action, Actor, Object};
use domain::order::{LINK_DAYS, Order};
use domain::{Milliseconds, OrderId, PhotoId, Refusal, SiteId};
use store::Database;
use store::order::Link;

use super::shown::{OrderPage, link_page};
use super::since::Seen;
use super::{entry, load, standing_order};
use crate::chance::secret;
use crate::command::{Answer, Command, perform};
use crate::error::Error;
use crate::house::House;
use crate::retention::DAY_MS;

/// Makes a link for the client; the one before leads nowhere from then on.
///
/// # Errors
/// Refused to whoever may not, and where the order is cancelled.
pub async fn make_link(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: OrderId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Order, Action::Create)?;
        let kept = standing_order(deed, id)?;
        if deed.reach(Object::Order, Action::View)? < domain::access::Reach::Site {
            return Err(Refusal::missing("order-unknown").into());
        }
        store::order::end_links(deed.db, &deed.site.id, id, deed.now)?;
        let code = secret(deed.house.chance());
        let keys = deed.house.keys()?;
        let place = ["order-link", deed.site.id.as_str(), &id.to_string()];
        let link = Link {
            mark: keys.mark(&["order-link"], &code),
            made: deed.now,
            made_by: deed.actor.name.clone(),
            sealed: keys.seal(deed.house.chance(), &place, code.as_bytes())?,
        };
        store::order::add_link(deed.db, &deed.site.id, id, &link)?;
        let entry = entry(deed, "order-link-made", &kept);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Ends the link of the client.
///
/// # Errors
/// Refused to whoever may not.
pub async fn revoke_link(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: OrderId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Order, Action::Create)?;
        if deed.reach(Object::Order, Action::View)? < domain::access::Reach::Site {
            return Err(Refusal::missing("order-unknown").into());
        }
        let kept = load(deed, id)?;
        if store::order::end_links(deed.db, &deed.site.id, id, deed.now)? > 0 {
            let entry = entry(deed, "order-link-ended", &kept);
            deed.write(&entry)?;
        }
        Ok(Answer::about(id))
    })
    .await
}

/// The code of the order's link, opened; `None` where it has none.
pub(super) fn code_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    id: OrderId,
) -> anyhow::Result<Option<String>> {
    let Some(link) = store::order::link_of(db, site, id)? else {
        return Ok(None);
    };
    let place = ["order-link", site.as_str(), &id.to_string()];
    let code = house.keys()?.open(&place, &link.sealed)?;
    Ok(Some(String::from_utf8(code)?))
}

/// Until when the link of an order works.
pub(super) fn ends(order: &Order, days: u32) -> Milliseconds {
    order.matter.ends + i64::from(days) * DAY_MS
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The site.
    pub site: SiteId,
    /// The order.
    pub order: OrderId,
    /// The day on which the order was placed.
    pub day: String,
    /// Its number of that day.
    pub number: i32,
    /// The link's mark.
    pub(crate) mark: String,
}

/// Where a link leads. One that is unknown, ended or past its time looks like any other; who tries many
/// is refused for a while.
///
/// # Errors
/// Missing where it leads nowhere.
pub(super) async fn linked(house: &House, code: &str, address: &str) -> Result<Linked, Error> {
    let found = if crate::hall::device::is_code(code) && !code.is_empty() {
        let mark = house.keys()?.mark(&["order-link"], code);
        let now = house.now();
        let read = move |db: &mut Database| found(db, &mark, now);
        house.store().read(read).await?
    } else {
        None
    };
    if let Some(found) = found {
        return Ok(found);
    }
    if !address.is_empty() {
        let from = format!("order-link {address}");
        let begun = house.codes().begin(&from, &from, house.now());
        begun.map_err(|refusal| Refusal {
            code: "codes-too-often",
            ..refusal
        })?;
    }
    Err(Refusal::missing("order-link-unknown").into())
}

fn found(db: &mut Database, mark: &str, now: Milliseconds) -> anyhow::Result<Option<Linked>> {
    let Some((site, id)) = store::order::order_of_mark(db, mark)? else {
        return Ok(None);
    };
    let Some(record) = store::order::find(db, &site, id)? else {
        return Ok(None);
    };
    let days = store::order::link_days(db, &site)?.unwrap_or(LINK_DAYS);
    Ok((now <= ends(&record.order, days)).then(|| Linked {
        site,
        order: id,
        day: record.order.day,
        number: record.order.number,
        mark: mark.to_owned(),
    }))
}

/// The order as the page of its link shows it. `address` is where the request comes from.
///
/// # Errors
/// Missing where the link leads nowhere.
pub async fn client_page(house: &House, code: &str, address: &str) -> Result<OrderPage, Error> {
    page(house, (code, address), None).await
}

/// The order as the page of its link shows it after a word was refused because something changed meanwhile:
/// with what differs from what was before them.
///
/// # Errors
/// Missing where the link leads nowhere.
pub async fn client_page_since(
    house: &House,
    from: (&str, &str),
    seen: Seen,
) -> Result<OrderPage, Error> {
    page(house, from, Some(seen)).await
}

async fn page(
    house: &House,
    (code, address): (&str, &str),
    looked: Option<Seen>,
) -> Result<OrderPage, Error> {
    let linked = linked(house, code, address).await?;
    let owned = house.clone();
    let read = move |db: &mut Database| link_page(db, &owned, &linked.site, (linked.order, looked));
    let page = house.store().read(read).await?;
    page.ok_or_else(|| Refusal::missing("order-link-unknown").into())
}

/// A photo of the link's order, a JPEG.
///
/// # Errors
/// Missing where the link leads nowhere, and where its order has no such photo.
pub async fn client_photo(
    house: &House,
    (code, address): (&str, &str),
    photo: PhotoId,
    small: bool,
) -> Result<Vec<u8>, Error> {
    let linked = linked(house, code, address).await?;
    let owned = house.clone();
    let read = move |db: &mut Database| {
        let of_order = (domain::subject::Register::Order, linked.order.0);
        crate::photo::open(db, &owned, &linked.site, (of_order, photo), small)
    };
    let found = house.store().read(read).await?;
    found.ok_or_else(|| Refusal::missing("photo-unknown").into())
}
