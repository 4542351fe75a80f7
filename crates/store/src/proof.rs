//! What is kept, held against what the journal tells: neither says anything the other does not know.

use anyhow::Result;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use domain::SiteId;
use domain::journal::Hash;

use crate::Database;
use crate::connection::directly;
use crate::schema::{duty, journal, meeting, site};
use crate::text::inconsistent;

/// The first thing at a site that the journal and what is kept do not tell alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// The duty is settled, and no entry tells of it at that time.
    DutyUntold(String),
    /// The meeting came so far, and no entry of this act tells of it at that time.
    MeetingUntold(String, &'static str),
    /// The entry tells of a duty that was settled, and it is not, though nobody took it back.
    EntryUndone(i64),
}

/// Outcomes of duties that somebody gave them, each with the act that tells of it.
const SETTLED: [(&str, &str); 2] = [("done", "duty-done"), ("waived", "duty-waived")];

/// Holds a site's duties and meetings against its journal; the first mismatch, if there is one.
pub fn mismatch(connection: &mut Database, site: &SiteId) -> Result<Option<Mismatch>> {
    for (outcome, act) in SETTLED {
        let told = journal::table
            .filter(journal::site_id.eq(duty::site_id))
            .filter(journal::duty_id.eq(duty::id.nullable()))
            .filter(journal::act.eq(act))
            .filter(journal::at.nullable().eq(duty::outcome_at));
        // What a register settles is told by the act of the register, at the same instant.
        let by_register = journal::table
            .filter(journal::site_id.eq(duty::site_id))
            .filter(duty::subject_id.is_not_null())
            .filter(journal::at.nullable().eq(duty::outcome_at));
        let untold: Option<String> = directly!(connection, |behind| duty::table
            .filter(duty::site_id.eq(site.as_str()))
            .filter(duty::outcome.eq(outcome))
            .filter(not(exists(told)))
            .filter(not(exists(by_register)))
            .order(duty::id)
            .select(duty::id)
            .first(behind)
            .optional())?;
        if let Some(duty) = untold {
            return Ok(Some(Mismatch::DutyUntold(duty)));
        }
    }
    if let Some(mismatch) = untold_meeting(connection, site)? {
        return Ok(Some(mismatch));
    }
    let settled = duty::table
        .filter(duty::site_id.eq(journal::site_id))
        .filter(duty::id.nullable().eq(journal::duty_id))
        .filter(duty::outcome.eq("done").or(duty::outcome.eq("waived")));
    let withdrawn = diesel::alias!(journal as withdrawn);
    let taken_back = withdrawn
        .filter(withdrawn.field(journal::site_id).eq(journal::site_id))
        .filter(withdrawn.field(journal::duty_id).eq(journal::duty_id))
        .filter(withdrawn.field(journal::act).eq("duty-withdrawn"))
        .filter(withdrawn.field(journal::number).gt(journal::number));
    let undone: Option<i64> = directly!(connection, |behind| journal::table
        .filter(journal::site_id.eq(site.as_str()))
        .filter(
            journal::act
                .eq("duty-done")
                .or(journal::act.eq("duty-waived")),
        )
        .filter(not(exists(settled)))
        .filter(not(exists(taken_back)))
        .order(journal::number)
        .select(journal::number)
        .first(behind)
        .optional())?;
    Ok(undone.map(Mismatch::EntryUndone))
}

fn untold_meeting(connection: &mut Database, site: &SiteId) -> Result<Option<Mismatch>> {
    macro_rules! untold {
        ($reached:ident, $act:literal) => {{
            let told = journal::table
                .filter(journal::site_id.eq(meeting::site_id))
                .filter(journal::meeting_id.eq(meeting::id.nullable()))
                .filter(journal::act.eq($act))
                .filter(journal::at.nullable().eq(meeting::$reached));
            let untold: Option<String> = directly!(connection, |behind| meeting::table
                .filter(meeting::site_id.eq(site.as_str()))
                .filter(meeting::$reached.is_not_null())
                .filter(not(exists(told)))
                .order(meeting::id)
                .select(meeting::id)
                .first(behind)
                .optional())?;
            if let Some(meeting) = untold {
                return Ok(Some(Mismatch::MeetingUntold(meeting, $act)));
            }
        }};
    }
    untold!(started_at, "meeting-started");
    untold!(ended_at, "meeting-ended");
    untold!(cancelled_at, "meeting-cancelled");
    Ok(None)
}

/// Sites that entries belong to and that are not there: their row was removed, or the entries were
/// put there.
pub fn sites_gone(connection: &mut Database) -> Result<Vec<String>> {
    let there = site::table.filter(site::id.eq(journal::site_id));
    Ok(directly!(connection, |behind| journal::table
        .filter(not(exists(there)))
        .order(journal::site_id)
        .select(journal::site_id)
        .distinct()
        .load(behind))?)
}

/// The hash that stands beside an entry of the site, if there is one of this number.
pub fn hash_at(connection: &mut Database, site: &SiteId, number: i64) -> Result<Option<Hash>> {
    let hash: Option<String> = directly!(connection, |behind| journal::table
        .find((site.as_str(), number))
        .select(journal::hash)
        .first(behind)
        .optional())?;
    hash.map(|hash| Hash::from_hex(&hash).ok_or_else(|| inconsistent("journal", "hash", &hash)))
        .transpose()
}
