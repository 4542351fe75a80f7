//! The roster: planned shifts. One that is taken away stays as a row that no question finds.

use anyhow::Result;
use diesel::prelude::*;
use domain::roster::{PlannedShift, SHIFT_MAX_MS};
use domain::subject::Register;
use domain::{AccountId, DutyId, Milliseconds, PlannedShiftId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{duty, planned_shift};
use crate::text::read;

const TABLE: &str = "planned_shift";
/// The most checks that are looked through at once.
const OPEN_MAX: i64 = 500;

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

/// The shifts that are under way at `now`, the first first.
pub fn under_way(
    connection: &mut Database,
    site: &SiteId,
    now: Milliseconds,
) -> Result<Vec<PlannedShift>> {
    let rows: Vec<PlannedShiftRow> = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::removed_at.is_null())
        .filter(planned_shift::starts_at.le(now))
        .filter(planned_shift::starts_at.gt(now - SHIFT_MAX_MS))
        .filter(planned_shift::ends_at.gt(now))
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

/// The unsettled checks at sign-on whose shift is over by then.
pub fn checks_left(
    connection: &mut Database,
    site: &SiteId,
    now: Milliseconds,
) -> Result<Vec<DutyId>> {
    let open: Vec<(String, Option<String>)> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::outcome.is_null())
        .filter(duty::opens_at.le(now))
        .filter(duty::subject_register.eq(Register::PlannedShift.word()))
        .order((duty::due_at, duty::id))
        .limit(OPEN_MAX)
        .select((duty::id, duty::subject_id))
        .load(behind))?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let about: Vec<String> = open.iter().filter_map(|one| one.1.clone()).collect();
    let over: Vec<String> = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::id.eq_any(about.as_slice()))
        .filter(planned_shift::ends_at.le(now))
        .select(planned_shift::id)
        .load(behind))?;
    open.iter()
        .filter(|(_, about)| about.as_ref().is_some_and(|id| over.contains(id)))
        .map(|(id, _)| read("duty", "id", id))
        .collect()
}

/// Whether there are shifts that ended before then.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let count: i64 = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::ends_at.lt(before))
        .count()
        .get_result(behind))?;
    Ok(count > 0)
}

/// Forgets the shifts that ended before then, those that were taken away too, and what was recorded of
/// whoever took their post; how many.
pub fn forget(connection: &mut Database, site: &SiteId, before: Milliseconds) -> Result<usize> {
    let ids: Vec<String> = directly!(connection, |behind| planned_shift::table
        .filter(planned_shift::site_id.eq(site.as_str()))
        .filter(planned_shift::ends_at.lt(before))
        .select(planned_shift::id)
        .load(behind))?;
    for id in &ids {
        let duties: Vec<String> = directly!(connection, |behind| duty::table
            .filter(duty::site_id.eq(site.as_str()))
            .filter(duty::subject_id.eq(id))
            .filter(duty::subject_register.eq(Register::PlannedShift.word()))
            .select(duty::id)
            .load(behind))?;
        for duty in &duties {
            let duty = read("duty", "id", duty)?;
            crate::remark::forget(connection, site, duty)?;
            crate::alert::forget_of(connection, site, duty)?;
        }
        directly!(connection, |behind| diesel::delete(
            planned_shift::table.find((site.as_str(), id))
        )
        .execute(behind))?;
    }
    Ok(ids.len())
}
