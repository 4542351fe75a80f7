//! Spot checks with the scores of their items.

use std::collections::BTreeMap;

use anyhow::Result;
use diesel::prelude::*;
use domain::spot_check::{Answered, Score, Scored, SpotCheck};
use domain::{AccountId, Milliseconds, SiteId, SpotCheckId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{spot_check, spot_check_item};
use crate::text::{inconsistent, kept, read, read_optional};

const TABLE: &str = "spot_check";
const ITEMS: &str = "spot_check_item";

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = spot_check)]
struct SpotCheckRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    at: i64,
    account_id: String,
    team_id: String,
    standard_version: i32,
    rule: String,
    checked_by: String,
    checked_by_id: Option<String>,
    answered_at: Option<i64>,
    answer: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = spot_check_item)]
struct ItemRow {
    site_id: String,
    spot_check_id: String,
    position: i32,
    item: String,
    points: i32,
    note: String,
}

impl SpotCheckRow {
    fn of(site: &SiteId, one: &SpotCheck) -> Self {
        let answer = one.answer.as_ref();
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            at: one.at,
            account_id: one.account.to_string(),
            team_id: one.team.to_string(),
            standard_version: one.standard_version,
            rule: one.rule.clone(),
            checked_by: one.checked_by.clone(),
            checked_by_id: one.checker.map(|id| id.to_string()),
            answered_at: answer.map(|answer| answer.at),
            answer: answer.map_or_else(String::new, |answer| answer.words.clone()),
        }
    }

    fn into_check(self, items: Vec<Scored>) -> Result<SpotCheck> {
        Ok(SpotCheck {
            id: read(TABLE, "id", &self.id)?,
            day: self.day,
            number: self.number,
            at: self.at,
            account: read(TABLE, "account_id", &self.account_id)?,
            team: read(TABLE, "team_id", &self.team_id)?,
            standard_version: self.standard_version,
            rule: self.rule,
            checked_by: self.checked_by,
            checker: read_optional(TABLE, "checked_by_id", self.checked_by_id.as_deref())?,
            items,
            answer: self.answered_at.map(|at| Answered {
                at,
                words: self.answer,
            }),
        })
    }
}

impl ItemRow {
    fn into_scored(self) -> Result<Scored> {
        let score = u32::try_from(self.points).ok().and_then(Score::from_points);
        Ok(Scored {
            item: self.item,
            score: score.ok_or_else(|| inconsistent(ITEMS, "points", &self.points.to_string()))?,
            note: self.note,
        })
    }
}

/// Keeps a new spot check.
pub fn add(connection: &mut Database, site: &SiteId, new: &SpotCheck) -> Result<()> {
    let row = SpotCheckRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(spot_check::table)
        .values(row)
        .execute(behind))?;
    for (position, one) in (1..).zip(&new.items) {
        let row = ItemRow {
            site_id: site.to_string(),
            spot_check_id: new.id.to_string(),
            position,
            item: one.item.clone(),
            points: kept(ITEMS, "points", one.score.points())?,
            note: one.note.clone(),
        };
        directly!(connection, |behind| diesel::insert_into(
            spot_check_item::table
        )
        .values(row)
        .execute(behind))?;
    }
    Ok(())
}

/// Keeps what whoever was checked answers.
pub fn answer(
    connection: &mut Database,
    site: &SiteId,
    id: SpotCheckId,
    answer: &Answered,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        spot_check::table.find((site.as_str(), id.to_string()))
    )
    .set((
        spot_check::answered_at.eq(answer.at),
        spot_check::answer.eq(&answer.words),
    ))
    .execute(behind))?;
    Ok(())
}

/// The spot check, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: SpotCheckId,
) -> Result<Option<SpotCheck>> {
    let row: Option<SpotCheckRow> = directly!(connection, |behind| spot_check::table
        .find((site.as_str(), id.to_string()))
        .select(SpotCheckRow::as_select())
        .first(behind)
        .optional())?;
    let Some(row) = row else { return Ok(None) };
    let items: Vec<ItemRow> = directly!(connection, |behind| spot_check_item::table
        .filter(spot_check_item::site_id.eq(site.as_str()))
        .filter(spot_check_item::spot_check_id.eq(id.to_string()))
        .order(spot_check_item::position)
        .select(ItemRow::as_select())
        .load(behind))?;
    let items = items.into_iter().map(ItemRow::into_scored);
    row.into_check(items.collect::<Result<_>>()?).map(Some)
}

/// The last number of a day; 0 where nothing was checked.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| spot_check::table
        .filter(spot_check::site_id.eq(site.as_str()))
        .filter(spot_check::day.eq(day))
        .select(diesel::dsl::max(spot_check::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The spot checks of a span of time, of one person or of all, the newest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    of: Option<AccountId>,
) -> Result<Vec<SpotCheck>> {
    let rows: Vec<SpotCheckRow> = directly!(connection, |behind| spot_check::table
        .filter(spot_check::site_id.eq(site.as_str()))
        .filter(spot_check::at.ge(from))
        .filter(spot_check::at.lt(until))
        .order((spot_check::at.desc(), spot_check::id))
        .select(SpotCheckRow::as_select())
        .load(behind))?;
    let items: Vec<ItemRow> = directly!(connection, |behind| spot_check_item::table
        .inner_join(
            spot_check::table.on(spot_check_item::site_id
                .eq(spot_check::site_id)
                .and(spot_check_item::spot_check_id.eq(spot_check::id)))
        )
        .filter(spot_check::site_id.eq(site.as_str()))
        .filter(spot_check::at.ge(from))
        .filter(spot_check::at.lt(until))
        .order((spot_check_item::spot_check_id, spot_check_item::position))
        .select(ItemRow::as_select())
        .load(behind))?;
    let mut scored: BTreeMap<String, Vec<Scored>> = BTreeMap::new();
    for item in items {
        let id = item.spot_check_id.clone();
        scored.entry(id).or_default().push(item.into_scored()?);
    }
    let whose = of.map(|account| account.to_string());
    rows.into_iter()
        .filter(|row| whose.as_ref().is_none_or(|whose| row.account_id == *whose))
        .map(|row| {
            let items = scored.remove(&row.id).unwrap_or_default();
            row.into_check(items)
        })
        .collect()
}

/// Whether there are spot checks from before then.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let count: i64 = directly!(connection, |behind| spot_check::table
        .filter(spot_check::site_id.eq(site.as_str()))
        .filter(spot_check::at.lt(before))
        .count()
        .get_result(behind))?;
    Ok(count > 0)
}

/// Forgets the spot checks from before then; how many.
pub fn forget(connection: &mut Database, site: &SiteId, before: Milliseconds) -> Result<usize> {
    let ids: Vec<String> = directly!(connection, |behind| spot_check::table
        .filter(spot_check::site_id.eq(site.as_str()))
        .filter(spot_check::at.lt(before))
        .select(spot_check::id)
        .load(behind))?;
    for id in &ids {
        directly!(connection, |behind| diesel::delete(
            spot_check_item::table
                .filter(spot_check_item::site_id.eq(site.as_str()))
                .filter(spot_check_item::spot_check_id.eq(id))
        )
        .execute(behind))?;
        directly!(connection, |behind| diesel::delete(
            spot_check::table.find((site.as_str(), id))
        )
        .execute(behind))?;
    }
    Ok(ids.len())
}
