//! Hand-overs at the end of a shift.

use anyhow::Result;
use diesel::prelude::*;
use domain::hand_over::{Acknowledged, HandOver};
use domain::{AccountId, HandOverId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::hand_over;
use crate::text::{read, read_optional};

const TABLE: &str = "hand_over";

/// A hand-over with what is not the house's to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOverRecord {
    /// The hand-over.
    pub hand_over: HandOver,
    /// When it was asked for.
    pub asked: Milliseconds,
    /// The sealed note to the next shift; empty for none.
    pub note: String,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = hand_over, treat_none_as_null = true)]
struct Row {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    account_id: String,
    name: String,
    team_id: Option<String>,
    asked_at: i64,
    due_at: Option<i64>,
    made_at: Option<i64>,
    note: String,
    acknowledged_at: Option<i64>,
    acknowledged_by: String,
    acknowledged_by_id: Option<String>,
}

impl Row {
    fn of(site: &SiteId, record: &HandOverRecord) -> Self {
        let one = &record.hand_over;
        let acknowledged = one.acknowledged.as_ref();
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            account_id: one.account.to_string(),
            name: one.name.clone(),
            team_id: one.team.map(|id| id.to_string()),
            asked_at: record.asked,
            due_at: one.due,
            made_at: one.made,
            note: record.note.clone(),
            acknowledged_at: acknowledged.map(|one| one.at),
            acknowledged_by: acknowledged.map_or_else(String::new, |one| one.by.clone()),
            acknowledged_by_id: acknowledged.map(|one| one.account.to_string()),
        }
    }

    fn into_record(self) -> Result<HandOverRecord> {
        let by: Option<AccountId> = read_optional(
            TABLE,
            "acknowledged_by_id",
            self.acknowledged_by_id.as_deref(),
        )?;
        Ok(HandOverRecord {
            asked: self.asked_at,
            note: self.note,
            hand_over: HandOver {
                id: read(TABLE, "id", &self.id)?,
                day: self.day,
                number: self.number,
                account: read(TABLE, "account_id", &self.account_id)?,
                name: self.name,
                team: read_optional(TABLE, "team_id", self.team_id.as_deref())?,
                due: self.due_at,
                made: self.made_at,
                acknowledged: self
                    .acknowledged_at
                    .zip(by)
                    .map(|(at, account)| Acknowledged {
                        at,
                        account,
                        by: self.acknowledged_by,
                    }),
            },
        })
    }
}

fn records(rows: Vec<Row>) -> Result<Vec<HandOverRecord>> {
    rows.into_iter().map(Row::into_record).collect()
}

/// Keeps a hand-over that is asked for or made.
pub fn add(connection: &mut Database, site: &SiteId, new: &HandOverRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(hand_over::table)
        .values(Row::of(site, new))
        .execute(behind))?;
    Ok(())
}

/// Keeps a hand-over as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &HandOverRecord) -> Result<()> {
    let place = (site.as_str(), changed.hand_over.id.to_string());
    directly!(connection, |behind| diesel::update(
        hand_over::table.find(place)
    )
    .set(Row::of(site, changed))
    .execute(behind))?;
    Ok(())
}

/// The hand-over, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: HandOverId,
) -> Result<Option<HandOverRecord>> {
    let row: Option<Row> = directly!(connection, |behind| hand_over::table
        .find((site.as_str(), id.to_string()))
        .select(Row::as_select())
        .first(behind)
        .optional())?;
    row.map(Row::into_record).transpose()
}

/// The last number of a day; 0 where none was asked for.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| hand_over::table
        .filter(hand_over::site_id.eq(site.as_str()))
        .filter(hand_over::day.eq(day))
        .select(diesel::dsl::max(hand_over::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// What was asked for in a span of time, the newest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<HandOverRecord>> {
    let rows: Vec<Row> = directly!(connection, |behind| hand_over::table
        .filter(hand_over::site_id.eq(site.as_str()))
        .filter(hand_over::asked_at.ge(from))
        .filter(hand_over::asked_at.lt(until))
        .order((hand_over::day.desc(), hand_over::number.desc()))
        .select(Row::as_select())
        .load(behind))?;
    records(rows)
}

/// What was made since `from` and nobody of the next shift has yet, the oldest first.
pub fn waiting(
    connection: &mut Database,
    site: &SiteId,
    from: Milliseconds,
) -> Result<Vec<HandOverRecord>> {
    let rows: Vec<Row> = directly!(connection, |behind| hand_over::table
        .filter(hand_over::site_id.eq(site.as_str()))
        .filter(hand_over::acknowledged_at.is_null())
        .filter(hand_over::made_at.ge(from))
        .order((hand_over::made_at, hand_over::number))
        .select(Row::as_select())
        .load(behind))?;
    records(rows)
}

/// Whether there are hand-overs that were asked for before then.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let count: i64 = directly!(connection, |behind| hand_over::table
        .filter(hand_over::site_id.eq(site.as_str()))
        .filter(hand_over::asked_at.lt(before))
        .count()
        .get_result(behind))?;
    Ok(count > 0)
}

/// Forgets the hand-overs that were asked for before then; how many.
pub fn forget(connection: &mut Database, site: &SiteId, before: Milliseconds) -> Result<usize> {
    let old = hand_over::table
        .filter(hand_over::site_id.eq(site.as_str()))
        .filter(hand_over::asked_at.lt(before));
    Ok(directly!(connection, |behind| diesel::delete(old).execute(behind))?)
}
