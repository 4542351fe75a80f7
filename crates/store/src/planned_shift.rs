//! The roster: planned shifts. One that is taken away stays as a row that no question finds.

use anyhow::Result;
use diesel::prelude::*;
use domain::roster::PlannedShift;
use domain::{AccountId, Milliseconds, PlannedShiftId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::planned_shift;
use crate::text::read;

const TABLE: &str = "planned_shift";

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = planned_shift)]
struct PlannedShiftRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    account_id: String,
    team_id: String,
    starts_at: i64,
    ends_at: i64,
    revision: i32,
}

impl PlannedShiftRow {
    fn of(site: &SiteId, one: &PlannedShift) -> Self {
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            account_id: one.account.to_string(),
            team_id: one.team.to_string(),
            starts_at: one.starts,
            ends_at: one.ends,
            revision: one.revision,
        }
    }

    fn into_shift(self) -> Result<PlannedShift> {
        Ok(PlannedShift {
            id: read(TABLE, "id", &self.id)?,
            day: self.day,
            number: self.number,
            account: read(TABLE, "account_id", &self.account_id)?,
            team: read(TABLE, "team_id", &self.team_id)?,
            starts: self.starts_at,
            ends: self.ends_at,
            revision: self.revision,
        })
    }
}

fn shifts(rows: Vec<PlannedShiftRow>) -> Result<Vec<PlannedShift>> {
    rows.into_iter().map(PlannedShiftRow::into_shift).collect()
}

/// Keeps a new shift.
pub fn add(connection: &mut Database, site: &SiteId, new: &PlannedShift) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(
        planned_shift::table
    )
    .values(PlannedShiftRow::of(site, new))
    .execute(behind))?;
    Ok(())
}

/// Keeps a shift as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &PlannedShift) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        planned_shift::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(PlannedShiftRow::of(site, changed))
    .execute(behind))?;
    Ok(())
}

/// Takes a shift away.
pub fn remove(
    connection: &mut Database,
    site: &SiteId,
    id: PlannedShiftId,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        planned_shift::table.find((site.as_str(), id.to_string()))
    )
    .set(planned_shift::removed_at.eq(at))
    .execute(behind))?;
    Ok(())
}

/// The shift, if the site has it and nobody took it away.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: PlannedShiftId,
) -> Result<Option<PlannedShift>> {
    let row: Option<PlannedShiftRow> = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::id.eq(id.to_string()))
        .filter(planned_shift::removed_at.is_null())
        .select(PlannedShiftRow::as_select())
        .first(behind)
        .optional())?;
    row.map(PlannedShiftRow::into_shift).transpose()
}

/// The last number of a day, of those that were taken away too; 0 where nobody was planned.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::day.eq(day))
        .select(diesel::dsl::max(planned_shift::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The shifts that begin in a span of time, the first first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<PlannedShift>> {
    let rows: Vec<PlannedShiftRow> = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::removed_at.is_null())
        .filter(planned_shift::starts_at.ge(from))
        .filter(planned_shift::starts_at.lt(until))
        .order((planned_shift::starts_at, planned_shift::number))
        .select(PlannedShiftRow::as_select())
        .load(behind))?;
    shifts(rows)
}

/// Somebody's shifts that touch a span of time, the first first.
pub fn of_account(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<PlannedShift>> {
    let rows: Vec<PlannedShiftRow> = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::removed_at.is_null())
        .filter(planned_shift::account_id.eq(account.to_string()))
        .filter(planned_shift::ends_at.gt(from))
        .filter(planned_shift::starts_at.lt(until))
        .order((planned_shift::starts_at, planned_shift::number))
        .select(PlannedShiftRow::as_select())
        .load(behind))?;
    shifts(rows)
}
