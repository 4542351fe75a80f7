//! The register of faults, and what was done about each.

use anyhow::Result;
use diesel::prelude::*;
use domain::fault::{Done, Fault, Found, Kind, Said, State, Step, Urgency};
use domain::{AccountId, FaultId, Milliseconds, RoomId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{fault, fault_step};
use crate::text::{counted, inconsistent, kept, read, read_optional};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = fault, treat_none_as_null = true)]
struct FaultRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    room_id: String,
    spot: String,
    kind: String,
    urgency: String,
    description: String,
    found_duty_id: Option<String>,
    found_step: Option<i32>,
    found_item: Option<String>,
    seen_at: Option<i64>,
    reported_at: i64,
    reporter: String,
    reporter_id: Option<String>,
    state: String,
    joined: i32,
    sent_back: i32,
    answer_due_at: Option<i64>,
    answered_at: Option<i64>,
    repairer: String,
    agreed_at: Option<i64>,
    repaired_at: Option<i64>,
    repaired_by: String,
    repaired_by_id: Option<String>,
    accept_due_at: Option<i64>,
    late: bool,
    closed_at: Option<i64>,
    closed_by: String,
}

impl FaultRow {
    fn of(site: &SiteId, one: &Fault) -> Result<Self> {
        let found = one.found.as_ref();
        let step = found.map(|found| kept("fault", "found_step", found.step));
        Ok(Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            room_id: one.room.to_string(),
            spot: one.spot.clone(),
            kind: one.kind.word().to_owned(),
            urgency: one.urgency.word().to_owned(),
            description: one.description.clone(),
            found_duty_id: found.map(|found| found.duty.to_string()),
            found_step: step.transpose()?,
            found_item: found.map(|found| found.item.clone()),
            seen_at: one.seen,
            reported_at: one.reported,
            reporter: one.reporter.clone(),
            reporter_id: one.reporter_account.map(|id| id.to_string()),
            state: one.state.word().to_owned(),
            joined: one.joined,
            sent_back: one.sent_back,
            answer_due_at: one.answer_due,
            answered_at: one.answered,
            repairer: one.repairer.clone(),
            agreed_at: one.agreed,
            repaired_at: one.repaired,
            repaired_by: one.repaired_by.clone(),
            repaired_by_id: one.repaired_account.map(|id| id.to_string()),
            accept_due_at: one.accept_due,
            late: one.late,
            closed_at: one.closed,
            closed_by: one.closed_by.clone(),
        })
    }

    fn found(&self) -> Result<Option<Found>> {
        let (Some(duty), Some(step), Some(item)) =
            (&self.found_duty_id, self.found_step, &self.found_item)
        else {
            return Ok(None);
        };
        Ok(Some(Found {
            duty: read("fault", "found_duty_id", duty)?,
            step: counted("fault", "found_step", step)?,
            item: item.clone(),
        }))
    }

    fn into_fault(self) -> Result<Fault> {
        let unfit = |column: &str, word: &str| inconsistent("fault", column, word);
        let found = self.found()?;
        let repaired_by_id = self.repaired_by_id.as_deref();
        Ok(Fault {
            id: read("fault", "id", &self.id)?,
            day: self.day,
            number: self.number,
            room: read("fault", "room_id", &self.room_id)?,
            spot: self.spot,
            kind: Kind::from_word(&self.kind).ok_or_else(|| unfit("kind", &self.kind))?,
            urgency: Urgency::from_word(&self.urgency)
                .ok_or_else(|| unfit("urgency", &self.urgency))?,
            description: self.description,
            found,
            seen: self.seen_at,
            reported: self.reported_at,
            reporter: self.reporter,
            reporter_account: read_optional("fault", "reporter_id", self.reporter_id.as_deref())?,
            state: State::from_word(&self.state).ok_or_else(|| unfit("state", &self.state))?,
            joined: self.joined,
            sent_back: self.sent_back,
            answer_due: self.answer_due_at,
            answered: self.answered_at,
            repairer: self.repairer,
            agreed: self.agreed_at,
            repaired: self.repaired_at,
            repaired_by: self.repaired_by,
            repaired_account: read_optional("fault", "repaired_by_id", repaired_by_id)?,
            accept_due: self.accept_due_at,
            late: self.late,
            closed: self.closed_at,
            closed_by: self.closed_by,
        })
    }
}

fn faults(rows: Vec<FaultRow>) -> Result<Vec<Fault>> {
    rows.into_iter().map(FaultRow::into_fault).collect()
}

/// Keeps a new fault.
pub fn add(connection: &mut Database, site: &SiteId, new: &Fault) -> Result<()> {
    let row = FaultRow::of(site, new)?;
    directly!(connection, |behind| diesel::insert_into(fault::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a fault as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &Fault) -> Result<()> {
    let row = FaultRow::of(site, changed)?;
    directly!(connection, |behind| diesel::update(
        fault::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The fault, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: FaultId) -> Result<Option<Fault>> {
    let row: Option<FaultRow> = directly!(connection, |behind| fault::table
        .find((site.as_str(), id.to_string()))
        .select(FaultRow::as_select())
        .first(behind)
        .optional())?;
    row.map(FaultRow::into_fault).transpose()
}

/// The last number of a day; 0 where nothing was reported.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| fault::table
        .filter(fault::site_id.eq(site.as_str()))
        .filter(fault::day.eq(day))
        .select(diesel::dsl::max(fault::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The faults that are neither accepted nor withdrawn, the oldest first.
pub fn open(connection: &mut Database, site: &SiteId, limit: i64) -> Result<Vec<Fault>> {
    let rows: Vec<FaultRow> = directly!(connection, |behind| fault::table
        .filter(fault::site_id.eq(site.as_str()))
        .filter(fault::closed_at.is_null())
        .order((fault::reported_at, fault::id))
        .limit(limit)
        .select(FaultRow::as_select())
        .load(behind))?;
    faults(rows)
}

/// The fault of the kind at the place that is still to be repaired, the newest where there are
/// several.
pub fn open_at(
    connection: &mut Database,
    site: &SiteId,
    room: RoomId,
    kind: Kind,
) -> Result<Option<Fault>> {
    let row: Option<FaultRow> = directly!(connection, |behind| fault::table
        .filter(fault::site_id.eq(site.as_str()))
        .filter(fault::room_id.eq(room.to_string()))
        .filter(fault::kind.eq(kind.word()))
        .filter(fault::closed_at.is_null())
        .filter(fault::state.ne(State::Repaired.word()))
        .order((fault::reported_at.desc(), fault::id))
        .select(FaultRow::as_select())
        .first(behind)
        .optional())?;
    row.map(FaultRow::into_fault).transpose()
}

/// The faults reported in a span of time, the newest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<Fault>> {
    let rows: Vec<FaultRow> = directly!(connection, |behind| fault::table
        .filter(fault::site_id.eq(site.as_str()))
        .filter(fault::reported_at.ge(from))
        .filter(fault::reported_at.lt(until))
        .order((fault::reported_at.desc(), fault::id))
        .limit(limit)
        .select(FaultRow::as_select())
        .load(behind))?;
    faults(rows)
}

/// What somebody reported, the newest first.
pub fn of_reporter(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    limit: i64,
) -> Result<Vec<Fault>> {
    let rows: Vec<FaultRow> = directly!(connection, |behind| fault::table
        .filter(fault::site_id.eq(site.as_str()))
        .filter(fault::reporter_id.eq(account.to_string()))
        .order((fault::reported_at.desc(), fault::id))
        .limit(limit)
        .select(FaultRow::as_select())
        .load(behind))?;
    faults(rows)
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = fault_step)]
struct StepRow {
    site_id: String,
    fault_id: String,
    position: i32,
    step: String,
    at: i64,
    done_by: String,
    repairer: String,
    note: String,
    material: String,
    agreed_at: Option<i64>,
}

/// Adds to what was done about a fault.
pub fn add_step(
    connection: &mut Database,
    site: &SiteId,
    fault: FaultId,
    done: &Done,
) -> Result<()> {
    let last: Option<i32> = directly!(connection, |behind| fault_step::table
        .filter(fault_step::site_id.eq(site.as_str()))
        .filter(fault_step::fault_id.eq(fault.to_string()))
        .select(diesel::dsl::max(fault_step::position))
        .first(behind))?;
    let row = StepRow {
        site_id: site.to_string(),
        fault_id: fault.to_string(),
        position: last.unwrap_or(0) + 1,
        step: done.step.word().to_owned(),
        at: done.at,
        done_by: done.by.clone(),
        repairer: done.said.repairer.clone(),
        note: done.said.note.clone(),
        material: done.said.material.clone(),
        agreed_at: done.said.agreed,
    };
    directly!(connection, |behind| diesel::insert_into(fault_step::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// What was done about a fault, in order.
pub fn steps(connection: &mut Database, site: &SiteId, fault: FaultId) -> Result<Vec<Done>> {
    let rows: Vec<StepRow> = directly!(connection, |behind| fault_step::table
        .filter(fault_step::site_id.eq(site.as_str()))
        .filter(fault_step::fault_id.eq(fault.to_string()))
        .order(fault_step::position)
        .select(StepRow::as_select())
        .load(behind))?;
    let done = rows.into_iter().map(|row| {
        let step = Step::from_word(&row.step);
        Ok(Done {
            step: step.ok_or_else(|| inconsistent("fault_step", "step", &row.step))?,
            at: row.at,
            by: row.done_by,
            said: Said {
                repairer: row.repairer,
                note: row.note,
                material: row.material,
                agreed: row.agreed_at,
            },
        })
    });
    done.collect()
}
