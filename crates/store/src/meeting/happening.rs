//! What happened to a meeting, as it is played again.

use anyhow::Result;
use diesel::prelude::*;
use domain::serving::{Record, What, instant};
use domain::{MeetingId, SiteId};
use standards::{Happening, RuleId};

use crate::Database;
use crate::connection::directly;
use crate::schema::happening;
use crate::text::{inconsistent, read_optional};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = happening)]
struct HappeningRow {
    site_id: String,
    meeting_id: String,
    at: i64,
    sequence: i32,
    what: String,
    rule: Option<String>,
    round: Option<i32>,
    reason: Option<String>,
    starts_at: Option<i64>,
    ends_at: Option<i64>,
    actor: String,
    account_id: Option<String>,
}

impl HappeningRow {
    fn of(site: &SiteId, meeting: MeetingId, sequence: i32, record: &Record) -> Self {
        let mut row = Self {
            site_id: site.to_string(),
            meeting_id: meeting.to_string(),
            at: record.at,
            sequence,
            what: String::new(),
            rule: None,
            round: None,
            reason: None,
            starts_at: None,
            ends_at: None,
            actor: record.actor.clone(),
            account_id: record.account.map(|id| id.to_string()),
        };
        let what = match &record.what {
            What::Booked { starts, ends } => {
                row.starts_at = Some(starts.as_millisecond());
                row.ends_at = Some(ends.as_millisecond());
                "booked"
            }
            What::Happened(Happening::Moved { starts, ends }) => {
                row.starts_at = Some(starts.as_millisecond());
                row.ends_at = Some(ends.as_millisecond());
                "moved"
            }
            What::Happened(Happening::Done { rule, round }) => {
                row.rule = Some(rule.to_string());
                row.round = round.map(|round| round as i32);
                "done"
            }
            What::Happened(Happening::Waived {
                rule,
                round,
                reason,
            }) => {
                row.rule = Some(rule.to_string());
                row.round = round.map(|round| round as i32);
                row.reason = Some(reason.clone());
                "waived"
            }
            What::Happened(Happening::Started) => "started",
            What::Happened(Happening::Seated) => "seated",
            What::Happened(Happening::Break) => "break",
            What::Happened(Happening::Resumed) => "resumed",
            What::Happened(Happening::Ended) => "ended",
            What::Happened(Happening::Cancelled) => "cancelled",
            What::Happened(Happening::Requested) => "requested",
        };
        what.clone_into(&mut row.what);
        row
    }

    fn into_record(self) -> Result<Record> {
        let span = || match (self.starts_at, self.ends_at) {
            (Some(starts), Some(ends)) => Ok((instant(starts), instant(ends))),
            _ => Err(inconsistent("happening", "starts_at", &self.what)),
        };
        let rule = || {
            self.rule
                .as_deref()
                .map(RuleId::from)
                .ok_or_else(|| inconsistent("happening", "rule", &self.what))
        };
        let round = self.round.map(|round| round as u32);
        let what = match self.what.as_str() {
            "booked" => {
                let (starts, ends) = span()?;
                What::Booked { starts, ends }
            }
            "moved" => {
                let (starts, ends) = span()?;
                What::Happened(Happening::Moved { starts, ends })
            }
            "done" => What::Happened(Happening::Done {
                rule: rule()?,
                round,
            }),
            "waived" => What::Happened(Happening::Waived {
                rule: rule()?,
                round,
                reason: self.reason.clone().unwrap_or_default(),
            }),
            "started" => What::Happened(Happening::Started),
            "seated" => What::Happened(Happening::Seated),
            "break" => What::Happened(Happening::Break),
            "resumed" => What::Happened(Happening::Resumed),
            "ended" => What::Happened(Happening::Ended),
            "cancelled" => What::Happened(Happening::Cancelled),
            "requested" => What::Happened(Happening::Requested),
            other => return Err(inconsistent("happening", "what", other)),
        };
        let account = read_optional("happening", "account_id", self.account_id.as_deref())?;
        Ok(Record {
            at: self.at,
            what,
            actor: self.actor,
            account,
        })
    }
}

/// Keeps what happened to a meeting.
pub fn add_happening(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
    record: &Record,
) -> Result<()> {
    let last: Option<i32> = directly!(connection, |behind| happening::table
        .filter(happening::site_id.eq(site.as_str()))
        .filter(happening::meeting_id.eq(id.to_string()))
        .select(diesel::dsl::max(happening::sequence))
        .first(behind))?;
    directly!(connection, |behind| diesel::insert_into(happening::table)
        .values(HappeningRow::of(
            site,
            id,
            last.map_or(0, |last| last + 1),
            record,
        ))
        .execute(behind))?;
    Ok(())
}

/// Takes the last of such records out of what happened to a meeting.
pub fn take_back_happening(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
    record: &Record,
) -> Result<()> {
    let rows: Vec<HappeningRow> = directly!(connection, |behind| happening::table
        .filter(happening::site_id.eq(site.as_str()))
        .filter(happening::meeting_id.eq(id.to_string()))
        .filter(happening::at.eq(record.at))
        .order(happening::sequence.desc())
        .select(HappeningRow::as_select())
        .load(behind))?;
    for row in rows {
        let sequence = row.sequence;
        if row.into_record()? == *record {
            directly!(connection, |behind| diesel::delete(
                happening::table.find((site.as_str(), id.to_string(), sequence))
            )
            .execute(behind))?;
            return Ok(());
        }
    }
    Err(inconsistent("happening", "at", &record.at.to_string()))
}

/// What happened to a meeting, in the order of time; what was told first first.
pub fn happenings(connection: &mut Database, site: &SiteId, id: MeetingId) -> Result<Vec<Record>> {
    let rows: Vec<HappeningRow> = directly!(connection, |behind| happening::table
        .filter(happening::site_id.eq(site.as_str()))
        .filter(happening::meeting_id.eq(id.to_string()))
        .order((happening::at, happening::sequence))
        .select(HappeningRow::as_select())
        .load(behind))?;
    let mut records = rows
        .into_iter()
        .map(HappeningRow::into_record)
        .collect::<Result<Vec<_>>>()?;
    // The booking is first by meaning, whatever a phone's clock said of something else.
    let booked = records
        .iter()
        .position(|record| matches!(record.what, What::Booked { .. }));
    let booked = booked.ok_or_else(|| inconsistent("happening", "what", "no booking"))?;
    records[..=booked].rotate_right(1);
    Ok(records)
}
