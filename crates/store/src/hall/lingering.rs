//! People who linger in the hall without business, and the steps taken against a crowd.

use anyhow::Result;
use diesel::prelude::*;
use domain::hall::Step;
use domain::{LingeringId, Milliseconds, SiteId, Uid};

use crate::Database;
use crate::connection::directly;
use crate::schema::{crowd_step, lingering};
use crate::text::{counted, inconsistent, kept, read};

/// People who linger: counted, approached, settled. Nobody is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lingering {
    /// Its id.
    pub id: LingeringId,
    /// When they were noticed.
    pub at: Milliseconds,
    /// Its number of the day, from 1.
    pub number: u32,
    /// The civil day.
    pub day: String,
    /// How many.
    pub people: u32,
    /// Where in the hall.
    pub place: String,
    /// What was noticed.
    pub note: String,
    /// Who noticed.
    pub noted_by: String,
    /// When somebody went to them, and who.
    pub approached: Option<(Milliseconds, String)>,
    /// When it was settled, and by whom.
    pub settled: Option<(Milliseconds, String)>,
    /// What became of it, in words; empty as long as it is not settled.
    pub outcome: String,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = lingering, treat_none_as_null = true)]
struct LingeringRow {
    site_id: String,
    id: String,
    at: i64,
    number: i32,
    day: String,
    people: i32,
    place: String,
    note: String,
    noted_by: String,
    approached_at: Option<i64>,
    approached_by: Option<String>,
    settled_at: Option<i64>,
    settled_by: Option<String>,
    outcome: String,
}

impl LingeringRow {
    fn of(site: &SiteId, one: &Lingering) -> Result<Self> {
        let (approached_at, approached_by) = one.approached.clone().unzip();
        let (settled_at, settled_by) = one.settled.clone().unzip();
        Ok(Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            at: one.at,
            number: kept("lingering", "number", one.number)?,
            day: one.day.clone(),
            people: kept("lingering", "people", one.people)?,
            place: one.place.clone(),
            note: one.note.clone(),
            noted_by: one.noted_by.clone(),
            approached_at,
            approached_by,
            settled_at,
            settled_by,
            outcome: one.outcome.clone(),
        })
    }

    fn into_lingering(self) -> Result<Lingering> {
        Ok(Lingering {
            id: read("lingering", "id", &self.id)?,
            at: self.at,
            number: counted("lingering", "number", self.number)?,
            day: self.day,
            people: counted("lingering", "people", self.people)?,
            place: self.place,
            note: self.note,
            noted_by: self.noted_by,
            approached: self.approached_at.zip(self.approached_by),
            settled: self.settled_at.zip(self.settled_by),
            outcome: self.outcome,
        })
    }
}

/// Keeps a new record.
pub fn add(connection: &mut Database, site: &SiteId, new: &Lingering) -> Result<()> {
    let row = LingeringRow::of(site, new)?;
    directly!(connection, |behind| diesel::insert_into(lingering::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps a record as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &Lingering) -> Result<()> {
    let row = LingeringRow::of(site, changed)?;
    directly!(connection, |behind| diesel::update(
        lingering::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The record, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: LingeringId,
) -> Result<Option<Lingering>> {
    let row: Option<LingeringRow> = directly!(connection, |behind| lingering::table
        .find((site.as_str(), id.to_string()))
        .select(LingeringRow::as_select())
        .first(behind)
        .optional())?;
    row.map(LingeringRow::into_lingering).transpose()
}

/// The records of a day by number.
pub fn of_day(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<Lingering>> {
    let rows: Vec<LingeringRow> = directly!(connection, |behind| lingering::table
        .filter(lingering::site_id.eq(site.as_str()))
        .filter(lingering::day.eq(day))
        .order(lingering::number)
        .select(LingeringRow::as_select())
        .load(behind))?;
    rows.into_iter().map(LingeringRow::into_lingering).collect()
}

/// A step that was taken against a crowd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepTaken {
    /// Its id.
    pub id: Uid,
    /// Which.
    pub step: Step,
    /// When.
    pub at: Milliseconds,
    /// How many people were in the hall.
    pub people: u32,
    /// By whom.
    pub by: String,
}

/// Keeps a step.
pub fn add_step(connection: &mut Database, site: &SiteId, new: &StepTaken) -> Result<()> {
    let people = kept("crowd_step", "people", new.people)?;
    directly!(connection, |behind| diesel::insert_into(crowd_step::table)
        .values((
            crowd_step::site_id.eq(site.as_str()),
            crowd_step::id.eq(new.id.to_string()),
            crowd_step::step.eq(new.step.word()),
            crowd_step::at.eq(new.at),
            crowd_step::people.eq(people),
            crowd_step::taken_by.eq(&new.by),
        ))
        .execute(behind))?;
    Ok(())
}

/// The steps taken since an instant, the newest first.
pub fn steps_since(
    connection: &mut Database,
    site: &SiteId,
    since: Milliseconds,
) -> Result<Vec<StepTaken>> {
    type Row = (String, String, i64, i32, String);
    let rows: Vec<Row> = directly!(connection, |behind| crowd_step::table
        .filter(crowd_step::site_id.eq(site.as_str()))
        .filter(crowd_step::at.ge(since))
        .order((crowd_step::at.desc(), crowd_step::id))
        .select((
            crowd_step::id,
            crowd_step::step,
            crowd_step::at,
            crowd_step::people,
            crowd_step::taken_by,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, step, at, people, by)| {
            Ok(StepTaken {
                id: read("crowd_step", "id", &id)?,
                step: Step::from_word(&step)
                    .ok_or_else(|| inconsistent("crowd_step", "step", &step))?,
                at,
                people: counted("crowd_step", "people", people)?,
                by,
            })
        })
        .collect()
}
