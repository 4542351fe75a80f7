//! The register of orders. What tells of a client comes sealed.

mod catalogue;
mod commissioned;
mod figures;
mod line;
mod word;

use anyhow::Result;
use diesel::prelude::*;
use domain::order::{Matter, Order};
use domain::subject::Register;
use domain::{MeetingId, Milliseconds, OrderId, SiteId};

pub use self::catalogue::{catalogue, link_days, put_item, set_link_days};
pub use self::commissioned::commissioned;
pub use self::figures::{Figures, figures};
pub use self::line::{LineRecord, lines_of, put_line, unanswered};
pub use self::word::{
    KeptVersion, KeptWord, Link, add_link, add_version, add_word, end_links, link_of,
    order_of_mark, put_brought, version, version_at, words,
};
use crate::Database;
use crate::connection::directly;
use crate::prepared::Prepared;
use crate::schema::{client_order, order_link, order_version, order_word, photo};
use crate::text::{read, read_optional};

/// An order as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRecord {
    /// The order.
    pub order: Order,
    /// Its client and note, sealed; `None` where they are erased.
    pub sealed: Option<Vec<u8>>,
    /// The mark of their telephone, by which it is found; `None` where there is none or it is erased.
    pub telephone_mark: Option<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = client_order, treat_none_as_null = true)]
struct OrderRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    meeting_id: Option<String>,
    title: String,
    room_id: String,
    starts_at: i64,
    ends_at: i64,
    client_id: Option<String>,
    placed_by: String,
    placed_by_id: Option<String>,
    placed_at: i64,
    sealed: Option<Vec<u8>>,
    revision: i32,
    agreed_revision: i32,
    agreed_at: Option<i64>,
    plan_agreed_at: Option<i64>,
    cancelled_at: Option<i64>,
    telephone_mark: Option<String>,
    version: i32,
}

impl OrderRow {
    fn of(site: &SiteId, record: &OrderRecord) -> Self {
        let one = &record.order;
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            meeting_id: one.matter.meeting.map(|id| id.to_string()),
            title: one.matter.title.clone(),
            room_id: one.matter.room.to_string(),
            starts_at: one.matter.starts,
            ends_at: one.matter.ends,
            client_id: one.client_account.map(|id| id.to_string()),
            placed_by: one.placed_by.clone(),
            placed_by_id: one.placed_account.map(|id| id.to_string()),
            placed_at: one.placed,
            sealed: record.sealed.clone(),
            revision: one.revision,
            agreed_revision: one.agreed_revision,
            agreed_at: one.agreed,
            plan_agreed_at: one.plan_agreed,
            cancelled_at: one.cancelled,
            telephone_mark: record.telephone_mark.clone(),
            version: one.version,
        }
    }

    fn into_record(self) -> Result<OrderRecord> {
        let account = |column: &str, id: Option<&str>| read_optional("client_order", column, id);
        Ok(OrderRecord {
            order: Order {
                id: read("client_order", "id", &self.id)?,
                day: self.day,
                number: self.number,
                matter: Matter {
                    meeting: read_optional(
                        "client_order",
                        "meeting_id",
                        self.meeting_id.as_deref(),
                    )?,
                    title: self.title,
                    room: read("client_order", "room_id", &self.room_id)?,
                    starts: self.starts_at,
                    ends: self.ends_at,
                },
                client_account: account("client_id", self.client_id.as_deref())?,
                placed_by: self.placed_by,
                placed_account: account("placed_by_id", self.placed_by_id.as_deref())?,
                placed: self.placed_at,
                version: self.version,
                revision: self.revision,
                agreed_revision: self.agreed_revision,
                agreed: self.agreed_at,
                plan_agreed: self.plan_agreed_at,
                cancelled: self.cancelled_at,
            },
            sealed: self.sealed,
            telephone_mark: self.telephone_mark,
        })
    }
}

fn records(rows: Vec<OrderRow>) -> Result<Vec<OrderRecord>> {
    rows.into_iter().map(OrderRow::into_record).collect()
}

/// Keeps a new order.
pub fn add(connection: &mut Database, site: &SiteId, new: &OrderRecord) -> Result<()> {
    let row = OrderRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(
        client_order::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Keeps an order as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &OrderRecord) -> Result<()> {
    let row = OrderRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        client_order::table.find((site.as_str(), changed.order.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// Keeps which revision of the order was agreed to last, and when.
pub fn agree(
    connection: &mut Database,
    site: &SiteId,
    id: OrderId,
    (revision, at): (i32, Milliseconds),
) -> Result<()> {
    struct Agree;
    let place = client_order::table.find((site.as_str(), id.to_string()));
    let update = Prepared::<Agree, _>::of(diesel::update(place).set((
        client_order::agreed_revision.eq(revision),
        client_order::agreed_at.eq(at),
    )));
    directly!(connection, |behind| update.execute(behind))?;
    Ok(())
}

/// The order, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: OrderId) -> Result<Option<OrderRecord>> {
    let row: Option<OrderRow> = directly!(connection, |behind| client_order::table
        .find((site.as_str(), id.to_string()))
        .select(OrderRow::as_select())
        .first(behind)
        .optional())?;
    row.map(OrderRow::into_record).transpose()
}

/// The last number of a day; 0 where nothing was placed.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| client_order::table
        .filter(client_order::site_id.eq(site.as_str()))
        .filter(client_order::day.eq(day))
        .select(diesel::dsl::max(client_order::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The orders of a meeting, in the order in which they were placed.
pub fn of_meeting(
    connection: &mut Database,
    site: &SiteId,
    meeting: MeetingId,
) -> Result<Vec<OrderRecord>> {
    let rows: Vec<OrderRow> = directly!(connection, |behind| client_order::table
        .filter(client_order::site_id.eq(site.as_str()))
        .filter(client_order::meeting_id.eq(meeting.to_string()))
        .order((client_order::placed_at, client_order::id))
        .select(OrderRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The orders whose matter begins in a span of time, the first first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<OrderRecord>> {
    let rows: Vec<OrderRow> = directly!(connection, |behind| client_order::table
        .filter(client_order::site_id.eq(site.as_str()))
        .filter(client_order::starts_at.ge(from))
        .filter(client_order::starts_at.lt(until))
        .order((client_order::starts_at, client_order::id))
        .limit(limit)
        .select(OrderRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The orders of the telephone's mark, the newest first.
pub fn of_telephone(
    connection: &mut Database,
    site: &SiteId,
    mark: &str,
    limit: i64,
) -> Result<Vec<OrderRecord>> {
    let rows: Vec<OrderRow> = directly!(connection, |behind| client_order::table
        .filter(client_order::site_id.eq(site.as_str()))
        .filter(client_order::telephone_mark.eq(mark))
        .order((client_order::placed_at.desc(), client_order::id))
        .limit(limit)
        .select(OrderRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The ids of the orders whose matter ended before `before` and of which something is still told.
fn told_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<Vec<String>> {
    let mut told: Vec<String> = directly!(connection, |behind| client_order::table
        .filter(client_order::site_id.eq(site.as_str()))
        .filter(client_order::ends_at.lt(before))
        .filter(client_order::sealed.is_not_null())
        .select(client_order::id)
        .load(behind))?;
    // What was said after it had been erased on request is told too.
    let over = client_order::table
        .filter(client_order::site_id.eq(site.as_str()))
        .filter(client_order::ends_at.lt(before))
        .select(client_order::id);
    let said: Vec<String> = directly!(connection, |behind| order_word::table
        .filter(order_word::site_id.eq(site.as_str()))
        .filter(order_word::sealed.is_not_null())
        .filter(order_word::order_id.eq_any(over))
        .select(order_word::order_id)
        .distinct()
        .load(behind))?;
    told.extend(said);
    told.sort_unstable();
    told.dedup();
    Ok(told)
}

/// Whether something is still told of an order whose matter ended before `before`.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    Ok(!told_before(connection, site, before)?.is_empty())
}

/// Forgets whom the orders were for whose matter ended before `before`, what was shown and said, their
/// links and their photos; how many orders that were. The orders stay, and are counted.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let ids = told_before(connection, site, before)?;
    for id in &ids {
        forget(connection, site, id)?;
    }
    Ok(ids.len())
}

/// Forgets whom one order was for, what was shown and said of it, its links and its photos.
pub fn forget_one(connection: &mut Database, site: &SiteId, id: OrderId) -> Result<()> {
    forget(connection, site, &id.to_string())
}

fn forget(connection: &mut Database, site: &SiteId, id: &str) -> Result<()> {
    let (at, nothing) = (site.as_str(), None::<Vec<u8>>);
    diesel::update(client_order::table.find((at, id)))
        .set((
            client_order::sealed.eq(&nothing),
            client_order::telephone_mark.eq(None::<String>),
        ))
        .execute(connection)?;
    diesel::update(
        order_version::table
            .filter(order_version::site_id.eq(at))
            .filter(order_version::order_id.eq(id)),
    )
    .set(order_version::sealed.eq(&nothing))
    .execute(connection)?;
    diesel::update(
        order_word::table
            .filter(order_word::site_id.eq(at))
            .filter(order_word::order_id.eq(id)),
    )
    .set(order_word::sealed.eq(&nothing))
    .execute(connection)?;
    diesel::delete(
        order_link::table
            .filter(order_link::site_id.eq(at))
            .filter(order_link::order_id.eq(id)),
    )
    .execute(connection)?;
    diesel::delete(
        photo::table
            .filter(photo::site_id.eq(at))
            .filter(photo::register.eq(Register::Order.word()))
            .filter(photo::subject_id.eq(id)),
    )
    .execute(connection)?;
    Ok(())
}
