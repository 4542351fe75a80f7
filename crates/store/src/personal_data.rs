//! Requests about personal data. By what somebody is found is sealed by whoever hands it over here.

use anyhow::Result;
use diesel::prelude::*;
use domain::personal_data::{Found, Kind, Request, State};
use domain::{AccountId, Milliseconds, PersonalDataRequestId, SiteId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::personal_data_request as table;
use crate::text::{counted, inconsistent, kept, read, read_optional};

const NAME: &str = "personal_data_request";

/// A request as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRecord {
    /// What is no personal data.
    pub request: Request,
    /// By what somebody is found, sealed; `None` for a register, and once it is over.
    pub sealed: Option<String>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = table, treat_none_as_null = true)]
struct Row {
    site_id: String,
    id: String,
    number: i32,
    kind: String,
    ground: String,
    identified: String,
    from_day: String,
    until_day: String,
    sealed: Option<String>,
    visits: i32,
    calls: i32,
    inquiries: i32,
    ratings: i32,
    record_lines: i32,
    watched: i32,
    still_open: i32,
    state: String,
    asked_at: i64,
    asked_by: String,
    asked_by_id: String,
    answered_at: Option<i64>,
    answered_by: Option<String>,
    answered_by_id: Option<String>,
    refusal: String,
    fetched_at: Option<i64>,
    looked_at: Option<i64>,
    orders: i32,
    lost_reports: i32,
    found_items: i32,
    diners: i32,
}

impl Row {
    fn of(site: &SiteId, record: &RequestRecord) -> Result<Self> {
        let one = &record.request;
        let count = |column, value| kept(NAME, column, value);
        Ok(Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            number: count("number", one.number)?,
            kind: one.kind.word().to_owned(),
            ground: one.ground.clone(),
            identified: one.identified.clone(),
            from_day: one.days.0.clone(),
            until_day: one.days.1.clone(),
            sealed: record.sealed.clone(),
            visits: count("visits", one.found.visits)?,
            calls: count("calls", one.found.calls)?,
            inquiries: count("inquiries", one.found.inquiries)?,
            ratings: count("ratings", one.found.ratings)?,
            record_lines: count("record_lines", one.found.lines)?,
            watched: count("watched", one.found.watched)?,
            still_open: count("still_open", one.found.open)?,
            state: one.state.word().to_owned(),
            asked_at: one.asked,
            asked_by: one.asked_by.clone(),
            asked_by_id: one.asked_by_account.to_string(),
            answered_at: one.answered.as_ref().map(|(at, ..)| *at),
            answered_by: one.answered.as_ref().map(|(_, by, _)| by.clone()),
            answered_by_id: one.answered.as_ref().map(|(.., id)| id.to_string()),
            refusal: one.refusal.clone(),
            fetched_at: one.fetched,
            looked_at: one.looked,
            orders: count("orders", one.found.orders)?,
            lost_reports: count("lost_reports", one.found.lost_reports)?,
            found_items: count("found_items", one.found.found_items)?,
            diners: count("diners", one.found.diners)?,
        })
    }

    fn into_record(self) -> Result<RequestRecord> {
        let count = |column, value| counted(NAME, column, value);
        let second = read_optional(NAME, "answered_by_id", self.answered_by_id.as_deref())?;
        let answered = self.answered_at.zip(self.answered_by).zip(second);
        Ok(RequestRecord {
            sealed: self.sealed,
            request: Request {
                id: read(NAME, "id", &self.id)?,
                number: count("number", self.number)?,
                kind: Kind::from_word(&self.kind)
                    .ok_or_else(|| inconsistent(NAME, "kind", &self.kind))?,
                ground: self.ground,
                identified: self.identified,
                days: (self.from_day, self.until_day),
                found: Found {
                    visits: count("visits", self.visits)?,
                    calls: count("calls", self.calls)?,
                    inquiries: count("inquiries", self.inquiries)?,
                    orders: count("orders", self.orders)?,
                    lost_reports: count("lost_reports", self.lost_reports)?,
                    found_items: count("found_items", self.found_items)?,
                    diners: count("diners", self.diners)?,
                    ratings: count("ratings", self.ratings)?,
                    lines: count("record_lines", self.record_lines)?,
                    watched: count("watched", self.watched)?,
                    open: count("still_open", self.still_open)?,
                },
                state: State::from_word(&self.state)
                    .ok_or_else(|| inconsistent(NAME, "state", &self.state))?,
                asked: self.asked_at,
                asked_by: self.asked_by,
                asked_by_account: read(NAME, "asked_by_id", &self.asked_by_id)?,
                answered: answered.map(|((at, by), account)| (at, by, account)),
                refusal: self.refusal,
                fetched: self.fetched_at,
                looked: self.looked_at,
            },
        })
    }
}

fn records(rows: Vec<Row>) -> Result<Vec<RequestRecord>> {
    rows.into_iter().map(Row::into_record).collect()
}

/// Keeps a new request.
pub fn add(connection: &mut Database, site: &SiteId, new: &RequestRecord) -> Result<()> {
    let row = Row::of(site, new)?;
    directly!(connection, |behind| diesel::insert_into(table::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a request as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &RequestRecord) -> Result<()> {
    let row = Row::of(site, changed)?;
    let place = (site.as_str(), changed.request.id.to_string());
    directly!(connection, |behind| diesel::update(
        table::table.find(place)
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The request, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: PersonalDataRequestId,
) -> Result<Option<RequestRecord>> {
    let row: Option<Row> = directly!(connection, |behind| table::table
        .find((site.as_str(), id.to_string()))
        .select(Row::as_select())
        .first(behind)
        .optional())?;
    row.map(Row::into_record).transpose()
}

/// The newest requests, newest first.
pub fn list(connection: &mut Database, site: &SiteId, most: i64) -> Result<Vec<RequestRecord>> {
    let rows: Vec<Row> = directly!(connection, |behind| table::table
        .filter(table::site_id.eq(site.as_str()))
        .order(table::number.desc())
        .limit(most)
        .select(Row::as_select())
        .load(behind))?;
    records(rows)
}

/// What one account asked since an instant.
pub fn asked_since(
    connection: &mut Database,
    site: &SiteId,
    by: AccountId,
    since: Milliseconds,
) -> Result<Vec<RequestRecord>> {
    let rows: Vec<Row> = directly!(connection, |behind| table::table
        .filter(table::site_id.eq(site.as_str()))
        .filter(table::asked_by_id.eq(by.to_string()))
        .filter(table::asked_at.ge(since))
        .select(Row::as_select())
        .load(behind))?;
    records(rows)
}

/// What waits for an answer or to be fetched, the oldest first.
pub fn open(connection: &mut Database, site: &SiteId) -> Result<Vec<RequestRecord>> {
    let rows: Vec<Row> = directly!(connection, |behind| table::table
        .filter(table::site_id.eq(site.as_str()))
        .filter(table::state.eq_any(["asked", "approved"]))
        .order((table::asked_at, table::id))
        .select(Row::as_select())
        .load(behind))?;
    records(rows)
}

/// The next number of the site.
pub fn next_number(connection: &mut Database, site: &SiteId) -> Result<u32> {
    let last: Option<i32> = directly!(connection, |behind| table::table
        .filter(table::site_id.eq(site.as_str()))
        .select(diesel::dsl::max(table::number))
        .first(behind))?;
    counted(NAME, "number", last.unwrap_or(0) + 1)
}

/// Whether requests asked before `before` are still kept.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = table::table
        .filter(table::site_id.eq(site.as_str()))
        .filter(table::asked_at.lt(before));
    Ok(finds_any!(connection, kept)?)
}

/// Forgets requests asked before `before`; how many.
pub fn forget(connection: &mut Database, site: &SiteId, before: Milliseconds) -> Result<usize> {
    let forgotten = diesel::delete(
        table::table
            .filter(table::site_id.eq(site.as_str()))
            .filter(table::asked_at.lt(before)),
    );
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}
