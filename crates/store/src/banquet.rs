//! The register of banquets. All that was typed of one comes sealed.

use anyhow::Result;
use diesel::prelude::*;
use domain::banquet::{Amendment, Banquet, Signed};
use domain::{BanquetId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{banquet, banquet_amendment};
use crate::text::{counted, kept, read, read_optional};

const TABLE: &str = "banquet";

/// A banquet as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BanquetRecord {
    /// The banquet.
    pub banquet: Banquet,
    /// The mark of its official letter; `None` until there is one, and where it is erased.
    pub letter: Option<String>,
    /// What is told of it, sealed; `None` where it is erased.
    pub sealed: Option<Vec<u8>>,
    /// What was noted when it was signed off, sealed; `None` for nothing, and where it is erased.
    pub signed_note: Option<Vec<u8>>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = banquet, treat_none_as_null = true)]
struct BanquetRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    host_id: Option<String>,
    room_id: Option<String>,
    starts_at: i64,
    ends_at: i64,
    guests: i32,
    companions: i32,
    tables: i32,
    seats: i32,
    per_head: Option<i64>,
    booked_by: String,
    booked_by_id: Option<String>,
    booked_at: i64,
    revision: i32,
    signed_at: Option<i64>,
    signed_by: String,
    signed_guests: Option<i32>,
    signed_companions: Option<i32>,
    signed_total: Option<i64>,
    signed_note: Option<Vec<u8>>,
    cancelled_at: Option<i64>,
    letter_mark: Option<String>,
    sealed: Option<Vec<u8>>,
}

impl BanquetRow {
    fn of(site: &SiteId, record: &BanquetRecord) -> Result<Self> {
        let one = &record.banquet;
        let count = |column: &str, value: u32| kept(TABLE, column, value);
        let signed = one.signed.as_ref();
        let guests = signed.map(|signed| count("signed_guests", signed.guests));
        let companions = signed.map(|signed| count("signed_companions", signed.companions));
        Ok(Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            host_id: one.host.map(|id| id.to_string()),
            room_id: one.room.map(|id| id.to_string()),
            starts_at: one.starts,
            ends_at: one.ends,
            guests: count("guests", one.guests)?,
            companions: count("companions", one.companions)?,
            tables: count("tables", one.tables)?,
            seats: count("seats", one.seats)?,
            per_head: one.per_head,
            booked_by: one.booked_by.clone(),
            booked_by_id: one.booked_account.map(|id| id.to_string()),
            booked_at: one.booked,
            revision: one.revision,
            signed_at: signed.map(|signed| signed.at),
            signed_by: signed.map_or_else(String::new, |signed| signed.by.clone()),
            signed_guests: guests.transpose()?,
            signed_companions: companions.transpose()?,
            signed_total: signed.map(|signed| signed.total),
            signed_note: record.signed_note.clone(),
            cancelled_at: one.cancelled,
            letter_mark: record.letter.clone(),
            sealed: record.sealed.clone(),
        })
    }

    fn into_record(self) -> Result<BanquetRecord> {
        let count = |column: &str, value: i32| counted(TABLE, column, value);
        let signed = match self.signed_at {
            None => None,
            Some(at) => Some(Signed {
                at,
                by: self.signed_by,
                guests: count("signed_guests", self.signed_guests.unwrap_or_default())?,
                companions: count(
                    "signed_companions",
                    self.signed_companions.unwrap_or_default(),
                )?,
                total: self.signed_total.unwrap_or_default(),
            }),
        };
        Ok(BanquetRecord {
            banquet: Banquet {
                id: read(TABLE, "id", &self.id)?,
                day: self.day,
                number: self.number,
                host: read_optional(TABLE, "host_id", self.host_id.as_deref())?,
                room: read_optional(TABLE, "room_id", self.room_id.as_deref())?,
                starts: self.starts_at,
                ends: self.ends_at,
                guests: count("guests", self.guests)?,
                companions: count("companions", self.companions)?,
                tables: count("tables", self.tables)?,
                seats: count("seats", self.seats)?,
                per_head: self.per_head,
                booked_by: self.booked_by,
                booked_account: read_optional(TABLE, "booked_by_id", self.booked_by_id.as_deref())?,
                booked: self.booked_at,
                revision: self.revision,
                signed,
                cancelled: self.cancelled_at,
            },
            letter: self.letter_mark,
            sealed: self.sealed,
            signed_note: self.signed_note,
        })
    }
}

/// Keeps a new banquet.
pub fn add(connection: &mut Database, site: &SiteId, new: &BanquetRecord) -> Result<()> {
    let row = BanquetRow::of(site, new)?;
    directly!(connection, |behind| diesel::insert_into(banquet::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a banquet as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &BanquetRecord) -> Result<()> {
    let row = BanquetRow::of(site, changed)?;
    directly!(connection, |behind| diesel::update(
        banquet::table.find((site.as_str(), changed.banquet.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The banquet, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: BanquetId,
) -> Result<Option<BanquetRecord>> {
    let row: Option<BanquetRow> = directly!(connection, |behind| banquet::table
        .find((site.as_str(), id.to_string()))
        .select(BanquetRow::as_select())
        .first(behind)
        .optional())?;
    row.map(BanquetRow::into_record).transpose()
}

/// The last number of a day; 0 where nothing was booked.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| banquet::table
        .filter(banquet::site_id.eq(site.as_str()))
        .filter(banquet::day.eq(day))
        .select(diesel::dsl::max(banquet::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The banquets that begin in a span of time, the first first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<BanquetRecord>> {
    let rows: Vec<BanquetRow> = directly!(connection, |behind| banquet::table
        .filter(banquet::site_id.eq(site.as_str()))
        .filter(banquet::starts_at.ge(from))
        .filter(banquet::starts_at.lt(until))
        .order((banquet::starts_at, banquet::id))
        .limit(limit)
        .select(BanquetRow::as_select())
        .load(behind))?;
    rows.into_iter().map(BanquetRow::into_record).collect()
}

/// The banquet that stands of a letter, the one of `other` apart.
pub fn of_letter(
    connection: &mut Database,
    site: &SiteId,
    letter: &str,
    other: BanquetId,
) -> Result<Option<BanquetRecord>> {
    let row: Option<BanquetRow> = directly!(connection, |behind| banquet::table
        .filter(banquet::site_id.eq(site.as_str()))
        .filter(banquet::letter_mark.eq(letter))
        .filter(banquet::cancelled_at.is_null())
        .filter(banquet::id.ne(other.to_string()))
        .order((banquet::starts_at, banquet::id))
        .select(BanquetRow::as_select())
        .first(behind)
        .optional())?;
    row.map(BanquetRow::into_record).transpose()
}

/// Adds what was said after a banquet was signed off; `sealed` are its words.
pub fn add_amendment(
    connection: &mut Database,
    site: &SiteId,
    id: BanquetId,
    (new, sealed): (&Amendment, Vec<u8>),
) -> Result<()> {
    let position = kept("banquet_amendment", "position", new.position)?;
    directly!(connection, |behind| diesel::insert_into(
        banquet_amendment::table
    )
    .values((
        banquet_amendment::site_id.eq(site.as_str()),
        banquet_amendment::banquet_id.eq(id.to_string()),
        banquet_amendment::position.eq(position),
        banquet_amendment::at.eq(new.at),
        banquet_amendment::amended_by.eq(&new.by),
        banquet_amendment::total.eq(new.total),
        banquet_amendment::sealed.eq(Some(sealed)),
    ))
    .execute(behind))?;
    Ok(())
}

/// What was said after a banquet was signed off, in order, with its sealed words.
pub fn amendments(
    connection: &mut Database,
    site: &SiteId,
    id: BanquetId,
) -> Result<Vec<(Amendment, Option<Vec<u8>>)>> {
    type Row = (i32, i64, String, Option<i64>, Option<Vec<u8>>);
    let rows: Vec<Row> = directly!(connection, |behind| banquet_amendment::table
        .filter(banquet_amendment::site_id.eq(site.as_str()))
        .filter(banquet_amendment::banquet_id.eq(id.to_string()))
        .order(banquet_amendment::position)
        .select((
            banquet_amendment::position,
            banquet_amendment::at,
            banquet_amendment::amended_by,
            banquet_amendment::total,
            banquet_amendment::sealed,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(position, at, by, total, sealed)| {
            let position = counted("banquet_amendment", "position", position)?;
            let amendment = Amendment {
                position,
                at,
                by,
                total,
            };
            Ok((amendment, sealed))
        })
        .collect()
}

/// The ids of the banquets that ended before `before` and of which something is still told.
fn told_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<Vec<String>> {
    Ok(directly!(connection, |behind| banquet::table
        .filter(banquet::site_id.eq(site.as_str()))
        .filter(banquet::ends_at.lt(before))
        .filter(banquet::sealed.is_not_null())
        .select(banquet::id)
        .load(behind))?)
}

/// Whether something is still told of a banquet that ended before `before`.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    Ok(!told_before(connection, site, before)?.is_empty())
}

/// Forgets who was at the banquets that ended before `before` and all that was typed of them; how many
/// that were. When they were, how many ate and what it came to stays, and is counted.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let ids = told_before(connection, site, before)?;
    let (at, nothing) = (site.as_str(), None::<Vec<u8>>);
    for id in &ids {
        diesel::update(banquet::table.find((at, id)))
            .set((
                banquet::sealed.eq(&nothing),
                banquet::signed_note.eq(&nothing),
                banquet::letter_mark.eq(None::<String>),
                banquet::host_id.eq(None::<String>),
            ))
            .execute(connection)?;
        diesel::update(
            banquet_amendment::table
                .filter(banquet_amendment::site_id.eq(at))
                .filter(banquet_amendment::banquet_id.eq(id)),
        )
        .set(banquet_amendment::sealed.eq(&nothing))
        .execute(connection)?;
    }
    Ok(ids.len())
}
