//! Reports of lost things. What was told comes sealed, with a mark that the telephone is found by.

use anyhow::Result;
use diesel::prelude::*;
use domain::found_item::Kind;
use domain::found_item::lost::LostReport;
use domain::{LostReportId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::lost_report;
use crate::text::{inconsistent, read, read_optional};

const TABLE: &str = "lost_report";

/// A report as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostReportRecord {
    /// The report, without what was told.
    pub report: LostReport,
    /// What was told, sealed; `None` once its time is over.
    pub sealed: Option<Vec<u8>>,
    /// What its telephone is found again by.
    pub telephone_mark: Option<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = lost_report, treat_none_as_null = true)]
struct ReportRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    kind: String,
    sealed: Option<Vec<u8>>,
    telephone_mark: Option<String>,
    room_id: Option<String>,
    spot: String,
    from_at: i64,
    until_at: i64,
    taken_down_at: i64,
    taken_down_by: String,
    taken_down_by_id: Option<String>,
    found_item_id: Option<String>,
    closed_at: Option<i64>,
    closed_by: String,
}

impl ReportRow {
    fn of(site: &SiteId, record: &LostReportRecord) -> Self {
        let one = &record.report;
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            kind: one.kind.word().to_owned(),
            sealed: record.sealed.clone(),
            telephone_mark: record.telephone_mark.clone(),
            room_id: one.room.map(|id| id.to_string()),
            spot: one.spot.clone(),
            from_at: one.from,
            until_at: one.until,
            taken_down_at: one.at,
            taken_down_by: one.by.clone(),
            taken_down_by_id: one.by_account.map(|id| id.to_string()),
            found_item_id: one.item.map(|id| id.to_string()),
            closed_at: one.closed,
            closed_by: one.closed_by.clone(),
        }
    }

    fn into_record(self) -> Result<LostReportRecord> {
        let kind =
            Kind::from_word(&self.kind).ok_or_else(|| inconsistent(TABLE, "kind", &self.kind))?;
        let by_id = self.taken_down_by_id.as_deref();
        Ok(LostReportRecord {
            sealed: self.sealed,
            telephone_mark: self.telephone_mark,
            report: LostReport {
                id: read(TABLE, "id", &self.id)?,
                day: self.day,
                number: self.number,
                kind,
                told: None,
                room: read_optional(TABLE, "room_id", self.room_id.as_deref())?,
                spot: self.spot,
                from: self.from_at,
                until: self.until_at,
                at: self.taken_down_at,
                by: self.taken_down_by,
                by_account: read_optional(TABLE, "taken_down_by_id", by_id)?,
                item: read_optional(TABLE, "found_item_id", self.found_item_id.as_deref())?,
                closed: self.closed_at,
                closed_by: self.closed_by,
            },
        })
    }
}

fn records(rows: Vec<ReportRow>) -> Result<Vec<LostReportRecord>> {
    rows.into_iter().map(ReportRow::into_record).collect()
}

/// Keeps a new report.
pub fn add(connection: &mut Database, site: &SiteId, new: &LostReportRecord) -> Result<()> {
    let row = ReportRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(lost_report::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a report as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &LostReportRecord) -> Result<()> {
    let row = ReportRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        lost_report::table.find((site.as_str(), changed.report.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The report, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: LostReportId,
) -> Result<Option<LostReportRecord>> {
    let row: Option<ReportRow> = directly!(connection, |behind| lost_report::table
        .find((site.as_str(), id.to_string()))
        .select(ReportRow::as_select())
        .first(behind)
        .optional())?;
    row.map(ReportRow::into_record).transpose()
}

/// The last number of a day; 0 where nothing was told.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| lost_report::table
        .filter(lost_report::site_id.eq(site.as_str()))
        .filter(lost_report::day.eq(day))
        .select(diesel::dsl::max(lost_report::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The reports of which nobody said what became of it, the newest first.
pub fn open(connection: &mut Database, site: &SiteId) -> Result<Vec<LostReportRecord>> {
    let rows: Vec<ReportRow> = directly!(connection, |behind| lost_report::table
        .filter(lost_report::site_id.eq(site.as_str()))
        .filter(lost_report::closed_at.is_null())
        .order((
            lost_report::taken_down_at.desc(),
            lost_report::day.desc(),
            lost_report::number.desc(),
        ))
        .select(ReportRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The reports that were taken down in a span of time, the newest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<LostReportRecord>> {
    let rows: Vec<ReportRow> = directly!(connection, |behind| lost_report::table
        .filter(lost_report::site_id.eq(site.as_str()))
        .filter(lost_report::taken_down_at.ge(from))
        .filter(lost_report::taken_down_at.lt(until))
        .order((
            lost_report::taken_down_at.desc(),
            lost_report::day.desc(),
            lost_report::number.desc(),
        ))
        .select(ReportRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The reports of the telephone's mark of which something is still told, the newest first.
pub fn of_telephone(
    connection: &mut Database,
    site: &SiteId,
    mark: &str,
    limit: i64,
) -> Result<Vec<LostReportRecord>> {
    let rows: Vec<ReportRow> = directly!(connection, |behind| lost_report::table
        .filter(lost_report::site_id.eq(site.as_str()))
        .filter(lost_report::telephone_mark.eq(mark))
        .order((lost_report::taken_down_at.desc(), lost_report::id))
        .limit(limit)
        .select(ReportRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Forgets what was told with one report.
pub fn forget_one(connection: &mut Database, site: &SiteId, id: LostReportId) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        lost_report::table.find((site.as_str(), id.to_string()))
    )
    .set((
        lost_report::sealed.eq(None::<Vec<u8>>),
        lost_report::telephone_mark.eq(None::<String>),
    ))
    .execute(behind))?;
    Ok(())
}

/// Whether something is still told of a report from before `before`.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = lost_report::table
        .filter(lost_report::site_id.eq(site.as_str()))
        .filter(lost_report::taken_down_at.lt(before))
        .filter(lost_report::sealed.is_not_null());
    Ok(finds_any!(connection, kept)?)
}

/// Forgets what was told with the reports from before `before`; how many that were.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let forgotten = diesel::update(
        lost_report::table
            .filter(lost_report::site_id.eq(site.as_str()))
            .filter(lost_report::taken_down_at.lt(before))
            .filter(lost_report::sealed.is_not_null()),
    )
    .set((
        lost_report::sealed.eq(None::<Vec<u8>>),
        lost_report::telephone_mark.eq(None::<String>),
    ));
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}
