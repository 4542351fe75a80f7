//! Swaps of shifts as they were asked for, answered and decided.

use anyhow::Result;
use diesel::prelude::*;
use domain::roster::Decided;
use domain::roster::swap::{ShiftSwap, SwapStanding, Swapped};
use domain::{AccountId, Milliseconds, ShiftSwapId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::shift_swap;
use crate::text::{inconsistent, read, read_optional};

const TABLE: &str = "shift_swap";

/// A swap with what was told of it, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShiftSwapRecord {
    /// The swap.
    pub swap: ShiftSwap,
    /// The word of whoever asks, sealed; empty for none.
    pub told: String,
    /// Why it was refused, sealed; empty for nothing.
    pub reason: String,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = shift_swap, treat_none_as_null = true)]
struct SwapRow {
    site_id: String,
    id: String,
    asker_id: String,
    colleague_id: String,
    given_id: String,
    given_revision: i32,
    given_team_id: String,
    given_starts_at: i64,
    given_ends_at: i64,
    taken_id: Option<String>,
    taken_revision: Option<i32>,
    taken_team_id: Option<String>,
    taken_starts_at: Option<i64>,
    taken_ends_at: Option<i64>,
    told: String,
    asked_at: i64,
    answered_at: Option<i64>,
    standing: String,
    decided_at: Option<i64>,
    decided_by: String,
    decided_by_id: Option<String>,
    reason: String,
}

impl SwapRow {
    fn of(site: &SiteId, record: &ShiftSwapRecord) -> Self {
        let one = &record.swap;
        let decided = match &one.standing {
            SwapStanding::Approved(decided) | SwapStanding::Refused(decided) => Some(decided),
            _ => None,
        };
        let taken = one.taken.as_ref();
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            asker_id: one.asker.to_string(),
            colleague_id: one.colleague.to_string(),
            given_id: one.given.shift.to_string(),
            given_revision: one.given.revision,
            given_team_id: one.given.team.to_string(),
            given_starts_at: one.given.starts,
            given_ends_at: one.given.ends,
            taken_id: taken.map(|side| side.shift.to_string()),
            taken_revision: taken.map(|side| side.revision),
            taken_team_id: taken.map(|side| side.team.to_string()),
            taken_starts_at: taken.map(|side| side.starts),
            taken_ends_at: taken.map(|side| side.ends),
            told: record.told.clone(),
            asked_at: one.asked,
            answered_at: one.answered,
            standing: one.standing.word().to_owned(),
            decided_at: decided.map(|decided| decided.at),
            decided_by: decided.map_or_else(String::new, |decided| decided.by.clone()),
            decided_by_id: decided
                .and_then(|decided| decided.account)
                .map(|id| id.to_string()),
            reason: record.reason.clone(),
        }
    }

    fn taken(&self) -> Result<Option<Swapped>> {
        let (Some(shift), Some(revision), Some(team), Some(starts), Some(ends)) = (
            &self.taken_id,
            self.taken_revision,
            &self.taken_team_id,
            self.taken_starts_at,
            self.taken_ends_at,
        ) else {
            return Ok(None);
        };
        Ok(Some(Swapped {
            shift: read(TABLE, "taken_id", shift)?,
            revision,
            team: read(TABLE, "taken_team_id", team)?,
            starts,
            ends,
        }))
    }

    fn standing(&self) -> Result<SwapStanding> {
        let decided = || -> Result<Decided> {
            let at = self.decided_at;
            Ok(Decided {
                at: at.ok_or_else(|| inconsistent(TABLE, "decided_at", &self.id))?,
                by: self.decided_by.clone(),
                account: read_optional(TABLE, "decided_by_id", self.decided_by_id.as_deref())?,
            })
        };
        Ok(match self.standing.as_str() {
            "asked" => SwapStanding::Asked,
            "agreed" => SwapStanding::Agreed,
            "declined" => SwapStanding::Declined,
            "approved" => SwapStanding::Approved(decided()?),
            "refused" => SwapStanding::Refused(decided()?),
            "withdrawn" => SwapStanding::Withdrawn,
            other => return Err(inconsistent(TABLE, "standing", other)),
        })
    }

    fn into_record(self) -> Result<ShiftSwapRecord> {
        Ok(ShiftSwapRecord {
            swap: ShiftSwap {
                id: read(TABLE, "id", &self.id)?,
                asker: read(TABLE, "asker_id", &self.asker_id)?,
                colleague: read(TABLE, "colleague_id", &self.colleague_id)?,
                given: Swapped {
                    shift: read(TABLE, "given_id", &self.given_id)?,
                    revision: self.given_revision,
                    team: read(TABLE, "given_team_id", &self.given_team_id)?,
                    starts: self.given_starts_at,
                    ends: self.given_ends_at,
                },
                taken: self.taken()?,
                asked: self.asked_at,
                answered: self.answered_at,
                standing: self.standing()?,
            },
            told: self.told,
            reason: self.reason,
        })
    }
}

/// Keeps a new swap.
pub fn add(connection: &mut Database, site: &SiteId, new: &ShiftSwapRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(shift_swap::table)
        .values(SwapRow::of(site, new))
        .execute(behind))?;
    Ok(())
}

/// Keeps a swap as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &ShiftSwapRecord) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        shift_swap::table.find((site.as_str(), changed.swap.id.to_string()))
    )
    .set(SwapRow::of(site, changed))
    .execute(behind))?;
    Ok(())
}

/// The swap, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: ShiftSwapId,
) -> Result<Option<ShiftSwapRecord>> {
    let row: Option<SwapRow> = directly!(connection, |behind| shift_swap::table
        .find((site.as_str(), id.to_string()))
        .select(SwapRow::as_select())
        .first(behind)
        .optional())?;
    row.map(SwapRow::into_record).transpose()
}

/// The swaps whose shift ends after then, the first shift first.
pub fn ending_after(
    connection: &mut Database,
    site: &SiteId,
    from: Milliseconds,
) -> Result<Vec<ShiftSwapRecord>> {
    let rows: Vec<SwapRow> = directly!(connection, |behind| shift_swap::table
        .filter(shift_swap::site_id.eq(site.as_str()))
        .filter(shift_swap::given_ends_at.gt(from))
        .order((
            shift_swap::given_starts_at,
            shift_swap::asked_at,
            shift_swap::id,
        ))
        .select(SwapRow::as_select())
        .load(behind))?;
    rows.into_iter().map(SwapRow::into_record).collect()
}

/// How many swaps somebody is asked for of which no shift has begun.
pub fn count_asked(
    connection: &mut Database,
    site: &SiteId,
    colleague: AccountId,
    now: Milliseconds,
) -> Result<usize> {
    let count: i64 = directly!(connection, |behind| shift_swap::table
        .filter(shift_swap::site_id.eq(site.as_str()))
        .filter(shift_swap::standing.eq(SwapStanding::Asked.word()))
        .filter(shift_swap::colleague_id.eq(colleague.to_string()))
        .filter(shift_swap::given_starts_at.gt(now))
        .filter(
            shift_swap::taken_starts_at
                .is_null()
                .or(shift_swap::taken_starts_at.gt(now))
        )
        .count()
        .get_result(behind))?;
    Ok(usize::try_from(count)?)
}

/// How many swaps are agreed on, between others, whose shift ends after then.
pub fn count_agreed(
    connection: &mut Database,
    site: &SiteId,
    from: Milliseconds,
    own: Option<AccountId>,
) -> Result<usize> {
    let own = own.map_or_else(String::new, |own| own.to_string());
    let count: i64 = directly!(connection, |behind| shift_swap::table
        .filter(shift_swap::site_id.eq(site.as_str()))
        .filter(shift_swap::standing.eq(SwapStanding::Agreed.word()))
        .filter(shift_swap::given_ends_at.gt(from))
        .filter(shift_swap::asker_id.ne(&own))
        .filter(shift_swap::colleague_id.ne(&own))
        .count()
        .get_result(behind))?;
    Ok(usize::try_from(count)?)
}

/// Whether there are swaps whose shift ended before then.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let count: i64 = directly!(connection, |behind| shift_swap::table
        .filter(shift_swap::site_id.eq(site.as_str()))
        .filter(shift_swap::given_ends_at.lt(before))
        .count()
        .get_result(behind))?;
    Ok(count > 0)
}

/// Forgets the swaps whose shift ended before then; how many.
pub fn forget(connection: &mut Database, site: &SiteId, before: Milliseconds) -> Result<usize> {
    Ok(directly!(connection, |behind| diesel::delete(
        shift_swap::table
            .filter(shift_swap::site_id.eq(site.as_str()))
            .filter(shift_swap::given_ends_at.lt(before))
    )
    .execute(behind))?)
}
