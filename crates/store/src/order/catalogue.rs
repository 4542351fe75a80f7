//! What orders are made from at a site, and how long their links work.

use anyhow::Result;
use diesel::prelude::*;
use domain::SiteId;
use domain::order::{CatalogueItem, Kind, Moment};

use crate::Database;
use crate::connection::directly;
use crate::schema::{catalogue_item, order_setting};
use crate::text::{counted, inconsistent, kept, read};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = catalogue_item, treat_none_as_null = true)]
struct ItemRow {
    site_id: String,
    id: String,
    kind: String,
    name: String,
    unit: String,
    moment: String,
    price: Option<i64>,
    supplier: String,
    removed: bool,
}

impl ItemRow {
    fn into_item(self) -> Result<CatalogueItem> {
        let unfit = |column: &str, word: &str| inconsistent("catalogue_item", column, word);
        Ok(CatalogueItem {
            id: read("catalogue_item", "id", &self.id)?,
            kind: Kind::from_word(&self.kind).ok_or_else(|| unfit("kind", &self.kind))?,
            name: self.name,
            unit: self.unit,
            moment: Moment::from_word(&self.moment).ok_or_else(|| unfit("moment", &self.moment))?,
            price: self.price,
            supplier: self.supplier,
            removed: self.removed,
        })
    }
}

/// The catalogue of a site, what is no longer offered among it.
pub fn catalogue(connection: &mut Database, site: &SiteId) -> Result<Vec<CatalogueItem>> {
    let rows: Vec<ItemRow> = directly!(connection, |behind| catalogue_item::table
        .filter(catalogue_item::site_id.eq(site.as_str()))
        .order((
            catalogue_item::kind,
            catalogue_item::name,
            catalogue_item::id
        ))
        .select(ItemRow::as_select())
        .load(behind))?;
    rows.into_iter().map(ItemRow::into_item).collect()
}

/// Keeps an item, new or changed.
pub fn put_item(connection: &mut Database, site: &SiteId, item: &CatalogueItem) -> Result<()> {
    let row = ItemRow {
        site_id: site.to_string(),
        id: item.id.to_string(),
        kind: item.kind.word().to_owned(),
        name: item.name.clone(),
        unit: item.unit.clone(),
        moment: item.moment.word().to_owned(),
        price: item.price,
        supplier: item.supplier.clone(),
        removed: item.removed,
    };
    let known = directly!(connection, |behind| diesel::update(
        catalogue_item::table.find((site.as_str(), item.id.to_string()))
    )
    .set(&row)
    .execute(behind))?;
    if known == 0 {
        directly!(connection, |behind| diesel::insert_into(
            catalogue_item::table
        )
        .values(row)
        .execute(behind))?;
    }
    Ok(())
}

/// For how many days after its matter a link works, where the site said so.
pub fn link_days(connection: &mut Database, site: &SiteId) -> Result<Option<u32>> {
    let days: Option<i32> = directly!(connection, |behind| order_setting::table
        .find(site.as_str())
        .select(order_setting::link_days)
        .first(behind)
        .optional())?;
    let days = days.map(|days| counted("order_setting", "link_days", days));
    days.transpose()
}

/// Keeps for how many days after its matter a link works.
pub fn set_link_days(connection: &mut Database, site: &SiteId, days: u32) -> Result<()> {
    let days = kept("order_setting", "link_days", days)?;
    let known = directly!(connection, |behind| diesel::update(
        order_setting::table.find(site.as_str())
    )
    .set(order_setting::link_days.eq(days))
    .execute(behind))?;
    if known == 0 {
        let row = (
            order_setting::site_id.eq(site.as_str()),
            order_setting::link_days.eq(days),
        );
        directly!(connection, |behind| diesel::insert_into(
            order_setting::table
        )
        .values(row)
        .execute(behind))?;
    }
    Ok(())
}
