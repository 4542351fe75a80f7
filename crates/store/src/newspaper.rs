//! Newspapers: the papers, the subscription table, the issues with what came of them, the deliveries.

mod issue;

use anyhow::Result;
use diesel::prelude::*;
use domain::newspaper::{Delivery, Newspaper, Subscription};
use domain::{NewspaperId, SiteId, SubscriptionId};
use jiff::civil::Date;

pub use self::issue::{find_issue, issues_brought_late, issues_of, open_issues, put_issue};
use crate::Database;
use crate::connection::directly;
use crate::schema::{newspaper, newspaper_delivery, newspaper_subscription};
use crate::text::{counted, inconsistent, kept, read, read_optional};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = newspaper)]
struct NewspaperRow {
    site_id: String,
    id: String,
    name: String,
    postal_code: String,
    weekdays: i32,
    off_on_holidays: bool,
    revision: i32,
}

impl NewspaperRow {
    fn of(site: &SiteId, one: &Newspaper) -> Self {
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            name: one.name.clone(),
            postal_code: one.postal_code.clone(),
            weekdays: i32::from(one.weekdays),
            off_on_holidays: one.off_on_holidays,
            revision: one.revision,
        }
    }

    fn into_newspaper(self) -> Result<Newspaper> {
        const TABLE: &str = "newspaper";
        let weekdays = u8::try_from(self.weekdays)
            .map_err(|_| inconsistent(TABLE, "weekdays", &self.weekdays.to_string()))?;
        Ok(Newspaper {
            id: read(TABLE, "id", &self.id)?,
            name: self.name,
            postal_code: self.postal_code,
            weekdays,
            off_on_holidays: self.off_on_holidays,
            revision: self.revision,
        })
    }
}

/// Keeps a new paper.
pub fn add(connection: &mut Database, site: &SiteId, new: &Newspaper) -> Result<()> {
    let row = NewspaperRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(newspaper::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Changes a paper to what is given.
pub fn change(connection: &mut Database, site: &SiteId, changed: &Newspaper) -> Result<()> {
    let row = NewspaperRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        newspaper::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The paper, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: NewspaperId,
) -> Result<Option<Newspaper>> {
    let row: Option<NewspaperRow> = directly!(connection, |behind| newspaper::table
        .find((site.as_str(), id.to_string()))
        .select(NewspaperRow::as_select())
        .first(behind)
        .optional())?;
    row.map(NewspaperRow::into_newspaper).transpose()
}

/// The papers of the site, by name.
pub fn all(connection: &mut Database, site: &SiteId) -> Result<Vec<Newspaper>> {
    let rows: Vec<NewspaperRow> = directly!(connection, |behind| newspaper::table
        .filter(newspaper::site_id.eq(site.as_str()))
        .order((newspaper::name, newspaper::id))
        .select(NewspaperRow::as_select())
        .load(behind))?;
    rows.into_iter().map(NewspaperRow::into_newspaper).collect()
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = newspaper_subscription)]
struct SubscriptionRow {
    site_id: String,
    id: String,
    newspaper_id: String,
    addressee: String,
    copies: i32,
    from_day: String,
    until_day: String,
    revision: i32,
}

impl SubscriptionRow {
    fn of(site: &SiteId, one: &Subscription) -> Result<Self> {
        Ok(Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            newspaper_id: one.newspaper.to_string(),
            addressee: one.addressee.to_string(),
            copies: kept("newspaper_subscription", "copies", one.copies)?,
            from_day: one.from.to_string(),
            until_day: one.until.to_string(),
            revision: one.revision,
        })
    }

    fn into_subscription(self) -> Result<Subscription> {
        const TABLE: &str = "newspaper_subscription";
        Ok(Subscription {
            id: read(TABLE, "id", &self.id)?,
            newspaper: read(TABLE, "newspaper_id", &self.newspaper_id)?,
            addressee: read(TABLE, "addressee", &self.addressee)?,
            copies: counted(TABLE, "copies", self.copies)?,
            from: read(TABLE, "from_day", &self.from_day)?,
            until: read(TABLE, "until_day", &self.until_day)?,
            revision: self.revision,
        })
    }
}

/// Keeps a new line of the table.
pub fn subscribe(connection: &mut Database, site: &SiteId, new: &Subscription) -> Result<()> {
    let row = SubscriptionRow::of(site, new)?;
    directly!(connection, |behind| diesel::insert_into(
        newspaper_subscription::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Changes a line of the table to what is given.
pub fn change_subscription(
    connection: &mut Database,
    site: &SiteId,
    changed: &Subscription,
) -> Result<()> {
    let row = SubscriptionRow::of(site, changed)?;
    directly!(connection, |behind| diesel::update(
        newspaper_subscription::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// Takes a line out of the table.
pub fn unsubscribe(connection: &mut Database, site: &SiteId, id: SubscriptionId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        newspaper_subscription::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// The line, if the site has it.
pub fn find_subscription(
    connection: &mut Database,
    site: &SiteId,
    id: SubscriptionId,
) -> Result<Option<Subscription>> {
    let row: Option<SubscriptionRow> =
        directly!(connection, |behind| newspaper_subscription::table
            .find((site.as_str(), id.to_string()))
            .select(SubscriptionRow::as_select())
            .first(behind)
            .optional())?;
    row.map(SubscriptionRow::into_subscription).transpose()
}

/// The lines that count on any of the days from the first to the last.
pub fn subscriptions(
    connection: &mut Database,
    site: &SiteId,
    (first, last): (Date, Date),
) -> Result<Vec<Subscription>> {
    let rows: Vec<SubscriptionRow> = directly!(connection, |behind| newspaper_subscription::table
        .filter(newspaper_subscription::site_id.eq(site.as_str()))
        .filter(newspaper_subscription::until_day.ge(first.to_string()))
        .filter(newspaper_subscription::from_day.le(last.to_string()))
        .order((newspaper_subscription::from_day, newspaper_subscription::id))
        .select(SubscriptionRow::as_select())
        .load(behind))?;
    rows.into_iter()
        .map(SubscriptionRow::into_subscription)
        .collect()
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = newspaper_delivery)]
struct DeliveryRow {
    site_id: String,
    day: String,
    stop: String,
    place: String,
    copies: i32,
    at: i64,
    delivered_by: String,
    delivered_by_id: Option<String>,
    reason: String,
}

impl DeliveryRow {
    fn into_delivery(self) -> Result<Delivery> {
        const TABLE: &str = "newspaper_delivery";
        Ok(Delivery {
            day: read(TABLE, "day", &self.day)?,
            stop: read(TABLE, "stop", &self.stop)?,
            place: self.place,
            copies: counted(TABLE, "copies", self.copies)?,
            at: self.at,
            by: self.delivered_by,
            by_account: read_optional(TABLE, "delivered_by_id", self.delivered_by_id.as_deref())?,
            reason: self.reason,
        })
    }
}

/// Keeps what became of an office's papers, in place of what was said before.
pub fn put_delivery(connection: &mut Database, site: &SiteId, one: &Delivery) -> Result<()> {
    let key = (site.as_str(), one.day.to_string(), one.stop.to_string());
    directly!(connection, |behind| diesel::delete(
        newspaper_delivery::table.find(key)
    )
    .execute(behind))?;
    let row = DeliveryRow {
        site_id: site.to_string(),
        day: one.day.to_string(),
        stop: one.stop.to_string(),
        place: one.place.clone(),
        copies: kept("newspaper_delivery", "copies", one.copies)?,
        at: one.at,
        delivered_by: one.by.clone(),
        delivered_by_id: one.by_account.map(|id| id.to_string()),
        reason: one.reason.clone(),
    };
    directly!(connection, |behind| diesel::insert_into(
        newspaper_delivery::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// The deliveries of a day, in no order.
pub fn deliveries(connection: &mut Database, site: &SiteId, day: Date) -> Result<Vec<Delivery>> {
    let rows: Vec<DeliveryRow> = directly!(connection, |behind| newspaper_delivery::table
        .filter(newspaper_delivery::site_id.eq(site.as_str()))
        .filter(newspaper_delivery::day.eq(day.to_string()))
        .select(DeliveryRow::as_select())
        .load(behind))?;
    rows.into_iter().map(DeliveryRow::into_delivery).collect()
}
