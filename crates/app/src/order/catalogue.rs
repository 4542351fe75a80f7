//! What orders are made from at a site, and for how long links work: set by leaders and the owner's
//! office.

use domain::access::{Action, Actor, Object};
use domain::directory::Site;
use domain::order::{CatalogueItem, LINK_DAYS, LINK_DAYS_MAX};
use domain::{CatalogueItemId, Refusal, SiteId};
use store::Database;

use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;

/// The most items that a site offers.
const ITEMS_MAX: usize = 200;

/// The catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueView {
    /// The site.
    pub site: Site,
    /// What is offered.
    pub items: Vec<CatalogueItem>,
    /// For how many days after its matter a link works.
    pub link_days: u32,
    /// Whether the reader may set it.
    pub may_set: bool,
}

/// Leaders and the owner's office have the export of all orders and may do what they order with; the
/// matrix has no row for the catalogue, so it goes with the directory's.
fn may_set(deed: &Deed<'_>) -> Result<(), Error> {
    deed.reach(Object::Directory, Action::Edit)?;
    Ok(())
}

/// Adds an item, or changes it.
///
/// # Errors
/// Refused to whoever may not, and where a field is unfit.
pub async fn put_item(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    item: CatalogueItem,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        may_set(deed)?;
        item.check()?;
        let known = store::order::catalogue(deed.db, &deed.site.id)?;
        let offered = known
            .iter()
            .filter(|one| !one.removed && one.id != item.id)
            .count();
        if offered >= ITEMS_MAX {
            return Err(Refusal::invalid("item", "order-catalogue-full")
                .with("most", ITEMS_MAX)
                .into());
        }
        store::order::put_item(deed.db, &deed.site.id, &item)?;
        let entry = deed
            .entry("catalogue-item-set")
            .detail("item", &item.name)
            .detail("kind", item.kind.word());
        deed.write(&entry)?;
        Ok(Answer::about(item.id))
    })
    .await
}

/// Offers an item no longer. Orders that have it keep it.
///
/// # Errors
/// Refused to whoever may not, and where there is no such item.
pub async fn remove_item(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: CatalogueItemId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        may_set(deed)?;
        let known = store::order::catalogue(deed.db, &deed.site.id)?;
        let found = known.into_iter().find(|one| one.id == id && !one.removed);
        let mut item = found.ok_or_else(|| Refusal::missing("catalogue-item-unknown"))?;
        item.removed = true;
        store::order::put_item(deed.db, &deed.site.id, &item)?;
        let entry = deed
            .entry("catalogue-item-removed")
            .detail("item", &item.name);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Sets for how many days after its matter a link works.
///
/// # Errors
/// Refused to whoever may not, and beyond the most.
pub async fn set_link_days(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    days: u32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        may_set(deed)?;
        // On the last day somebody still confirms and rates.
        if !(1..=LINK_DAYS_MAX).contains(&days) {
            return Err(Refusal::invalid("days", "order-link-days-unfit")
                .with("most", LINK_DAYS_MAX)
                .into());
        }
        store::order::set_link_days(deed.db, &deed.site.id, days)?;
        let entry = deed.entry("order-link-days-set").detail("days", days);
        deed.write(&entry)?;
        Ok(Answer::default())
    })
    .await
}

/// The catalogue; `None` for whoever may see no orders.
///
/// # Errors
/// When the database fails.
pub async fn catalogue(
    house: &House,
    actor: &Actor,
    site: &SiteId,
) -> Result<Option<CatalogueView>, Error> {
    let (actor, site) = (actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        if actor.right(&site, Object::Order, Action::View).is_none() {
            return Ok(None);
        }
        let mut items = store::order::catalogue(db, &site)?;
        items.retain(|one| !one.removed);
        Ok(Some(CatalogueView {
            site: found,
            items,
            link_days: store::order::link_days(db, &site)?.unwrap_or(LINK_DAYS),
            may_set: actor
                .right(&site, Object::Directory, Action::Edit)
                .is_some(),
        }))
    };
    Ok(house.store().read(read).await?)
}
