//! Leaves as they were asked for and decided.

use anyhow::Result;
use diesel::prelude::*;
use domain::roster::Decided;
use domain::roster::leave::{Leave, LeaveStanding};
use domain::{AccountId, LeaveId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::leave;
use crate::text::{inconsistent, read, read_optional};

const TABLE: &str = "leave";

/// A leave with what was told of it, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveRecord {
    /// The leave.
    pub leave: Leave,
    /// Its kind and the word of whoever asks, sealed.
    pub told: String,
    /// Why it was refused, sealed; empty for nothing.
    pub reason: String,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = leave, treat_none_as_null = true)]
struct LeaveRow {
    site_id: String,
    id: String,
    account_id: String,
    starts_at: i64,
    ends_at: i64,
    told: String,
    asked_at: i64,
    standing: String,
    decided_at: Option<i64>,
    decided_by: String,
    decided_by_id: Option<String>,
    reason: String,
}

impl LeaveRow {
    fn of(site: &SiteId, record: &LeaveRecord) -> Self {
        let one = &record.leave;
        let decided = match &one.standing {
            LeaveStanding::Approved(decided) | LeaveStanding::Refused(decided) => Some(decided),
            LeaveStanding::Waiting | LeaveStanding::Withdrawn => None,
        };
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            account_id: one.account.to_string(),
            starts_at: one.starts,
            ends_at: one.ends,
            told: record.told.clone(),
            asked_at: one.asked,
            standing: one.standing.word().to_owned(),
            decided_at: decided.map(|decided| decided.at),
            decided_by: decided.map_or_else(String::new, |decided| decided.by.clone()),
            decided_by_id: decided
                .and_then(|decided| decided.account)
                .map(|id| id.to_string()),
            reason: record.reason.clone(),
        }
    }

    fn into_record(self) -> Result<LeaveRecord> {
        let decided = || -> Result<Decided> {
            let at = self.decided_at;
            Ok(Decided {
                at: at.ok_or_else(|| inconsistent(TABLE, "decided_at", &self.id))?,
                by: self.decided_by.clone(),
                account: read_optional(TABLE, "decided_by_id", self.decided_by_id.as_deref())?,
            })
        };
        let standing = match self.standing.as_str() {
            "waiting" => LeaveStanding::Waiting,
            "approved" => LeaveStanding::Approved(decided()?),
            "refused" => LeaveStanding::Refused(decided()?),
            "withdrawn" => LeaveStanding::Withdrawn,
            other => return Err(inconsistent(TABLE, "standing", other)),
        };
        Ok(LeaveRecord {
            leave: Leave {
                id: read(TABLE, "id", &self.id)?,
                account: read(TABLE, "account_id", &self.account_id)?,
                starts: self.starts_at,
                ends: self.ends_at,
                asked: self.asked_at,
                standing,
            },
            told: self.told,
            reason: self.reason,
        })
    }
}

fn records(rows: Vec<LeaveRow>) -> Result<Vec<LeaveRecord>> {
    rows.into_iter().map(LeaveRow::into_record).collect()
}

/// Keeps a new leave.
pub fn add(connection: &mut Database, site: &SiteId, new: &LeaveRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(leave::table)
        .values(LeaveRow::of(site, new))
        .execute(behind))?;
    Ok(())
}

/// Keeps a leave as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &LeaveRecord) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        leave::table.find((site.as_str(), changed.leave.id.to_string()))
    )
    .set(LeaveRow::of(site, changed))
    .execute(behind))?;
    Ok(())
}

/// The leave, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: LeaveId) -> Result<Option<LeaveRecord>> {
    let row: Option<LeaveRow> = directly!(connection, |behind| leave::table
        .find((site.as_str(), id.to_string()))
        .select(LeaveRow::as_select())
        .first(behind)
        .optional())?;
    row.map(LeaveRow::into_record).transpose()
}

/// The leaves of which some lies in a span, those that do not stand too, the first first.
pub fn touching(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<LeaveRecord>> {
    let rows: Vec<LeaveRow> = directly!(connection, |behind| leave::table
        .filter(leave::site_id.eq(site.as_str()))
        .filter(leave::ends_at.gt(from))
        .filter(leave::starts_at.lt(until))
        .order((leave::starts_at, leave::asked_at, leave::id))
        .select(LeaveRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The leaves that are granted and of which some lies in a span.
pub fn granted(
    connection: &mut Database,
    site: &SiteId,
    span: (Milliseconds, Milliseconds),
) -> Result<Vec<Leave>> {
    let found = touching(connection, site, span)?.into_iter();
    Ok(found
        .map(|record| record.leave)
        .filter(Leave::is_approved)
        .collect())
}

/// Somebody's leaves that are not over by then, the first first.
pub fn of_account(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    from: Milliseconds,
) -> Result<Vec<Leave>> {
    let rows: Vec<LeaveRow> = directly!(connection, |behind| leave::table
        .filter(leave::site_id.eq(site.as_str()))
        .filter(leave::account_id.eq(account.to_string()))
        .filter(leave::ends_at.gt(from))
        .order((leave::starts_at, leave::asked_at, leave::id))
        .select(LeaveRow::as_select())
        .load(behind))?;
    let found = records(rows)?.into_iter();
    Ok(found.map(|record| record.leave).collect())
}

/// How many leaves wait for a decision that end after then and are not one's own: of everybody, or of some.
pub fn count_waiting(
    connection: &mut Database,
    site: &SiteId,
    (from, own): (Milliseconds, Option<AccountId>),
    of: Option<&[AccountId]>,
) -> Result<usize> {
    let own = own.map_or_else(String::new, |own| own.to_string());
    let waiting = leave::table
        .filter(leave::site_id.eq(site.as_str()))
        .filter(leave::standing.eq(LeaveStanding::Waiting.word()))
        .filter(leave::ends_at.gt(from))
        .filter(leave::account_id.ne(&own));
    let count: i64 = match of {
        None => directly!(connection, |behind| waiting.count().get_result(behind))?,
        Some(of) => {
            let of: Vec<String> = of.iter().map(ToString::to_string).collect();
            let waiting = waiting.filter(leave::account_id.eq_any(of.as_slice()));
            directly!(connection, |behind| waiting.count().get_result(behind))?
        }
    };
    Ok(usize::try_from(count)?)
}

/// Whether there are leaves that ended before then.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let count: i64 = directly!(connection, |behind| leave::table
        .filter(leave::site_id.eq(site.as_str()))
        .filter(leave::ends_at.lt(before))
        .count()
        .get_result(behind))?;
    Ok(count > 0)
}

/// Forgets the leaves that ended before then; how many.
pub fn forget(connection: &mut Database, site: &SiteId, before: Milliseconds) -> Result<usize> {
    Ok(directly!(connection, |behind| diesel::delete(
        leave::table
            .filter(leave::site_id.eq(site.as_str()))
            .filter(leave::ends_at.lt(before))
    )
    .execute(behind))?)
}
