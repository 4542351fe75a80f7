//! The call register. What a caller told is sealed by whoever hands it over here.

use anyhow::Result;
use diesel::prelude::*;
use domain::call::{Call, Handling};
use domain::{CallId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::{call, call_attempt, call_change};
use crate::text::{from_hex, hex, inconsistent, read, read_optional};

/// A call as the database keeps it: what was told stands beside it, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRecord {
    /// The call, without what was told.
    pub call: Call,
    /// What was told, sealed; `None` once its time is over.
    pub sealed: Option<Vec<u8>>,
    /// What its number is found again by.
    pub telephone_mark: Option<String>,
}

/// A correction of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallChange {
    /// The revision that it led to.
    pub revision: i32,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// Why, and what differed, sealed; `None` once its time is over.
    pub sealed: Option<Vec<u8>>,
}

/// That somebody called back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallAttempt {
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// Whether the caller was reached.
    pub reached: bool,
    /// Until when it is to be tried again.
    pub next: Option<Milliseconds>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = call, treat_none_as_null = true)]
struct CallRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    at: i64,
    owner: String,
    owner_id: Option<String>,
    sealed: Option<String>,
    telephone_mark: Option<String>,
    kind: String,
    urgency: String,
    handling: String,
    to_whom: String,
    to_id: Option<String>,
    assignee_id: Option<String>,
    due_at: Option<i64>,
    settled_at: Option<i64>,
    settled_by: String,
    revision: i32,
}

impl CallRow {
    fn of(site: &SiteId, record: &CallRecord) -> Self {
        let call = &record.call;
        Self {
            site_id: site.to_string(),
            id: call.id.to_string(),
            day: call.day.clone(),
            number: call.number,
            at: call.at,
            owner: call.owner.clone(),
            owner_id: call.owner_account.map(|id| id.to_string()),
            sealed: record.sealed.as_deref().map(hex),
            telephone_mark: record.telephone_mark.clone(),
            kind: call.kind.clone(),
            urgency: call.urgency.clone(),
            handling: call.handling.word().to_owned(),
            to_whom: call.to.clone(),
            to_id: call.to_account.map(|id| id.to_string()),
            assignee_id: call.assignee.map(|id| id.to_string()),
            due_at: call.due,
            settled_at: call.settled,
            settled_by: call.settled_by.clone(),
            revision: call.revision,
        }
    }

    fn into_record(self) -> Result<CallRecord> {
        let sealed = self.sealed.as_deref();
        let sealed = sealed.map(|text| from_hex("call", "sealed", text));
        let handling = Handling::from_word(&self.handling)
            .ok_or_else(|| inconsistent("call", "handling", &self.handling))?;
        Ok(CallRecord {
            sealed: sealed.transpose()?,
            telephone_mark: self.telephone_mark,
            call: Call {
                id: read("call", "id", &self.id)?,
                day: self.day,
                number: self.number,
                at: self.at,
                owner: self.owner,
                owner_account: read_optional("call", "owner_id", self.owner_id.as_deref())?,
                told: None,
                kind: self.kind,
                urgency: self.urgency,
                handling,
                to: self.to_whom,
                to_account: read_optional("call", "to_id", self.to_id.as_deref())?,
                assignee: read_optional("call", "assignee_id", self.assignee_id.as_deref())?,
                due: self.due_at,
                settled: self.settled_at,
                settled_by: self.settled_by,
                revision: self.revision,
            },
        })
    }
}

fn records(rows: Vec<CallRow>) -> Result<Vec<CallRecord>> {
    rows.into_iter().map(CallRow::into_record).collect()
}

/// Keeps a new call.
pub fn add(connection: &mut Database, site: &SiteId, new: &CallRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(call::table)
        .values(CallRow::of(site, new))
        .execute(behind))?;
    Ok(())
}

/// Keeps a call as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &CallRecord) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        call::table.find((site.as_str(), changed.call.id.to_string()))
    )
    .set(CallRow::of(site, changed))
    .execute(behind))?;
    Ok(())
}

/// The call, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: CallId) -> Result<Option<CallRecord>> {
    let row: Option<CallRow> = directly!(connection, |behind| call::table
        .find((site.as_str(), id.to_string()))
        .select(CallRow::as_select())
        .first(behind)
        .optional())?;
    row.map(CallRow::into_record).transpose()
}

/// The last number of a day; 0 where nobody called.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| call::table
        .filter(call::site_id.eq(site.as_str()))
        .filter(call::day.eq(day))
        .select(diesel::dsl::max(call::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The calls of a day, the newest first.
pub fn of_day(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<CallRecord>> {
    let rows: Vec<CallRow> = directly!(connection, |behind| call::table
        .filter(call::site_id.eq(site.as_str()))
        .filter(call::day.eq(day))
        .order(call::number.desc())
        .select(CallRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Calls of any day that somebody still has to do something about, the oldest first.
pub fn open(connection: &mut Database, site: &SiteId) -> Result<Vec<CallRecord>> {
    let rows: Vec<CallRow> = directly!(connection, |behind| call::table
        .filter(call::site_id.eq(site.as_str()))
        .filter(call::settled_at.is_null())
        // By name, so that the index leaves out the many that were answered at once.
        .filter(call::handling.eq_any(["transferred", "message", "call-back"]))
        .order((call::at, call::id))
        .select(CallRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The calls of a number, the newest first.
pub fn of_mark(
    connection: &mut Database,
    site: &SiteId,
    mark: &str,
    limit: i64,
) -> Result<Vec<CallRecord>> {
    let rows: Vec<CallRow> = directly!(connection, |behind| call::table
        .filter(call::site_id.eq(site.as_str()))
        .filter(call::telephone_mark.eq(mark))
        .order((call::at.desc(), call::number.desc()))
        .limit(limit)
        .select(CallRow::as_select())
        .load(behind))?;
    records(rows)
}

/// Keeps a correction.
pub fn add_change(
    connection: &mut Database,
    site: &SiteId,
    id: CallId,
    change: &CallChange,
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(call_change::table)
        .values((
            call_change::site_id.eq(site.as_str()),
            call_change::call_id.eq(id.to_string()),
            call_change::revision.eq(change.revision),
            call_change::at.eq(change.at),
            call_change::changed_by.eq(&change.by),
            call_change::sealed.eq(change.sealed.as_deref().map(hex)),
        ))
        .execute(behind))?;
    Ok(())
}

type ChangeRow = (i32, i64, String, Option<String>);

const CHANGE_COLUMNS: (
    call_change::revision,
    call_change::at,
    call_change::changed_by,
    call_change::sealed,
) = (
    call_change::revision,
    call_change::at,
    call_change::changed_by,
    call_change::sealed,
);

fn change_of((revision, at, by, sealed): ChangeRow) -> Result<CallChange> {
    let sealed = sealed.as_deref();
    let sealed = sealed.map(|text| from_hex("call_change", "sealed", text));
    Ok(CallChange {
        revision,
        at,
        by,
        sealed: sealed.transpose()?,
    })
}

/// The corrections of a call, the oldest first.
pub fn changes(connection: &mut Database, site: &SiteId, id: CallId) -> Result<Vec<CallChange>> {
    let rows: Vec<ChangeRow> = directly!(connection, |behind| call_change::table
        .filter(call_change::site_id.eq(site.as_str()))
        .filter(call_change::call_id.eq(id.to_string()))
        .order(call_change::revision)
        .select(CHANGE_COLUMNS)
        .load(behind))?;
    rows.into_iter().map(change_of).collect()
}

/// Corrections that are still told, call by call after `after`; `most` of them.
pub fn changes_told(
    connection: &mut Database,
    site: &SiteId,
    after: Option<(CallId, i32)>,
    most: i64,
) -> Result<Vec<(CallId, CallChange)>> {
    let (call, revision) = after.map_or_else(Default::default, |(id, at)| (id.to_string(), at));
    let later = call_change::call_id.gt(&call).or(call_change::call_id
        .eq(&call)
        .and(call_change::revision.gt(revision)));
    let rows: Vec<(String, ChangeRow)> = directly!(connection, |behind| call_change::table
        .filter(call_change::site_id.eq(site.as_str()))
        .filter(call_change::sealed.is_not_null())
        .filter(later)
        .order((call_change::call_id, call_change::revision))
        .limit(most)
        .select((call_change::call_id, CHANGE_COLUMNS))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, row)| Ok((read("call_change", "call_id", &id)?, change_of(row)?)))
        .collect()
}

/// Forgets what one correction said.
pub fn forget_change(
    connection: &mut Database,
    site: &SiteId,
    id: CallId,
    revision: i32,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        call_change::table.find((site.as_str(), id.to_string(), revision))
    )
    .set(call_change::sealed.eq(None::<String>))
    .execute(behind))?;
    Ok(())
}

/// Keeps that somebody called back.
pub fn add_attempt(
    connection: &mut Database,
    site: &SiteId,
    id: CallId,
    attempt: &CallAttempt,
) -> Result<()> {
    let known = attempts(connection, site, id)?.len();
    let position = i32::try_from(known)? + 1;
    directly!(connection, |behind| diesel::insert_into(
        call_attempt::table
    )
    .values((
        call_attempt::site_id.eq(site.as_str()),
        call_attempt::call_id.eq(id.to_string()),
        call_attempt::position.eq(position),
        call_attempt::at.eq(attempt.at),
        call_attempt::tried_by.eq(&attempt.by),
        call_attempt::reached.eq(attempt.reached),
        call_attempt::next_at.eq(attempt.next),
    ))
    .execute(behind))?;
    Ok(())
}

/// The times that somebody called back, the first first.
pub fn attempts(connection: &mut Database, site: &SiteId, id: CallId) -> Result<Vec<CallAttempt>> {
    let rows: Vec<(i64, String, bool, Option<i64>)> =
        directly!(connection, |behind| call_attempt::table
            .filter(call_attempt::site_id.eq(site.as_str()))
            .filter(call_attempt::call_id.eq(id.to_string()))
            .order(call_attempt::position)
            .select((
                call_attempt::at,
                call_attempt::tried_by,
                call_attempt::reached,
                call_attempt::next_at,
            ))
            .load(behind))?;
    Ok(rows
        .into_iter()
        .map(|(at, by, reached, next)| CallAttempt {
            at,
            by,
            reached,
            next,
        })
        .collect())
}

/// Whether something told before `before` is still kept.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let kept = call::table
        .filter(call::site_id.eq(site.as_str()))
        .filter(call::at.lt(before))
        .filter(call::sealed.is_not_null());
    Ok(finds_any!(connection, kept)?)
}

/// Forgets what was told before `before`, with its marks and its corrections; how many calls that
/// were. The calls themselves stay, and are counted.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let ids: Vec<String> = directly!(connection, |behind| call::table
        .filter(call::site_id.eq(site.as_str()))
        .filter(call::at.lt(before))
        .filter(call::sealed.is_not_null())
        .select(call::id)
        .load(behind))?;
    for id in &ids {
        forget_row(connection, site, id)?;
    }
    Ok(ids.len())
}

/// Forgets what was told in one call, with its marks and its corrections.
pub fn forget_one(connection: &mut Database, site: &SiteId, id: CallId) -> Result<()> {
    forget_row(connection, site, &id.to_string())
}

fn forget_row(connection: &mut Database, site: &SiteId, id: &str) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        call::table.find((site.as_str(), id))
    )
    .set((
        call::sealed.eq(None::<String>),
        call::telephone_mark.eq(None::<String>),
    ))
    .execute(behind))?;
    diesel::update(
        call_change::table
            .filter(call_change::site_id.eq(site.as_str()))
            .filter(call_change::call_id.eq(id)),
    )
    .set(call_change::sealed.eq(None::<String>))
    .execute(connection)?;
    Ok(())
}

/// The calls from one day to another, both among them, in their order; `most` of them.
pub fn of_days(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (&str, &str),
    most: i64,
) -> Result<Vec<CallRecord>> {
    let rows: Vec<CallRow> = directly!(connection, |behind| call::table
        .filter(call::site_id.eq(site.as_str()))
        .filter(call::day.ge(from))
        .filter(call::day.le(until))
        .order((call::day, call::number))
        .limit(most)
        .select(CallRow::as_select())
        .load(behind))?;
    records(rows)
}
