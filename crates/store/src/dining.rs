//! The small dining room: the tableware, the menus, what is remembered of leaders; diners stand in their own part.

mod diner;

use anyhow::Result;
use diesel::prelude::*;
use domain::dining::{Checked, Condition, Dish, Meal, Tableware};
use domain::{Milliseconds, PersonId, SiteId, TablewareId};

pub use self::diner::{
    DinerRecord, SealedWish, diners, diners_of, find_diner, forget_wishes, forget_wishes_of,
    keeps_wishes_before, put_diner,
};
use crate::Database;
use crate::connection::directly;
use crate::schema::{dining_menu, dining_need, dining_tableware};
use crate::text::{inconsistent, read};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = dining_tableware, treat_none_as_null = true)]
struct TablewareRow {
    site_id: String,
    id: String,
    person_id: String,
    number: String,
    contents: String,
    checked_at: Option<i64>,
    checked_by: String,
    condition: String,
    note: String,
    revision: i32,
}

impl TablewareRow {
    fn of(site: &SiteId, one: &Tableware) -> Self {
        let checked = one.checked.as_ref();
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            person_id: one.person.to_string(),
            number: one.number.clone(),
            contents: one.contents.clone(),
            checked_at: checked.map(|checked| checked.at),
            checked_by: checked.map_or_else(String::new, |checked| checked.by.clone()),
            condition: checked
                .map_or(Condition::Whole, |checked| checked.condition)
                .word()
                .to_owned(),
            note: checked.map_or_else(String::new, |checked| checked.note.clone()),
            revision: one.revision,
        }
    }

    fn into_tableware(self) -> Result<Tableware> {
        const TABLE: &str = "dining_tableware";
        let condition = Condition::from_word(&self.condition)
            .ok_or_else(|| inconsistent(TABLE, "condition", &self.condition))?;
        Ok(Tableware {
            id: read(TABLE, "id", &self.id)?,
            person: read(TABLE, "person_id", &self.person_id)?,
            number: self.number,
            contents: self.contents,
            checked: self.checked_at.map(|at| Checked {
                at,
                by: self.checked_by,
                condition,
                note: self.note,
            }),
            revision: self.revision,
        })
    }
}

/// Keeps a new set of tableware.
pub fn add_tableware(connection: &mut Database, site: &SiteId, new: &Tableware) -> Result<()> {
    let row = TablewareRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(
        dining_tableware::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Changes a set to what is given.
pub fn change_tableware(
    connection: &mut Database,
    site: &SiteId,
    changed: &Tableware,
) -> Result<()> {
    let row = TablewareRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        dining_tableware::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// Takes a set out of the register.
pub fn remove_tableware(connection: &mut Database, site: &SiteId, id: TablewareId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        dining_tableware::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// The register of tableware, in no order.
pub fn tableware(connection: &mut Database, site: &SiteId) -> Result<Vec<Tableware>> {
    let rows: Vec<TablewareRow> = directly!(connection, |behind| dining_tableware::table
        .filter(dining_tableware::site_id.eq(site.as_str()))
        .order(dining_tableware::id)
        .select(TablewareRow::as_select())
        .load(behind))?;
    rows.into_iter().map(TablewareRow::into_tableware).collect()
}

/// A menu as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// The civil day.
    pub day: String,
    /// The meal.
    pub meal: Meal,
    /// Its dishes.
    pub dishes: Vec<Dish>,
    /// When it was entered.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = dining_menu)]
struct MenuRow {
    site_id: String,
    day: String,
    meal: String,
    dishes: String,
    entered_at: i64,
    entered_by: String,
}

impl MenuRow {
    fn into_menu(self) -> Result<Menu> {
        const TABLE: &str = "dining_menu";
        let kept: Vec<(String, Vec<String>)> = serde_json::from_str(&self.dishes)
            .map_err(|_| inconsistent(TABLE, "dishes", &self.dishes))?;
        let dishes = kept
            .into_iter()
            .map(|(name, ingredients)| Dish { name, ingredients });
        Ok(Menu {
            day: self.day,
            meal: Meal::from_word(&self.meal)
                .ok_or_else(|| inconsistent(TABLE, "meal", &self.meal))?,
            dishes: dishes.collect(),
            at: self.entered_at,
            by: self.entered_by,
        })
    }
}

/// Keeps a menu, in place of the one before.
pub fn put_menu(connection: &mut Database, site: &SiteId, one: &Menu) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        dining_menu::table.find((site.as_str(), &one.day, one.meal.word()))
    )
    .execute(behind))?;
    let dishes: Vec<(&String, &Vec<String>)> = one
        .dishes
        .iter()
        .map(|dish| (&dish.name, &dish.ingredients))
        .collect();
    let row = MenuRow {
        site_id: site.to_string(),
        day: one.day.clone(),
        meal: one.meal.word().to_owned(),
        dishes: serde_json::to_string(&dishes)?,
        entered_at: one.at,
        entered_by: one.by.clone(),
    };
    directly!(connection, |behind| diesel::insert_into(dining_menu::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// The menu of a meal, where one was entered.
pub fn menu(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    meal: Meal,
) -> Result<Option<Menu>> {
    let row: Option<MenuRow> = directly!(connection, |behind| dining_menu::table
        .find((site.as_str(), day, meal.word()))
        .select(MenuRow::as_select())
        .first(behind)
        .optional())?;
    row.map(MenuRow::into_menu).transpose()
}

/// What is remembered of a leader, sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedRecord {
    /// Of whom.
    pub person: PersonId,
    /// What.
    pub sealed: Vec<u8>,
    /// Since when.
    pub at: Milliseconds,
    /// Who wrote it down.
    pub by: String,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = dining_need)]
struct NeedRow {
    site_id: String,
    person_id: String,
    sealed: Vec<u8>,
    changed_at: i64,
    changed_by: String,
}

/// Remembers something of a leader, in place of what was remembered before.
pub fn put_need(connection: &mut Database, site: &SiteId, one: &NeedRecord) -> Result<()> {
    forget_need(connection, site, one.person)?;
    let row = NeedRow {
        site_id: site.to_string(),
        person_id: one.person.to_string(),
        sealed: one.sealed.clone(),
        changed_at: one.at,
        changed_by: one.by.clone(),
    };
    directly!(connection, |behind| diesel::insert_into(dining_need::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Forgets what is remembered of a leader; whether there was anything.
pub fn forget_need(connection: &mut Database, site: &SiteId, person: PersonId) -> Result<bool> {
    let gone = directly!(connection, |behind| diesel::delete(
        dining_need::table.find((site.as_str(), person.to_string()))
    )
    .execute(behind))?;
    Ok(gone > 0)
}

/// What is remembered, of everybody.
pub fn needs(connection: &mut Database, site: &SiteId) -> Result<Vec<NeedRecord>> {
    let rows: Vec<NeedRow> = directly!(connection, |behind| dining_need::table
        .filter(dining_need::site_id.eq(site.as_str()))
        .order(dining_need::person_id)
        .select(NeedRow::as_select())
        .load(behind))?;
    rows.into_iter()
        .map(|row| {
            Ok(NeedRecord {
                person: read("dining_need", "person_id", &row.person_id)?,
                sealed: row.sealed,
                at: row.changed_at,
                by: row.changed_by,
            })
        })
        .collect()
}

/// Whether something is remembered that was written down before then.
pub fn keeps_needs_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let count: i64 = directly!(connection, |behind| dining_need::table
        .filter(dining_need::site_id.eq(site.as_str()))
        .filter(dining_need::changed_at.lt(before))
        .count()
        .get_result(behind))?;
    Ok(count > 0)
}

/// Forgets what was written down before then; of how many.
pub fn forget_needs(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    Ok(directly!(connection, |behind| diesel::delete(
        dining_need::table
            .filter(dining_need::site_id.eq(site.as_str()))
            .filter(dining_need::changed_at.lt(before))
    )
    .execute(behind))?)
}
