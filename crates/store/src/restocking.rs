//! What is to be brought to rooms.

use std::collections::BTreeMap;

use anyhow::Result;
use diesel::prelude::*;
use domain::restocking::{Restocking, RestockingLine};
use domain::{DutyId, Milliseconds, RestockingId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{restocking, restocking_line};
use crate::text::{counted, kept, read, read_optional};

const TABLE: &str = "restocking";
const LINE: &str = "restocking_line";

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = restocking)]
struct Row {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    room_id: Option<String>,
    duty_id: String,
    at: i64,
    found_by: String,
    found_by_id: Option<String>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = restocking_line)]
struct LineRow {
    site_id: String,
    restocking_id: String,
    place: i32,
    check_item: i32,
    item: String,
    unit: String,
    quantity: i32,
    told_at: i64,
}

/// Keeps what is to be brought, with its lines.
pub fn add(connection: &mut Database, site: &SiteId, new: &Restocking) -> Result<()> {
    let row = Row {
        site_id: site.to_string(),
        id: new.id.to_string(),
        day: new.day.clone(),
        number: new.number,
        room_id: new.room.map(|id| id.to_string()),
        duty_id: new.duty.to_string(),
        at: new.at,
        found_by: new.by.clone(),
        found_by_id: new.by_account.map(|id| id.to_string()),
    };
    directly!(connection, |behind| diesel::insert_into(restocking::table)
        .values(row)
        .execute(behind))?;
    put_lines(connection, site, new.id, &new.lines)
}

/// Puts these lines in place of those before.
pub fn put_lines(
    connection: &mut Database,
    site: &SiteId,
    id: RestockingId,
    lines: &[RestockingLine],
) -> Result<()> {
    let before = restocking_line::table
        .filter(restocking_line::site_id.eq(site.as_str()))
        .filter(restocking_line::restocking_id.eq(id.to_string()));
    directly!(connection, |behind| diesel::delete(before).execute(behind))?;
    for (place, line) in (0..).zip(lines) {
        let row = LineRow {
            site_id: site.to_string(),
            restocking_id: id.to_string(),
            place,
            check_item: kept(LINE, "check_item", line.check)?,
            item: line.item.clone(),
            unit: line.unit.clone(),
            quantity: kept(LINE, "quantity", line.quantity)?,
            told_at: line.told,
        };
        directly!(connection, |behind| diesel::insert_into(
            restocking_line::table
        )
        .values(row)
        .execute(behind))?;
    }
    Ok(())
}

/// The last number of a day; 0 where nothing was found lacking.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| restocking::table
        .filter(restocking::site_id.eq(site.as_str()))
        .filter(restocking::day.eq(day))
        .select(diesel::dsl::max(restocking::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// What duties found lacking, the oldest first.
pub fn of_duties(
    connection: &mut Database,
    site: &SiteId,
    duties: &[DutyId],
) -> Result<Vec<Restocking>> {
    let ids: Vec<String> = duties.iter().map(ToString::to_string).collect();
    let mut rows: Vec<Row> = Vec::new();
    // A database binds only so many values in one question.
    for ids in ids.chunks(500) {
        let found: Vec<Row> = directly!(connection, |behind| restocking::table
            .filter(restocking::site_id.eq(site.as_str()))
            .filter(restocking::duty_id.eq_any(ids))
            .select(Row::as_select())
            .load(behind))?;
        rows.extend(found);
    }
    // Put in order here: asked for in their order, they would be looked for along all of them.
    rows.sort_by(|one, other| (&one.day, one.number).cmp(&(&other.day, other.number)));
    with_lines(connection, site, rows)
}

/// Those of the ids, the oldest first.
pub fn of_ids(
    connection: &mut Database,
    site: &SiteId,
    ids: &[RestockingId],
) -> Result<Vec<Restocking>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut rows: Vec<Row> = Vec::new();
    for ids in ids.chunks(500) {
        let found: Vec<Row> = directly!(connection, |behind| restocking::table
            .filter(restocking::site_id.eq(site.as_str()))
            .filter(restocking::id.eq_any(ids))
            .select(Row::as_select())
            .load(behind))?;
        rows.extend(found);
    }
    // Put in order here: asked for in their order, they would be looked for along all of them.
    rows.sort_by(|one, other| (&one.day, one.number).cmp(&(&other.day, other.number)));
    with_lines(connection, site, rows)
}

/// What was found lacking in a span of time, the oldest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<Restocking>> {
    let rows: Vec<Row> = directly!(connection, |behind| restocking::table
        .filter(restocking::site_id.eq(site.as_str()))
        .filter(restocking::at.ge(from))
        .filter(restocking::at.lt(until))
        .order((restocking::day, restocking::number))
        .select(Row::as_select())
        .load(behind))?;
    with_lines(connection, site, rows)
}

fn with_lines(connection: &mut Database, site: &SiteId, rows: Vec<Row>) -> Result<Vec<Restocking>> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let mut lines: BTreeMap<String, Vec<RestockingLine>> = BTreeMap::new();
    for ids in ids.chunks(500) {
        let found: Vec<LineRow> = directly!(connection, |behind| restocking_line::table
            .filter(restocking_line::site_id.eq(site.as_str()))
            .filter(restocking_line::restocking_id.eq_any(ids))
            .order((restocking_line::restocking_id, restocking_line::place))
            .select(LineRow::as_select())
            .load(behind))?;
        for row in found {
            lines
                .entry(row.restocking_id)
                .or_default()
                .push(RestockingLine {
                    check: counted(LINE, "check_item", row.check_item)?,
                    item: row.item,
                    unit: row.unit,
                    quantity: counted(LINE, "quantity", row.quantity)?,
                    told: row.told_at,
                });
        }
    }
    rows.into_iter()
        .map(|row| {
            Ok(Restocking {
                id: read(TABLE, "id", &row.id)?,
                lines: lines.remove(&row.id).unwrap_or_default(),
                day: row.day,
                number: row.number,
                room: read_optional(TABLE, "room_id", row.room_id.as_deref())?,
                duty: read(TABLE, "duty_id", &row.duty_id)?,
                at: row.at,
                by: row.found_by,
                by_account: read_optional(TABLE, "found_by_id", row.found_by_id.as_deref())?,
            })
        })
        .collect()
}
