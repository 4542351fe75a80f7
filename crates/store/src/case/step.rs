//! What was done about a case, and whom it is about.

use anyhow::Result;
use diesel::prelude::*;
use domain::case::Step;
use domain::{AccountId, CaseId, DutyId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{service_case_step, service_case_subject};
use crate::text::{inconsistent, read, read_optional};

/// What was done about a case, once, with its texts sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRecord {
    /// The step.
    pub step: Step,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// The number of its journal entry.
    pub entry: i64,
    /// Its texts, sealed; `None` where it has none, or they are erased.
    pub sealed: Option<String>,
    /// The time that was promised.
    pub until: Option<Milliseconds>,
    /// The numbers of the entries that it cites.
    pub cites: Vec<i64>,
    /// The duty that it made.
    pub duty: Option<DutyId>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = service_case_step)]
struct StepRow {
    site_id: String,
    case_id: String,
    position: i32,
    step: String,
    at: i64,
    done_by: String,
    entry: i64,
    sealed: Option<String>,
    until_at: Option<i64>,
    cites: String,
    duty_id: Option<String>,
}

impl StepRow {
    fn into_record(self) -> Result<StepRecord> {
        let table = "service_case_step";
        let step = Step::from_word(&self.step);
        let cites = serde_json::from_str(&self.cites);
        Ok(StepRecord {
            step: step.ok_or_else(|| inconsistent(table, "step", &self.step))?,
            at: self.at,
            by: self.done_by,
            entry: self.entry,
            sealed: self.sealed,
            until: self.until_at,
            cites: cites.map_err(|_| inconsistent(table, "cites", &self.cites))?,
            duty: read_optional(table, "duty_id", self.duty_id.as_deref())?,
        })
    }
}

/// Adds to what was done about a case.
pub fn add_step(
    connection: &mut Database,
    site: &SiteId,
    case: CaseId,
    done: &StepRecord,
) -> Result<()> {
    let last: Option<i32> = directly!(connection, |behind| service_case_step::table
        .filter(service_case_step::site_id.eq(site.as_str()))
        .filter(service_case_step::case_id.eq(case.to_string()))
        .select(diesel::dsl::max(service_case_step::position))
        .first(behind))?;
    let row = StepRow {
        site_id: site.to_string(),
        case_id: case.to_string(),
        position: last.unwrap_or(0) + 1,
        step: done.step.word().to_owned(),
        at: done.at,
        done_by: done.by.clone(),
        entry: done.entry,
        sealed: done.sealed.clone(),
        until_at: done.until,
        cites: serde_json::to_string(&done.cites)?,
        duty_id: done.duty.map(|id| id.to_string()),
    };
    directly!(connection, |behind| diesel::insert_into(
        service_case_step::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Takes a step, by the number of its entry, out of what was done about a case; the journal keeps it.
pub fn take_back_step(
    connection: &mut Database,
    site: &SiteId,
    case: CaseId,
    entry: i64,
) -> Result<()> {
    let taken = service_case_step::table
        .filter(service_case_step::site_id.eq(site.as_str()))
        .filter(service_case_step::case_id.eq(case.to_string()))
        .filter(service_case_step::entry.eq(entry));
    directly!(connection, |behind| diesel::delete(taken).execute(behind))?;
    Ok(())
}

/// What was done about a case, in order; its position, from 1, is where it stands.
pub fn steps(connection: &mut Database, site: &SiteId, case: CaseId) -> Result<Vec<StepRecord>> {
    let rows: Vec<StepRow> = directly!(connection, |behind| service_case_step::table
        .filter(service_case_step::site_id.eq(site.as_str()))
        .filter(service_case_step::case_id.eq(case.to_string()))
        .order(service_case_step::position)
        .select(StepRow::as_select())
        .load(behind))?;
    rows.into_iter().map(StepRow::into_record).collect()
}

/// The case and the step that made a duty, with the step's position.
pub fn of_duty(
    connection: &mut Database,
    site: &SiteId,
    duty: DutyId,
) -> Result<Option<(CaseId, usize, StepRecord)>> {
    let row: Option<StepRow> = directly!(connection, |behind| service_case_step::table
        .filter(service_case_step::site_id.eq(site.as_str()))
        .filter(service_case_step::duty_id.eq(duty.to_string()))
        .filter(service_case_step::step.eq(Step::Remedy.word()))
        .select(StepRow::as_select())
        .first(behind)
        .optional())?;
    row.map(|row| {
        let case = read("service_case_step", "case_id", &row.case_id)?;
        let position = usize::try_from(row.position)?;
        Ok((case, position, row.into_record()?))
    })
    .transpose()
}

#[derive(Insertable)]
#[diesel(table_name = service_case_subject)]
struct SubjectRow {
    site_id: String,
    case_id: String,
    account_id: String,
    named_at: i64,
    named_by: String,
}

/// Notes that a case is about somebody; said twice it is noted once.
pub fn name_subject(
    connection: &mut Database,
    site: &SiteId,
    case: CaseId,
    account: AccountId,
    (at, by): (Milliseconds, &str),
) -> Result<()> {
    let row = SubjectRow {
        site_id: site.to_string(),
        case_id: case.to_string(),
        account_id: account.to_string(),
        named_at: at,
        named_by: by.to_owned(),
    };
    directly!(connection, |behind| diesel::insert_into(
        service_case_subject::table
    )
    .values(row)
    .on_conflict_do_nothing()
    .execute(behind))?;
    Ok(())
}

/// Notes that a case is not about somebody.
pub fn unname_subject(
    connection: &mut Database,
    site: &SiteId,
    case: CaseId,
    account: AccountId,
) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        service_case_subject::table.find((site.as_str(), case.to_string(), account.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// Whom a case is about.
pub fn subjects(connection: &mut Database, site: &SiteId, case: CaseId) -> Result<Vec<AccountId>> {
    let rows: Vec<String> = directly!(connection, |behind| service_case_subject::table
        .filter(service_case_subject::site_id.eq(site.as_str()))
        .filter(service_case_subject::case_id.eq(case.to_string()))
        .order(service_case_subject::account_id)
        .select(service_case_subject::account_id)
        .load(behind))?;
    let accounts = rows.iter();
    accounts
        .map(|id| read("service_case_subject", "account_id", id))
        .collect()
}

/// The cases that are about somebody.
pub fn hidden_from(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> Result<Vec<CaseId>> {
    let rows: Vec<String> = directly!(connection, |behind| service_case_subject::table
        .filter(service_case_subject::site_id.eq(site.as_str()))
        .filter(service_case_subject::account_id.eq(account.to_string()))
        .select(service_case_subject::case_id)
        .load(behind))?;
    let cases = rows.iter();
    cases
        .map(|id| read("service_case_subject", "case_id", id))
        .collect()
}
