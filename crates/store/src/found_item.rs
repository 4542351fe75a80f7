//! The register of found things. What one looks like, what was said with each step and the drawn signature come
//! sealed.

use anyhow::Result;
use diesel::prelude::*;
use domain::found_item::{FoundItem, Kind, State, Step};
use domain::subject::Register;
use domain::{FoundItemId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{found_item, found_item_limit, found_item_step};
use crate::text::{counted, inconsistent, kept, read, read_optional};

pub mod lost;

const TABLE: &str = "found_item";
const STEPS: &str = "found_item_step";

/// A found thing as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundItemRecord {
    /// The thing, without what it looks like.
    pub item: FoundItem,
    /// What it looks like, sealed; `None` once its time is over.
    pub sealed: Option<Vec<u8>>,
}

/// What was done about a found thing, once, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRecord {
    /// The step.
    pub step: Step,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// Why there is no drawn signature; empty where there is one, and where none is asked.
    pub reason: String,
    /// What was said with it, sealed; `None` once its time is over.
    pub sealed: Option<Vec<u8>>,
    /// The drawn signature, sealed; `None` once its time is over.
    pub signature: Option<Vec<u8>>,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = found_item, treat_none_as_null = true)]
struct ItemRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    kind: String,
    sealed: Option<Vec<u8>>,
    room_id: Option<String>,
    spot: String,
    found_at: i64,
    taken_down_at: i64,
    taken_down_by: String,
    taken_down_by_id: Option<String>,
    meeting_id: Option<String>,
    visit_id: Option<String>,
    duty_id: Option<String>,
    state: String,
    shelf: String,
    noticed_day: Option<String>,
    closed_at: Option<i64>,
    closed_by: String,
}

impl ItemRow {
    fn of(site: &SiteId, record: &FoundItemRecord) -> Self {
        let one = &record.item;
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            kind: one.kind.word().to_owned(),
            sealed: record.sealed.clone(),
            room_id: one.room.map(|id| id.to_string()),
            spot: one.spot.clone(),
            found_at: one.found,
            taken_down_at: one.at,
            taken_down_by: one.by.clone(),
            taken_down_by_id: one.by_account.map(|id| id.to_string()),
            meeting_id: one.meeting.map(|id| id.to_string()),
            visit_id: one.visit.map(|id| id.to_string()),
            duty_id: one.duty.map(|id| id.to_string()),
            state: one.state.word().to_owned(),
            shelf: one.shelf.clone(),
            noticed_day: one.noticed.clone(),
            closed_at: one.closed,
            closed_by: one.closed_by.clone(),
        }
    }

    fn into_record(self) -> Result<FoundItemRecord> {
        let kind =
            Kind::from_word(&self.kind).ok_or_else(|| inconsistent(TABLE, "kind", &self.kind))?;
        let state = State::from_word(&self.state)
            .ok_or_else(|| inconsistent(TABLE, "state", &self.state))?;
        let by_id = self.taken_down_by_id.as_deref();
        Ok(FoundItemRecord {
            sealed: self.sealed,
            item: FoundItem {
                id: read(TABLE, "id", &self.id)?,
                day: self.day,
                number: self.number,
                kind,
                description: None,
                room: read_optional(TABLE, "room_id", self.room_id.as_deref())?,
                spot: self.spot,
                found: self.found_at,
                at: self.taken_down_at,
                by: self.taken_down_by,
                by_account: read_optional(TABLE, "taken_down_by_id", by_id)?,
                meeting: read_optional(TABLE, "meeting_id", self.meeting_id.as_deref())?,
                visit: read_optional(TABLE, "visit_id", self.visit_id.as_deref())?,
                duty: read_optional(TABLE, "duty_id", self.duty_id.as_deref())?,
                state,
                shelf: self.shelf,
                noticed: self.noticed_day,
                closed: self.closed_at,
                closed_by: self.closed_by,
            },
        })
    }
}

fn records(rows: Vec<ItemRow>) -> Result<Vec<FoundItemRecord>> {
    rows.into_iter().map(ItemRow::into_record).collect()
}

/// Keeps a new thing.
pub fn add(connection: &mut Database, site: &SiteId, new: &FoundItemRecord) -> Result<()> {
    let row = ItemRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(found_item::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a thing as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &FoundItemRecord) -> Result<()> {
    let row = ItemRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        found_item::table.find((site.as_str(), changed.item.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The thing, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: FoundItemId,
) -> Result<Option<FoundItemRecord>> {
    let row: Option<ItemRow> = directly!(connection, |behind| found_item::table
        .find((site.as_str(), id.to_string()))
        .select(ItemRow::as_select())
        .first(behind)
        .optional())?;
    row.map(ItemRow::into_record).transpose()
}

/// The last number of a day; 0 where nothing was taken down.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| found_item::table
        .filter(found_item::site_id.eq(site.as_str()))
        .filter(found_item::day.eq(day))
        .select(diesel::dsl::max(found_item::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The things that are still in the house, the newest first.
pub fn open(connection: &mut Database, site: &SiteId) -> Result<Vec<FoundItemRecord>> {
    let rows: Vec<ItemRow> = directly!(connection, |behind| found_item::table
        .filter(found_item::site_id.eq(site.as_str()))
        .filter(found_item::closed_at.is_null())
        .order((
            found_item::taken_down_at.desc(),
            found_item::day.desc(),
            found_item::number.desc(),
        ))
        .select(ItemRow::as_select())
        .load(behind))?;
    records(rows)
}

/// The things that were taken down in a span of time, the newest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<FoundItemRecord>> {
    let rows: Vec<ItemRow> = directly!(connection, |behind| found_item::table
        .filter(found_item::site_id.eq(site.as_str()))
        .filter(found_item::taken_down_at.ge(from))
        .filter(found_item::taken_down_at.lt(until))
        .order((
            found_item::taken_down_at.desc(),
            found_item::day.desc(),
            found_item::number.desc(),
        ))
        .select(ItemRow::as_select())
        .load(behind))?;
    records(rows)
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = found_item_step)]
struct StepRow {
    site_id: String,
    found_item_id: String,
    position: i32,
    step: String,
    at: i64,
    done_by: String,
    reason: String,
    sealed: Option<Vec<u8>>,
    signature: Option<Vec<u8>>,
}

/// How many steps were taken about a thing.
pub fn count_steps(connection: &mut Database, site: &SiteId, id: FoundItemId) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| found_item_step::table
        .filter(found_item_step::site_id.eq(site.as_str()))
        .filter(found_item_step::found_item_id.eq(id.to_string()))
        .select(diesel::dsl::max(found_item_step::position))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// Adds to what was done about a thing, at a position counted from 1.
pub fn add_step(
    connection: &mut Database,
    site: &SiteId,
    (id, position): (FoundItemId, i32),
    new: &StepRecord,
) -> Result<()> {
    let row = StepRow {
        site_id: site.to_string(),
        found_item_id: id.to_string(),
        position,
        step: new.step.word().to_owned(),
        at: new.at,
        done_by: new.by.clone(),
        reason: new.reason.clone(),
        sealed: new.sealed.clone(),
        signature: new.signature.clone(),
    };
    directly!(connection, |behind| diesel::insert_into(
        found_item_step::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// What was done about a thing, in order.
pub fn steps(connection: &mut Database, site: &SiteId, id: FoundItemId) -> Result<Vec<StepRecord>> {
    let rows: Vec<StepRow> = directly!(connection, |behind| found_item_step::table
        .filter(found_item_step::site_id.eq(site.as_str()))
        .filter(found_item_step::found_item_id.eq(id.to_string()))
        .order(found_item_step::position)
        .select(StepRow::as_select())
        .load(behind))?;
    let steps = rows.into_iter().map(|row| {
        let step = Step::from_word(&row.step);
        Ok(StepRecord {
            step: step.ok_or_else(|| inconsistent(STEPS, "step", &row.step))?,
            at: row.at,
            by: row.done_by,
            reason: row.reason,
            sealed: row.sealed,
            signature: row.signature,
        })
    });
    steps.collect()
}

/// The things that were given back and of which something is still told, some at a time: those after one.
pub fn handed_back(
    connection: &mut Database,
    site: &SiteId,
    after: Option<FoundItemId>,
    limit: i64,
) -> Result<Vec<FoundItemRecord>> {
    let after = after.map_or_else(String::new, |id| id.to_string());
    let rows: Vec<ItemRow> = directly!(connection, |behind| found_item::table
        .filter(found_item::site_id.eq(site.as_str()))
        .filter(found_item::state.eq(State::HandedBack.word()))
        .filter(found_item::sealed.is_not_null())
        .filter(found_item::id.gt(after))
        .order(found_item::id)
        .limit(limit)
        .select(ItemRow::as_select())
        .load(behind))?;
    records(rows)
}

/// After how many days what nobody claimed is handed over; `None` where the site never said.
pub fn days(connection: &mut Database, site: &SiteId) -> Result<Option<u32>> {
    let days: Option<i32> = directly!(connection, |behind| found_item_limit::table
        .find(site.as_str())
        .select(found_item_limit::days)
        .first(behind)
        .optional())?;
    let days = days.map(|days| counted("found_item_limit", "days", days));
    days.transpose()
}

/// Keeps after how many days what nobody claimed is handed over.
pub fn put_days(connection: &mut Database, site: &SiteId, days: u32) -> Result<()> {
    let days = kept("found_item_limit", "days", days)?;
    let changed = directly!(connection, |behind| diesel::update(
        found_item_limit::table.find(site.as_str())
    )
    .set(found_item_limit::days.eq(days))
    .execute(behind))?;
    if changed == 0 {
        let row = (
            found_item_limit::site_id.eq(site.to_string()),
            found_item_limit::days.eq(days),
        );
        directly!(connection, |behind| diesel::insert_into(
            found_item_limit::table
        )
        .values(row)
        .execute(behind))?;
    }
    Ok(())
}

/// The ids of the things that left the house before `before` and of which something is still told.
fn told_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<Vec<String>> {
    Ok(directly!(connection, |behind| found_item::table
        .filter(found_item::site_id.eq(site.as_str()))
        .filter(found_item::closed_at.lt(before))
        .filter(found_item::sealed.is_not_null())
        .select(found_item::id)
        .load(behind))?)
}

/// Whether something is still told of a thing that left the house before `before`.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    Ok(!told_before(connection, site, before)?.is_empty())
}

/// Forgets what the things that left the house before `before` looked like, who took them, their signatures and
/// photos; how many that were. That each was found and how it left stays, and is counted.
pub fn forget_told(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let ids = told_before(connection, site, before)?;
    for id in &ids {
        forget(connection, site, id)?;
    }
    Ok(ids.len())
}

/// Forgets the same of one thing.
pub fn forget_one(connection: &mut Database, site: &SiteId, id: FoundItemId) -> Result<()> {
    forget(connection, site, &id.to_string())
}

fn forget(connection: &mut Database, site: &SiteId, id: &str) -> Result<()> {
    let (at, nothing) = (site.as_str(), None::<Vec<u8>>);
    diesel::update(found_item::table.find((at, id)))
        .set(found_item::sealed.eq(&nothing))
        .execute(connection)?;
    diesel::update(
        found_item_step::table
            .filter(found_item_step::site_id.eq(at))
            .filter(found_item_step::found_item_id.eq(id)),
    )
    .set((
        found_item_step::sealed.eq(&nothing),
        found_item_step::signature.eq(&nothing),
        found_item_step::reason.eq(""),
    ))
    .execute(connection)?;
    crate::photo::forget_of(connection, site, (Register::FoundItem, id))?;
    Ok(())
}
