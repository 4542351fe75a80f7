//! The issues of papers, with what came of them.

use std::collections::BTreeMap;

use anyhow::Result;
use diesel::prelude::*;
use domain::newspaper::{ArrivalSaid, Chased, Issue, WrittenOff};
use domain::{NewspaperId, SiteId};
use jiff::civil::Date;

use crate::Database;
use crate::connection::directly;
use crate::schema::{newspaper_arrival, newspaper_issue};
use crate::text::{counted, kept, read};

/// The most issues that are read at once.
const ISSUES_MAX: i64 = 2_000;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = newspaper_issue)]
struct IssueRow {
    site_id: String,
    newspaper_id: String,
    day: String,
    brought_day: String,
    expected: i32,
    arrived: i32,
    chased: i32,
    chased_at: Option<i64>,
    chased_by: String,
    written_off_at: Option<i64>,
    written_off_by: String,
    written_off_reason: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = newspaper_arrival)]
struct ArrivalRow {
    site_id: String,
    newspaper_id: String,
    day: String,
    position: i32,
    at: i64,
    said_by: String,
    said_day: String,
    total: i32,
}

impl IssueRow {
    fn of(site: &SiteId, one: &Issue) -> Result<Self> {
        const TABLE: &str = "newspaper_issue";
        let chased = one.chased.as_ref();
        let written_off = one.written_off.as_ref();
        Ok(Self {
            site_id: site.to_string(),
            newspaper_id: one.newspaper.to_string(),
            day: one.day.to_string(),
            brought_day: one.brought.to_string(),
            expected: kept(TABLE, "expected", one.expected)?,
            arrived: kept(TABLE, "arrived", one.arrived())?,
            chased: kept(TABLE, "chased", chased.map_or(0, |chased| chased.count))?,
            chased_at: chased.map(|chased| chased.at),
            chased_by: chased.map_or_else(String::new, |chased| chased.by.clone()),
            written_off_at: written_off.map(|one| one.at),
            written_off_by: written_off.map_or_else(String::new, |one| one.by.clone()),
            written_off_reason: written_off.map_or_else(String::new, |one| one.reason.clone()),
        })
    }

    fn into_issue(self, arrivals: Vec<ArrivalSaid>) -> Result<Issue> {
        const TABLE: &str = "newspaper_issue";
        let count = counted(TABLE, "chased", self.chased)?;
        Ok(Issue {
            newspaper: read(TABLE, "newspaper_id", &self.newspaper_id)?,
            day: read(TABLE, "day", &self.day)?,
            brought: read(TABLE, "brought_day", &self.brought_day)?,
            expected: counted(TABLE, "expected", self.expected)?,
            arrivals,
            chased: self.chased_at.map(|at| Chased {
                count,
                at,
                by: self.chased_by,
            }),
            written_off: self.written_off_at.map(|at| WrittenOff {
                at,
                by: self.written_off_by,
                reason: self.written_off_reason,
            }),
        })
    }
}

/// Keeps an issue as it stands, in place of how it stood.
pub fn put_issue(connection: &mut Database, site: &SiteId, one: &Issue) -> Result<()> {
    let row = IssueRow::of(site, one)?;
    let (newspaper, day) = (one.newspaper.to_string(), one.day.to_string());
    directly!(connection, |behind| diesel::delete(
        newspaper_arrival::table
            .filter(newspaper_arrival::site_id.eq(site.as_str()))
            .filter(newspaper_arrival::newspaper_id.eq(&newspaper))
            .filter(newspaper_arrival::day.eq(&day))
    )
    .execute(behind))?;
    directly!(connection, |behind| diesel::delete(
        newspaper_issue::table.find((site.as_str(), &newspaper, &day))
    )
    .execute(behind))?;
    directly!(connection, |behind| diesel::insert_into(
        newspaper_issue::table
    )
    .values(row)
    .execute(behind))?;
    for (position, said) in (0..).zip(&one.arrivals) {
        let row = ArrivalRow {
            site_id: site.to_string(),
            newspaper_id: newspaper.clone(),
            day: day.clone(),
            position,
            at: said.at,
            said_by: said.by.clone(),
            said_day: said.day.to_string(),
            total: kept("newspaper_arrival", "total", said.total)?,
        };
        directly!(connection, |behind| diesel::insert_into(
            newspaper_arrival::table
        )
        .values(row)
        .execute(behind))?;
    }
    Ok(())
}

/// The issue, where anything was said of it.
pub fn find_issue(
    connection: &mut Database,
    site: &SiteId,
    newspaper: NewspaperId,
    day: Date,
) -> Result<Option<Issue>> {
    let key = (site.as_str(), newspaper.to_string(), day.to_string());
    let rows: Vec<IssueRow> = directly!(connection, |behind| newspaper_issue::table
        .find(key)
        .select(IssueRow::as_select())
        .load(behind))?;
    Ok(with_arrivals(connection, site, rows)?.pop())
}

/// The issues of the days from the first to the last of which anything was said.
pub fn issues_of(
    connection: &mut Database,
    site: &SiteId,
    (first, last): (Date, Date),
) -> Result<Vec<Issue>> {
    let rows: Vec<IssueRow> = directly!(connection, |behind| newspaper_issue::table
        .filter(newspaper_issue::site_id.eq(site.as_str()))
        .filter(newspaper_issue::day.ge(first.to_string()))
        .filter(newspaper_issue::day.le(last.to_string()))
        .order((newspaper_issue::day, newspaper_issue::newspaper_id))
        .limit(ISSUES_MAX)
        .select(IssueRow::as_select())
        .load(behind))?;
    with_arrivals(connection, site, rows)
}

/// The issues of which copies are missing and waited for, the oldest first.
pub fn open_issues(connection: &mut Database, site: &SiteId) -> Result<Vec<Issue>> {
    let rows: Vec<IssueRow> = directly!(connection, |behind| newspaper_issue::table
        .filter(newspaper_issue::site_id.eq(site.as_str()))
        .filter(newspaper_issue::written_off_at.is_null())
        .filter(newspaper_issue::arrived.lt(newspaper_issue::expected))
        .order((newspaper_issue::day, newspaper_issue::newspaper_id))
        .limit(ISSUES_MAX)
        .select(IssueRow::as_select())
        .load(behind))?;
    with_arrivals(connection, site, rows)
}

/// The issues of earlier days of which something came on the day.
pub fn issues_brought_late(
    connection: &mut Database,
    site: &SiteId,
    day: Date,
) -> Result<Vec<Issue>> {
    let day = day.to_string();
    let rows: Vec<IssueRow> = directly!(connection, |behind| newspaper_issue::table
        .inner_join(
            newspaper_arrival::table.on(newspaper_arrival::site_id
                .eq(newspaper_issue::site_id)
                .and(newspaper_arrival::newspaper_id.eq(newspaper_issue::newspaper_id))
                .and(newspaper_arrival::day.eq(newspaper_issue::day)))
        )
        .filter(newspaper_issue::site_id.eq(site.as_str()))
        .filter(newspaper_arrival::said_day.eq(&day))
        .filter(newspaper_issue::brought_day.lt(&day))
        .order((newspaper_issue::day, newspaper_issue::newspaper_id))
        .limit(ISSUES_MAX)
        .select(IssueRow::as_select())
        .load(behind))?;
    let mut issues = with_arrivals(connection, site, rows)?;
    // One that came in several parts on the day is there once.
    issues.dedup_by_key(|issue| (issue.newspaper, issue.day));
    Ok(issues)
}

fn with_arrivals(
    connection: &mut Database,
    site: &SiteId,
    rows: Vec<IssueRow>,
) -> Result<Vec<Issue>> {
    let mut days: Vec<&str> = rows.iter().map(|row| row.day.as_str()).collect();
    days.dedup();
    let found: Vec<ArrivalRow> = directly!(connection, |behind| newspaper_arrival::table
        .filter(newspaper_arrival::site_id.eq(site.as_str()))
        .filter(newspaper_arrival::day.eq_any(days))
        .order((
            newspaper_arrival::newspaper_id,
            newspaper_arrival::day,
            newspaper_arrival::position,
        ))
        .select(ArrivalRow::as_select())
        .load(behind))?;
    let mut said: BTreeMap<(String, String), Vec<ArrivalSaid>> = BTreeMap::new();
    for row in found {
        let one = ArrivalSaid {
            at: row.at,
            by: row.said_by,
            day: read("newspaper_arrival", "said_day", &row.said_day)?,
            total: counted("newspaper_arrival", "total", row.total)?,
        };
        said.entry((row.newspaper_id, row.day))
            .or_default()
            .push(one);
    }
    rows.into_iter()
        .map(|row| {
            let key = (row.newspaper_id.clone(), row.day.clone());
            let arrivals = said.get(&key).cloned().unwrap_or_default();
            row.into_issue(arrivals)
        })
        .collect()
}
