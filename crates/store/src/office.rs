//! The cleaning of leaders' offices, and the keys to them.

use anyhow::Result;
use diesel::prelude::*;
use domain::office::{OfficeCleaning, OfficeKey};
use domain::{OfficeCleaningId, RoomId, SiteId, Uid};

use crate::Database;
use crate::connection::directly;
use crate::schema::{office_cleaning, office_key};
use crate::text::{read, read_optional};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = office_cleaning, treat_none_as_null = true)]
struct CleaningRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    room_id: String,
    begun_at: Option<i64>,
    begun_by: String,
    begun_by_id: Option<String>,
    answered_at: Option<i64>,
    again_at: Option<i64>,
    answers: i32,
    interrupted_at: Option<i64>,
}

impl CleaningRow {
    fn of(site: &SiteId, one: &OfficeCleaning) -> Self {
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            room_id: one.room.to_string(),
            begun_at: one.begun,
            begun_by: one.begun_by.clone(),
            begun_by_id: one.begun_account.map(|id| id.to_string()),
            answered_at: one.answered,
            again_at: one.again,
            answers: one.answers,
            interrupted_at: one.interrupted,
        }
    }

    fn into_cleaning(self) -> Result<OfficeCleaning> {
        const TABLE: &str = "office_cleaning";
        Ok(OfficeCleaning {
            id: read(TABLE, "id", &self.id)?,
            day: self.day,
            number: self.number,
            room: read(TABLE, "room_id", &self.room_id)?,
            begun: self.begun_at,
            begun_by: self.begun_by,
            begun_account: read_optional(TABLE, "begun_by_id", self.begun_by_id.as_deref())?,
            answered: self.answered_at,
            again: self.again_at,
            answers: self.answers,
            interrupted: self.interrupted_at,
        })
    }
}

/// Keeps a new cleaning.
pub fn add(connection: &mut Database, site: &SiteId, new: &OfficeCleaning) -> Result<()> {
    let row = CleaningRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(
        office_cleaning::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Keeps a cleaning as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &OfficeCleaning) -> Result<()> {
    let row = CleaningRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        office_cleaning::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The cleaning, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: OfficeCleaningId,
) -> Result<Option<OfficeCleaning>> {
    let row: Option<CleaningRow> = directly!(connection, |behind| office_cleaning::table
        .find((site.as_str(), id.to_string()))
        .select(CleaningRow::as_select())
        .first(behind)
        .optional())?;
    row.map(CleaningRow::into_cleaning).transpose()
}

/// The cleanings of a day, by their numbers.
pub fn of_day(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<OfficeCleaning>> {
    let rows: Vec<CleaningRow> = directly!(connection, |behind| office_cleaning::table
        .filter(office_cleaning::site_id.eq(site.as_str()))
        .filter(office_cleaning::day.eq(day))
        .order(office_cleaning::number)
        .select(CleaningRow::as_select())
        .load(behind))?;
    rows.into_iter().map(CleaningRow::into_cleaning).collect()
}

/// The last number of a day; 0 where nothing was planned.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| office_cleaning::table
        .filter(office_cleaning::site_id.eq(site.as_str()))
        .filter(office_cleaning::day.eq(day))
        .select(diesel::dsl::max(office_cleaning::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = office_key, treat_none_as_null = true)]
struct KeyRow {
    site_id: String,
    id: String,
    room_id: String,
    holder: String,
    holder_id: Option<String>,
    out_at: i64,
    back_at: Option<i64>,
    back_by: String,
    missed_at: Option<i64>,
}

impl KeyRow {
    fn of(site: &SiteId, one: &OfficeKey) -> Self {
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            room_id: one.room.to_string(),
            holder: one.holder.clone(),
            holder_id: one.holder_account.map(|id| id.to_string()),
            out_at: one.out,
            back_at: one.back,
            back_by: one.back_by.clone(),
            missed_at: one.missed,
        }
    }

    fn into_key(self) -> Result<OfficeKey> {
        const TABLE: &str = "office_key";
        Ok(OfficeKey {
            id: read(TABLE, "id", &self.id)?,
            room: read(TABLE, "room_id", &self.room_id)?,
            holder: self.holder,
            holder_account: read_optional(TABLE, "holder_id", self.holder_id.as_deref())?,
            out: self.out_at,
            back: self.back_at,
            back_by: self.back_by,
            missed: self.missed_at,
        })
    }
}

/// Books a key out.
pub fn take_key(connection: &mut Database, site: &SiteId, key: &OfficeKey) -> Result<()> {
    let row = KeyRow::of(site, key);
    directly!(connection, |behind| diesel::insert_into(office_key::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a key as it now stands.
pub fn change_key(connection: &mut Database, site: &SiteId, key: &OfficeKey) -> Result<()> {
    let row = KeyRow::of(site, key);
    directly!(connection, |behind| diesel::update(
        office_key::table.find((site.as_str(), key.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The booking of a key, if the site has it.
pub fn find_key(connection: &mut Database, site: &SiteId, id: Uid) -> Result<Option<OfficeKey>> {
    let row: Option<KeyRow> = directly!(connection, |behind| office_key::table
        .find((site.as_str(), id.to_string()))
        .select(KeyRow::as_select())
        .first(behind)
        .optional())?;
    row.map(KeyRow::into_key).transpose()
}

/// The keys that are out, the longest out first.
pub fn keys_out(connection: &mut Database, site: &SiteId) -> Result<Vec<OfficeKey>> {
    let rows: Vec<KeyRow> = directly!(connection, |behind| office_key::table
        .filter(office_key::site_id.eq(site.as_str()))
        .filter(office_key::back_at.is_null())
        .order((office_key::out_at, office_key::id))
        .select(KeyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(KeyRow::into_key).collect()
}

/// What became of a room's key, the newest first.
pub fn keys_of(
    connection: &mut Database,
    site: &SiteId,
    room: RoomId,
    limit: i64,
) -> Result<Vec<OfficeKey>> {
    let rows: Vec<KeyRow> = directly!(connection, |behind| office_key::table
        .filter(office_key::site_id.eq(site.as_str()))
        .filter(office_key::room_id.eq(room.to_string()))
        .order((office_key::out_at.desc(), office_key::id.desc()))
        .limit(limit)
        .select(KeyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(KeyRow::into_key).collect()
}
