//! Diners of a meal, and what they wished and were served. Their words are sealed.

use std::collections::BTreeMap;

use anyhow::Result;
use diesel::prelude::*;
use domain::dining::Meal;
use domain::{DinerId, Milliseconds, PersonId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{dining_diner, dining_wish};
use crate::text::{counted, inconsistent, kept, read};

/// A wish as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedWish {
    /// Its place, from 0.
    pub position: u32,
    /// Its words; `None` once they are forgotten.
    pub sealed: Option<Vec<u8>>,
    /// The wish that was served wrong.
    pub corrects: Option<u32>,
    /// When it was said.
    pub asked: Milliseconds,
    /// To whom.
    pub asked_by: String,
    /// When it was served, and by whom.
    pub served: Option<(Milliseconds, String)>,
}

/// A diner as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DinerRecord {
    /// Its id.
    pub id: DinerId,
    /// The civil day.
    pub day: String,
    /// The meal.
    pub meal: Meal,
    /// Who dines.
    pub person: PersonId,
    /// Whether they do not come.
    pub away: bool,
    /// What they wish.
    pub wishes: Vec<SealedWish>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = dining_diner)]
struct DinerRow {
    site_id: String,
    id: String,
    day: String,
    meal: String,
    person_id: String,
    away: bool,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = dining_wish)]
struct WishRow {
    site_id: String,
    diner_id: String,
    position: i32,
    sealed: Option<Vec<u8>>,
    corrects: Option<i32>,
    asked_at: i64,
    asked_by: String,
    served_at: Option<i64>,
    served_by: String,
}

impl WishRow {
    fn of(site: &SiteId, diner: DinerId, one: &SealedWish) -> Result<Self> {
        const TABLE: &str = "dining_wish";
        let corrects = one.corrects.map(|at| kept(TABLE, "corrects", at));
        Ok(Self {
            site_id: site.to_string(),
            diner_id: diner.to_string(),
            position: kept(TABLE, "position", one.position)?,
            sealed: one.sealed.clone(),
            corrects: corrects.transpose()?,
            asked_at: one.asked,
            asked_by: one.asked_by.clone(),
            served_at: one.served.as_ref().map(|(at, _)| *at),
            served_by: one
                .served
                .as_ref()
                .map_or_else(String::new, |(_, by)| by.clone()),
        })
    }

    fn into_wish(self) -> Result<SealedWish> {
        const TABLE: &str = "dining_wish";
        let corrects = self.corrects.map(|at| counted(TABLE, "corrects", at));
        Ok(SealedWish {
            position: counted(TABLE, "position", self.position)?,
            sealed: self.sealed,
            corrects: corrects.transpose()?,
            asked: self.asked_at,
            asked_by: self.asked_by,
            served: self.served_at.map(|at| (at, self.served_by)),
        })
    }
}

/// Keeps a diner as they stand, in place of how they stood.
pub fn put_diner(connection: &mut Database, site: &SiteId, one: &DinerRecord) -> Result<()> {
    let id = one.id.to_string();
    directly!(connection, |behind| diesel::delete(
        dining_wish::table
            .filter(dining_wish::site_id.eq(site.as_str()))
            .filter(dining_wish::diner_id.eq(&id))
    )
    .execute(behind))?;
    directly!(connection, |behind| diesel::delete(
        dining_diner::table.find((site.as_str(), &id))
    )
    .execute(behind))?;
    let row = DinerRow {
        site_id: site.to_string(),
        id,
        day: one.day.clone(),
        meal: one.meal.word().to_owned(),
        person_id: one.person.to_string(),
        away: one.away,
    };
    directly!(connection, |behind| diesel::insert_into(
        dining_diner::table
    )
    .values(row)
    .execute(behind))?;
    for wish in &one.wishes {
        let row = WishRow::of(site, one.id, wish)?;
        directly!(connection, |behind| diesel::insert_into(dining_wish::table)
            .values(row)
            .execute(behind))?;
    }
    Ok(())
}

/// The diner, if the site has them.
pub fn find_diner(
    connection: &mut Database,
    site: &SiteId,
    id: DinerId,
) -> Result<Option<DinerRecord>> {
    let rows: Vec<DinerRow> = directly!(connection, |behind| dining_diner::table
        .find((site.as_str(), id.to_string()))
        .select(DinerRow::as_select())
        .load(behind))?;
    Ok(with_wishes(connection, site, rows)?.pop())
}

/// The diners of a meal, in the order of their ids.
pub fn diners(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    meal: Meal,
) -> Result<Vec<DinerRecord>> {
    let mut rows: Vec<DinerRow> = directly!(connection, |behind| dining_diner::table
        .filter(dining_diner::site_id.eq(site.as_str()))
        .filter(dining_diner::day.eq(day))
        .filter(dining_diner::meal.eq(meal.word()))
        .select(DinerRow::as_select())
        .load(behind))?;
    // Put in order here: asked for in their order, they would be looked for along all that ever dined.
    rows.sort_by(|one, other| one.id.cmp(&other.id));
    with_wishes(connection, site, rows)
}

/// How a person dined, the latest meal first.
pub fn diners_of(
    connection: &mut Database,
    site: &SiteId,
    person: PersonId,
    limit: i64,
) -> Result<Vec<DinerRecord>> {
    let rows: Vec<DinerRow> = directly!(connection, |behind| dining_diner::table
        .filter(dining_diner::site_id.eq(site.as_str()))
        .filter(dining_diner::person_id.eq(person.to_string()))
        .order((dining_diner::day.desc(), dining_diner::id))
        .limit(limit)
        .select(DinerRow::as_select())
        .load(behind))?;
    with_wishes(connection, site, rows)
}

/// Forgets the words of what a diner wished.
pub fn forget_wishes_of(connection: &mut Database, site: &SiteId, diner: DinerId) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        dining_wish::table
            .filter(dining_wish::site_id.eq(site.as_str()))
            .filter(dining_wish::diner_id.eq(diner.to_string()))
    )
    .set(dining_wish::sealed.eq(None::<Vec<u8>>))
    .execute(behind))?;
    Ok(())
}

fn with_wishes(
    connection: &mut Database,
    site: &SiteId,
    rows: Vec<DinerRow>,
) -> Result<Vec<DinerRecord>> {
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let found: Vec<WishRow> = directly!(connection, |behind| dining_wish::table
        .filter(dining_wish::site_id.eq(site.as_str()))
        .filter(dining_wish::diner_id.eq_any(ids))
        .order((dining_wish::diner_id, dining_wish::position))
        .select(WishRow::as_select())
        .load(behind))?;
    let mut wishes: BTreeMap<String, Vec<SealedWish>> = BTreeMap::new();
    for row in found {
        let diner = row.diner_id.clone();
        wishes.entry(diner).or_default().push(row.into_wish()?);
    }
    rows.into_iter()
        .map(|row| {
            const TABLE: &str = "dining_diner";
            Ok(DinerRecord {
                wishes: wishes.remove(&row.id).unwrap_or_default(),
                id: read(TABLE, "id", &row.id)?,
                day: row.day,
                meal: Meal::from_word(&row.meal)
                    .ok_or_else(|| inconsistent(TABLE, "meal", &row.meal))?,
                person: read(TABLE, "person_id", &row.person_id)?,
                away: row.away,
            })
        })
        .collect()
}

/// Whether words are kept of wishes that were said before then.
pub fn keeps_wishes_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let count: i64 = directly!(connection, |behind| dining_wish::table
        .filter(dining_wish::site_id.eq(site.as_str()))
        .filter(dining_wish::asked_at.lt(before))
        .filter(dining_wish::sealed.is_not_null())
        .count()
        .get_result(behind))?;
    Ok(count > 0)
}

/// Forgets the words of wishes that were said before then; of how many.
pub fn forget_wishes(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    Ok(directly!(connection, |behind| diesel::update(
        dining_wish::table
            .filter(dining_wish::site_id.eq(site.as_str()))
            .filter(dining_wish::asked_at.lt(before))
            .filter(dining_wish::sealed.is_not_null())
    )
    .set(dining_wish::sealed.eq(None::<Vec<u8>>))
    .execute(behind))?)
}
