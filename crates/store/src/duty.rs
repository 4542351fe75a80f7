//! Duties. Planned, open and overdue follow from the time alone and are never stored.

mod search;

use anyhow::Result;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use domain::alert::{SOON_LEAST_MS, Stage};
use domain::duty::{DutyRecord, Settled, outcome_at, outcome_word};
use domain::serving::instant;
use domain::subject::{Register, Subject};
use domain::{AccountId, DutyId, MeetingId, Milliseconds, SiteId};
use standards::{Duty, Outcome, RuleId};

pub use self::search::{Wanted, wanted};
use crate::Database;
use crate::connection::directly;
use crate::prepared::Prepared;
use crate::schema::{alert, duty, site};
use crate::text::{inconsistent, read, read_optional};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(
    table_name = duty,
    treat_none_as_null = true,
    treat_none_as_default_value = false
)]
struct DutyRow {
    site_id: String,
    id: String,
    day: String,
    meeting_id: Option<String>,
    request_id: Option<String>,
    subject_register: Option<String>,
    subject_id: Option<String>,
    subject_number: Option<i32>,
    rule: String,
    round: i32,
    standard_version: i32,
    team_id: Option<String>,
    assignee_id: Option<String>,
    room_id: Option<String>,
    cause_at: i64,
    opens_at: i64,
    due_at: i64,
    stopped_at: Option<i64>,
    outcome: Option<String>,
    outcome_at: Option<i64>,
    outcome_received_at: Option<i64>,
    outcome_by: Option<String>,
    outcome_reason: Option<String>,
    steps_done: String,
    overdue_noted_at: Option<i64>,
}

impl DutyRow {
    fn of(site: &SiteId, record: &DutyRecord) -> Self {
        let duty = &record.duty;
        let steps: Vec<String> = record.steps_done.iter().map(ToString::to_string).collect();
        Self {
            site_id: site.to_string(),
            id: record.id.to_string(),
            day: record.day.clone(),
            meeting_id: record.meeting.map(|id| id.to_string()),
            request_id: record.request.map(|id| id.to_string()),
            subject_register: record.subject.map(|one| one.register.word().to_owned()),
            subject_id: record.subject.map(|one| one.id.to_string()),
            subject_number: record.subject.map(|one| one.number as i32),
            rule: duty.rule.to_string(),
            round: duty.round as i32,
            standard_version: record.standard_version,
            team_id: record.team.map(|id| id.to_string()),
            assignee_id: record.assignee.map(|id| id.to_string()),
            room_id: record.room.map(|id| id.to_string()),
            cause_at: duty.cause.as_millisecond(),
            opens_at: duty.opens.as_millisecond(),
            due_at: duty.due.as_millisecond(),
            stopped_at: duty.stopped.map(jiff::Timestamp::as_millisecond),
            outcome: duty
                .outcome
                .as_ref()
                .map(|outcome| outcome_word(outcome).to_owned()),
            outcome_at: duty.outcome.as_ref().map(outcome_at),
            outcome_received_at: record.settled.as_ref().map(|settled| settled.received),
            outcome_by: record.settled.as_ref().map(|settled| settled.by.clone()),
            outcome_reason: match &duty.outcome {
                Some(Outcome::Waived { reason, .. }) => Some(reason.clone()),
                _ => None,
            },
            steps_done: steps.join(" "),
            overdue_noted_at: record.overdue_noted,
        }
    }

    fn outcome(&self) -> Result<Option<Outcome>> {
        let Some(word) = self.outcome.as_deref() else {
            return Ok(None);
        };
        let at = self
            .outcome_at
            .ok_or_else(|| inconsistent("duty", "outcome_at", word))?;
        let at = instant(at);
        Ok(Some(match word {
            "done" => Outcome::Done { at },
            "missed" => Outcome::Missed { at },
            "cancelled" => Outcome::Cancelled { at },
            "waived" => Outcome::Waived {
                at,
                reason: self.outcome_reason.clone().unwrap_or_default(),
            },
            other => return Err(inconsistent("duty", "outcome", other)),
        }))
    }

    fn subject(&self) -> Result<Option<Subject>> {
        let (Some(word), Some(id), Some(number)) = (
            self.subject_register.as_deref(),
            self.subject_id.as_deref(),
            self.subject_number,
        ) else {
            return Ok(None);
        };
        let register = Register::from_word(word)
            .ok_or_else(|| inconsistent("duty", "subject_register", word))?;
        Ok(Some(Subject {
            register,
            id: read("duty", "subject_id", id)?,
            number: number as u32,
        }))
    }

    fn into_record(self) -> Result<DutyRecord> {
        let (outcome, subject) = (self.outcome()?, self.subject()?);
        let settled = match (self.outcome_by, self.outcome_received_at) {
            (Some(by), Some(received)) => Some(Settled { by, received }),
            _ => None,
        };
        Ok(DutyRecord {
            id: read("duty", "id", &self.id)?,
            day: self.day,
            meeting: read_optional("duty", "meeting_id", self.meeting_id.as_deref())?,
            request: read_optional("duty", "request_id", self.request_id.as_deref())?,
            subject,
            standard_version: self.standard_version,
            team: read_optional("duty", "team_id", self.team_id.as_deref())?,
            assignee: read_optional("duty", "assignee_id", self.assignee_id.as_deref())?,
            room: read_optional("duty", "room_id", self.room_id.as_deref())?,
            duty: Duty {
                rule: RuleId::from(self.rule.as_str()),
                round: self.round as u32,
                cause: instant(self.cause_at),
                opens: instant(self.opens_at),
                due: instant(self.due_at),
                stopped: self.stopped_at.map(instant),
                outcome,
            },
            settled,
            steps_done: self
                .steps_done
                .split_whitespace()
                .map(|step| read("duty", "steps_done", step))
                .collect::<Result<_>>()?,
            overdue_noted: self.overdue_noted_at,
        })
    }
}

/// Keeps a new duty.
pub fn add(connection: &mut Database, site: &SiteId, record: &DutyRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(duty::table)
        .values(DutyRow::of(site, record))
        .execute(behind))?;
    Ok(())
}

/// Keeps a duty as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, record: &DutyRecord) -> Result<()> {
    struct Change;
    let update = diesel::update(duty::table.find((site.as_str(), record.id.to_string())))
        .set(DutyRow::of(site, record));
    let update = Prepared::<Change, _>::of(update);
    directly!(connection, |behind| update.execute(behind))?;
    Ok(())
}

/// Keeps how a duty stands settled, or that it no longer is. Nothing else of it is written: the narrowest change is
/// four times as fast.
pub fn settle(connection: &mut Database, site: &SiteId, record: &DutyRecord) -> Result<()> {
    struct Settling;
    let row = DutyRow::of(site, record);
    let update = diesel::update(duty::table.find((row.site_id, row.id))).set((
        duty::outcome.eq(row.outcome),
        duty::outcome_at.eq(row.outcome_at),
        duty::outcome_received_at.eq(row.outcome_received_at),
        duty::outcome_by.eq(row.outcome_by),
        duty::outcome_reason.eq(row.outcome_reason),
    ));
    let update = Prepared::<Settling, _>::of(update);
    directly!(connection, |behind| update.execute(behind))?;
    Ok(())
}

/// The duty, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: DutyId) -> Result<Option<DutyRecord>> {
    let row: Option<DutyRow> = directly!(connection, |behind| duty::table
        .find((site.as_str(), id.to_string()))
        .select(DutyRow::as_select())
        .first(behind)
        .optional()?);
    row.map(DutyRow::into_record).transpose()
}

/// The duties of a meeting, in the order in which they came to be.
pub fn of_meeting(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
) -> Result<Vec<DutyRecord>> {
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::meeting_id.eq(id.to_string()))
        .order((duty::cause_at, duty::rule, duty::round))
        .select(DutyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(DutyRow::into_record).collect()
}

/// The duties about a record of a register, in the order in which they came to be.
pub fn of_subject(
    connection: &mut Database,
    site: &SiteId,
    subject: Subject,
) -> Result<Vec<DutyRecord>> {
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::subject_id.eq(subject.id.to_string()))
        .filter(duty::subject_register.eq(subject.register.word()))
        .order((duty::cause_at, duty::rule, duty::round))
        .select(DutyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(DutyRow::into_record).collect()
}

/// The duties of a civil day, in the order of their windows.
pub fn of_day(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<DutyRecord>> {
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::day.eq(day))
        .order((duty::opens_at, duty::rule, duty::round, duty::id))
        .select(DutyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(DutyRow::into_record).collect()
}

/// The duties about the records of one register that belong to the days from `first` to `last`, in the
/// order in which they came to be.
pub fn of_register(
    connection: &mut Database,
    site: &SiteId,
    register: Register,
    (first, last): (&str, &str),
) -> Result<Vec<DutyRecord>> {
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::day.ge(first))
        .filter(duty::day.le(last))
        .filter(duty::subject_register.eq(register.word()))
        .order((duty::cause_at, duty::rule, duty::round, duty::id))
        .select(DutyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(DutyRow::into_record).collect()
}

/// The unsettled duties about the records of one register that open until then; the earliest due first.
pub fn unsettled_of_register(
    connection: &mut Database,
    site: &SiteId,
    register: Register,
    until: Milliseconds,
) -> Result<Vec<DutyRecord>> {
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::outcome.is_null())
        .filter(duty::opens_at.le(until))
        .filter(duty::subject_register.eq(register.word()))
        .order((duty::due_at, duty::id))
        .select(DutyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(DutyRow::into_record).collect()
}

/// The duties of the days from `first` to `last` that fell short by `now` or were waived, in the order in
/// which they were due.
pub fn short_or_waived(
    connection: &mut Database,
    site: &SiteId,
    (first, last): (&str, &str),
    now: Milliseconds,
) -> Result<Vec<DutyRecord>> {
    let late = duty::outcome
        .eq("done")
        .and(duty::outcome_at.gt(duty::due_at.nullable()));
    let overdue = duty::outcome.is_null().and(duty::due_at.lt(now)).and(
        duty::stopped_at
            .is_null()
            .or(duty::stopped_at.gt(duty::due_at.nullable())),
    );
    let settled = duty::outcome.eq("missed").or(duty::outcome.eq("waived"));
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::day.ge(first))
        .filter(duty::day.le(last))
        .filter(settled.or(late).or(overdue))
        .order((duty::due_at, duty::id))
        .select(DutyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(DutyRow::into_record).collect()
}

/// Unsettled duties about records of registers of days before `day`, the oldest first.
pub fn left_of_subjects(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    limit: i64,
) -> Result<Vec<DutyRecord>> {
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::outcome.is_null())
        .filter(duty::subject_id.is_not_null())
        .filter(duty::day.lt(day))
        .order((duty::due_at, duty::id))
        .limit(limit)
        .select(DutyRow::as_select())
        .load(behind))?;
    rows.into_iter().map(DutyRow::into_record).collect()
}

/// Forgets a duty whose cause was taken back, with what was remarked on it and told of it.
pub fn remove(connection: &mut Database, site: &SiteId, id: DutyId) -> Result<()> {
    crate::remark::forget(connection, site, id)?;
    crate::alert::forget_of(connection, site, id)?;
    directly!(connection, |behind| diesel::delete(
        duty::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// The sites one by one: what is open at any of them is found by the site and its opening.
#[diesel::dsl::auto_type]
fn every_site() -> _ {
    site::table.select(site::id)
}

/// Unsettled duties of meetings of any site that were due before `due`, the oldest first.
pub fn forgotten(
    connection: &mut Database,
    due: Milliseconds,
    limit: i64,
) -> Result<Vec<(SiteId, DutyRecord)>> {
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::outcome.is_null())
        .filter(duty::site_id.eq_any(every_site()))
        // What was due has opened: by its opening it is found.
        .filter(duty::opens_at.lt(due))
        .filter(duty::meeting_id.is_not_null())
        .filter(duty::due_at.lt(due))
        .order((duty::due_at, duty::id))
        .limit(limit)
        .select(DutyRow::as_select())
        .load(behind))?;
    with_site(rows)
}

/// Unsettled duties of any site whose window has passed and is not yet noted, most urgent first.
pub fn overdue(
    connection: &mut Database,
    now: Milliseconds,
    limit: i64,
) -> Result<Vec<(SiteId, DutyRecord)>> {
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::outcome.is_null())
        .filter(duty::site_id.eq_any(every_site()))
        // What was due has opened: by its opening it is found.
        .filter(duty::opens_at.lt(now))
        .filter(duty::overdue_noted_at.is_null())
        .filter(duty::stopped_at.is_null())
        .filter(duty::due_at.lt(now))
        .order((duty::due_at, duty::id))
        .limit(limit)
        .select(DutyRow::as_select())
        .load(behind))?;
    with_site(rows)
}

/// Unsettled duties of any site whose window has opened, that somebody has, and of which their phone was not told
/// that it opened, or, where half of it is gone, that it is soon over. In no order.
pub fn untold(
    connection: &mut Database,
    now: Milliseconds,
    limit: i64,
) -> Result<Vec<(SiteId, DutyRecord)>> {
    let told = |stage: Stage| {
        alert::table
            .filter(alert::site_id.eq(duty::site_id))
            .filter(alert::duty_id.eq(duty::id.nullable()))
            .filter(alert::account_id.eq(duty::assignee_id))
            .filter(alert::way.eq("phone"))
            // What a phone said by itself keeps the house from telling nobody else.
            .filter(alert::tries.gt(0))
            .filter(alert::stage_rank.ge(stage.rank()))
    };
    let is_half_gone = (duty::opens_at + duty::due_at)
        .le(2 * now)
        .and((duty::due_at - duty::opens_at).ge(SOON_LEAST_MS));
    let at_opening = not(exists(told(Stage::Opens)));
    let at_half = is_half_gone.and(not(exists(told(Stage::Soon))));
    let rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::outcome.is_null())
        .filter(duty::site_id.eq_any(every_site()))
        .filter(duty::overdue_noted_at.is_null())
        .filter(duty::stopped_at.is_null())
        .filter(duty::assignee_id.is_not_null())
        .filter(duty::opens_at.le(now))
        .filter(at_opening.or(at_half))
        .limit(limit)
        .select(DutyRow::as_select())
        .load(behind))?;
    with_site(rows)
}

fn with_site(rows: Vec<DutyRow>) -> Result<Vec<(SiteId, DutyRecord)>> {
    rows.into_iter()
        .map(|row| Ok((read("duty", "site_id", &row.site_id)?, row.into_record()?)))
        .collect()
}

/// Unsettled duties of one account that are still to come or open.
pub fn unsettled_of(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> Result<Vec<DutyRecord>> {
    let mut rows: Vec<DutyRow> = directly!(connection, |behind| duty::table
        .filter(duty::site_id.eq(site.as_str()))
        .filter(duty::assignee_id.eq(account.to_string()))
        .filter(duty::outcome.is_null())
        .select(DutyRow::as_select())
        .load(behind))?;
    // Put in order here: asked for in their order, they would be looked for among everybody's.
    rows.sort_by(|one, other| (one.opens_at, &one.id).cmp(&(other.opens_at, &other.id)));
    rows.into_iter().map(DutyRow::into_record).collect()
}
