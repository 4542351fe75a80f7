//! Sites, their standards by version, their holidays, and the days already planned.

use anyhow::Result;
use diesel::prelude::*;
use domain::directory::Site;
use domain::journal::Hash;
use domain::{Milliseconds, SiteId};

use crate::connection::directly;
use crate::prepared::Prepared;
use crate::schema::{holiday, planned_day, site, standard_version};
use crate::text::{inconsistent, read};
use crate::{Database, dialect};

#[derive(Queryable, Selectable)]
#[diesel(table_name = site)]
struct SiteRow {
    id: String,
    name: String,
    time_zone: String,
    working_weekdays: i32,
    standard_version: i32,
}

impl SiteRow {
    fn into_site(self) -> Result<Site> {
        Ok(Site {
            id: read("site", "id", &self.id)?,
            name: self.name,
            time_zone: self.time_zone,
            working_weekdays: u8::try_from(self.working_weekdays).map_err(|_| {
                inconsistent(
                    "site",
                    "working_weekdays",
                    &self.working_weekdays.to_string(),
                )
            })?,
            standard_version: self.standard_version,
        })
    }
}

/// Creates a site with an empty journal. Its standard is published afterwards.
pub fn create(connection: &mut Database, new: &Site) -> Result<()> {
    let last: Option<i64> = directly!(connection, |behind| site::table
        .select(diesel::dsl::max(site::ordinal))
        .first(behind))?;
    directly!(connection, |behind| diesel::insert_into(site::table)
        .values((
            site::id.eq(new.id.as_str()),
            site::ordinal.eq(last.unwrap_or(0) + 1),
            site::name.eq(&new.name),
            site::time_zone.eq(&new.time_zone),
            site::working_weekdays.eq(i32::from(new.working_weekdays)),
            site::standard_version.eq(new.standard_version),
            site::head_number.eq(0_i64),
            site::head_hash.eq(Hash::origin(&new.id).to_string()),
        ))
        .execute(behind))?;
    Ok(())
}

/// The site, if there is one of that name.
pub fn find(connection: &mut Database, id: &SiteId) -> Result<Option<Site>> {
    let row: Option<SiteRow> = directly!(connection, |behind| site::table
        .find(id.as_str())
        .select(SiteRow::as_select())
        .first(behind)
        .optional()?);
    row.map(SiteRow::into_site).transpose()
}

/// Where a site's journal stands: what the next entry is chained to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// The site's ordinal in this database.
    pub(crate) ordinal: i64,
    /// The number of the last entry.
    pub(crate) number: i64,
    /// Its hash.
    pub(crate) hash: Hash,
}

/// The site, if there is one of that name, with where its journal stands: for a transaction that writes in it, and
/// in which nobody else does.
pub fn find_with_head(connection: &mut Database, id: &SiteId) -> Result<Option<(Site, Head)>> {
    let row: Option<(SiteRow, (i64, i64, String))> = directly!(connection, |behind| site::table
        .find(id.as_str())
        .select((
            (
                site::id,
                site::name,
                site::time_zone,
                site::working_weekdays,
                site::standard_version,
            ),
            (site::ordinal, site::head_number, site::head_hash),
        ))
        .first(behind)
        .optional()?);
    let Some((row, (ordinal, number, hash))) = row else {
        return Ok(None);
    };
    let hash = Hash::from_hex(&hash).ok_or_else(|| inconsistent("site", "head_hash", &hash))?;
    let head = Head {
        ordinal,
        number,
        hash,
    };
    Ok(Some((row.into_site()?, head)))
}

/// Every site of the cell, in the order they were made.
pub fn all(connection: &mut Database) -> Result<Vec<Site>> {
    let rows: Vec<SiteRow> = directly!(connection, |behind| site::table
        .order(site::ordinal)
        .select(SiteRow::as_select())
        .load(behind))?;
    rows.into_iter().map(SiteRow::into_site).collect()
}

/// Locks the site's row, so that its commands stand in one order. SQLite needs none.
pub(crate) fn lock(connection: &mut Database, id: &SiteId) -> QueryResult<()> {
    dialect::lock_site(connection, id.as_str())
}

/// Sets the site's working weekdays; bit 0 is Monday.
pub fn set_working_weekdays(connection: &mut Database, id: &SiteId, weekdays: u8) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        site::table.find(id.as_str())
    )
    .set(site::working_weekdays.eq(i32::from(weekdays)))
    .execute(behind))?;
    Ok(())
}

/// The last number of the site's journal and its hash.
pub fn head(connection: &mut Database, id: &SiteId) -> Result<(i64, Hash)> {
    let (number, hash): (i64, String) = directly!(connection, |behind| site::table
        .find(id.as_str())
        .select((site::head_number, site::head_hash))
        .first(behind))?;
    let hash = Hash::from_hex(&hash).ok_or_else(|| inconsistent("site", "head_hash", &hash))?;
    Ok((number, hash))
}

/// Where the site's journal stands.
pub(crate) fn journal_head(connection: &mut Database, id: &SiteId) -> Result<Head> {
    let head =
        site::table
            .find(id.as_str())
            .select((site::ordinal, site::head_number, site::head_hash));
    let (ordinal, number, hash): (i64, i64, String) =
        directly!(connection, |behind| head.first(behind))?;
    let hash = Hash::from_hex(&hash).ok_or_else(|| inconsistent("site", "head_hash", &hash))?;
    Ok(Head {
        ordinal,
        number,
        hash,
    })
}

pub(crate) fn set_head(
    connection: &mut Database,
    id: &SiteId,
    number: i64,
    hash: Hash,
) -> Result<()> {
    struct SetHead;
    let update = diesel::update(site::table.find(id.as_str())).set((
        site::head_number.eq(number),
        site::head_hash.eq(hash.to_string()),
    ));
    let update = Prepared::<SetHead, _>::of(update);
    directly!(connection, |behind| update.execute(behind))?;
    Ok(())
}

/// Publishes the next version of the site's standard; plans already made keep theirs.
pub fn publish_standard(
    connection: &mut Database,
    id: &SiteId,
    version: i32,
    body: &str,
    at: Milliseconds,
    by: &str,
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(
        standard_version::table
    )
    .values((
        standard_version::site_id.eq(id.as_str()),
        standard_version::version.eq(version),
        standard_version::body.eq(body),
        standard_version::published_at.eq(at),
        standard_version::published_by.eq(by),
    ))
    .execute(behind))?;
    directly!(connection, |behind| diesel::update(
        site::table.find(id.as_str())
    )
    .set(site::standard_version.eq(version))
    .execute(behind))?;
    Ok(())
}

/// The text of one version of the site's standard.
pub fn standard_body(
    connection: &mut Database,
    id: &SiteId,
    version: i32,
) -> Result<Option<String>> {
    Ok(directly!(connection, |behind| standard_version::table
        .find((id.as_str(), version))
        .select(standard_version::body)
        .first(behind)
        .optional())?)
}

/// One version of a site's standard, without its text.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct StandardVersion {
    /// Counted from 1.
    pub version: i32,
    /// When it was published.
    pub published_at: Milliseconds,
    /// By whom.
    pub published_by: String,
}

/// The versions of the site's standard, newest first.
pub fn standard_versions(connection: &mut Database, id: &SiteId) -> Result<Vec<StandardVersion>> {
    Ok(directly!(connection, |behind| standard_version::table
        .filter(standard_version::site_id.eq(id.as_str()))
        .order(standard_version::version.desc())
        .select((
            standard_version::version,
            standard_version::published_at,
            standard_version::published_by,
        ))
        .load(behind))?)
}

/// The days that differ from the weekly pattern: `(day, whether it is worked)`, in order.
pub fn holidays(connection: &mut Database, id: &SiteId) -> Result<Vec<(String, bool)>> {
    Ok(directly!(connection, |behind| holiday::table
        .filter(holiday::site_id.eq(id.as_str()))
        .order(holiday::day)
        .select((holiday::day, holiday::working))
        .load(behind))?)
}

/// Says of a day (`YYYY-MM-DD`) whether it is worked, against the weekly pattern; `None` takes it
/// back to the pattern.
pub fn set_holiday(
    connection: &mut Database,
    id: &SiteId,
    day: &str,
    working: Option<bool>,
) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        holiday::table.find((id.as_str(), day))
    )
    .execute(behind))?;
    if let Some(working) = working {
        directly!(connection, |behind| diesel::insert_into(holiday::table)
            .values((
                holiday::site_id.eq(id.as_str()),
                holiday::day.eq(day),
                holiday::working.eq(working),
            ))
            .execute(behind))?;
    }
    Ok(())
}

/// Whether the day's duties have been planned.
pub fn is_planned(connection: &mut Database, id: &SiteId, day: &str) -> Result<bool> {
    let planned: i64 = directly!(connection, |behind| planned_day::table
        .find((id.as_str(), day))
        .count()
        .get_result(behind))?;
    Ok(planned > 0)
}

/// Notes that the day's duties have been planned from a version of the standard.
pub fn note_planned(
    connection: &mut Database,
    id: &SiteId,
    day: &str,
    version: i32,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(planned_day::table)
        .values((
            planned_day::site_id.eq(id.as_str()),
            planned_day::day.eq(day),
            planned_day::standard_version.eq(version),
            planned_day::planned_at.eq(at),
        ))
        .execute(behind))?;
    Ok(())
}

/// Planned days before `day` that are not closed yet, oldest first.
pub fn open_days_before(connection: &mut Database, id: &SiteId, day: &str) -> Result<Vec<String>> {
    Ok(directly!(connection, |behind| planned_day::table
        .filter(planned_day::site_id.eq(id.as_str()))
        .filter(planned_day::day.lt(day))
        .filter(planned_day::closed_at.is_null())
        .order(planned_day::day)
        .select(planned_day::day)
        .load(behind))?)
}

/// Closes a day: what it left undone has been written as missed.
pub fn close_day(
    connection: &mut Database,
    id: &SiteId,
    day: &str,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        planned_day::table.find((id.as_str(), day))
    )
    .set(planned_day::closed_at.eq(at))
    .execute(behind))?;
    Ok(())
}
