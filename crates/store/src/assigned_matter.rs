//! Assigned matters, and what was done about each.

use anyhow::Result;
use diesel::prelude::*;
use domain::assigned_matter::{AssignedMatter, Said, State, Step, Taken, Urgency};
use domain::subject::Register;
use domain::{AccountId, AssignedMatterId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::{assigned_matter, assigned_matter_step, photo};
use crate::text::{inconsistent, read, read_optional};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = assigned_matter, treat_none_as_null = true)]
struct MatterRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    what: String,
    person_id: Option<String>,
    room_id: Option<String>,
    urgency: String,
    due_at: i64,
    assigned_at: i64,
    assigner: String,
    assigner_id: Option<String>,
    team_id: Option<String>,
    assignee: String,
    assignee_id: Option<String>,
    state: String,
    revision: i32,
    read_back_due_at: Option<i64>,
    read_back_at: Option<i64>,
    understood_at: Option<i64>,
    asked_until_at: Option<i64>,
    postponed: i32,
    done_at: Option<i64>,
    late: bool,
    sent_back: i32,
    score: Option<i32>,
    closed_at: Option<i64>,
    closed_by: String,
}

impl MatterRow {
    fn of(site: &SiteId, one: &AssignedMatter) -> Self {
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            what: one.what.clone(),
            person_id: one.person.map(|id| id.to_string()),
            room_id: one.room.map(|id| id.to_string()),
            urgency: one.urgency.word().to_owned(),
            due_at: one.due,
            assigned_at: one.assigned,
            assigner: one.assigner.clone(),
            assigner_id: one.assigner_account.map(|id| id.to_string()),
            team_id: one.team.map(|id| id.to_string()),
            assignee: one.assignee.clone(),
            assignee_id: one.assignee_account.map(|id| id.to_string()),
            state: one.state.word().to_owned(),
            revision: one.revision,
            read_back_due_at: one.read_back_due,
            read_back_at: one.read_back,
            understood_at: one.understood,
            asked_until_at: one.asked_until,
            postponed: one.postponed,
            done_at: one.done,
            late: one.late,
            sent_back: one.sent_back,
            score: one.score,
            closed_at: one.closed,
            closed_by: one.closed_by.clone(),
        }
    }

    fn into_matter(self) -> Result<AssignedMatter> {
        const TABLE: &str = "assigned_matter";
        let unfit = |column: &str, word: &str| inconsistent(TABLE, column, word);
        Ok(AssignedMatter {
            id: read(TABLE, "id", &self.id)?,
            day: self.day,
            number: self.number,
            what: self.what,
            person: read_optional(TABLE, "person_id", self.person_id.as_deref())?,
            room: read_optional(TABLE, "room_id", self.room_id.as_deref())?,
            urgency: Urgency::from_word(&self.urgency)
                .ok_or_else(|| unfit("urgency", &self.urgency))?,
            due: self.due_at,
            assigned: self.assigned_at,
            assigner: self.assigner,
            assigner_account: read_optional(TABLE, "assigner_id", self.assigner_id.as_deref())?,
            team: read_optional(TABLE, "team_id", self.team_id.as_deref())?,
            assignee: self.assignee,
            assignee_account: read_optional(TABLE, "assignee_id", self.assignee_id.as_deref())?,
            state: State::from_word(&self.state).ok_or_else(|| unfit("state", &self.state))?,
            revision: self.revision,
            read_back_due: self.read_back_due_at,
            read_back: self.read_back_at,
            understood: self.understood_at,
            asked_until: self.asked_until_at,
            postponed: self.postponed,
            done: self.done_at,
            late: self.late,
            sent_back: self.sent_back,
            score: self.score,
            closed: self.closed_at,
            closed_by: self.closed_by,
        })
    }
}

fn matters(rows: Vec<MatterRow>) -> Result<Vec<AssignedMatter>> {
    rows.into_iter().map(MatterRow::into_matter).collect()
}

/// Keeps a new matter.
pub fn add(connection: &mut Database, site: &SiteId, new: &AssignedMatter) -> Result<()> {
    let row = MatterRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(
        assigned_matter::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// Keeps a matter as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, changed: &AssignedMatter) -> Result<()> {
    let row = MatterRow::of(site, changed);
    directly!(connection, |behind| diesel::update(
        assigned_matter::table.find((site.as_str(), changed.id.to_string()))
    )
    .set(row)
    .execute(behind))?;
    Ok(())
}

/// The matter, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: AssignedMatterId,
) -> Result<Option<AssignedMatter>> {
    let row: Option<MatterRow> = directly!(connection, |behind| assigned_matter::table
        .find((site.as_str(), id.to_string()))
        .select(MatterRow::as_select())
        .first(behind)
        .optional())?;
    row.map(MatterRow::into_matter).transpose()
}

/// The last number of a day; 0 where nothing was assigned.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| assigned_matter::table
        .filter(assigned_matter::site_id.eq(site.as_str()))
        .filter(assigned_matter::day.eq(day))
        .select(diesel::dsl::max(assigned_matter::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// The matters that are neither accepted nor withdrawn, by when they are due.
pub fn open(connection: &mut Database, site: &SiteId, limit: i64) -> Result<Vec<AssignedMatter>> {
    let rows: Vec<MatterRow> = directly!(connection, |behind| assigned_matter::table
        .filter(assigned_matter::site_id.eq(site.as_str()))
        .filter(assigned_matter::closed_at.is_null())
        .order((assigned_matter::due_at, assigned_matter::id))
        .limit(limit)
        .select(MatterRow::as_select())
        .load(behind))?;
    matters(rows)
}

/// What of them somebody assigned or sees to.
pub fn open_of(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    limit: i64,
) -> Result<Vec<AssignedMatter>> {
    let account = account.to_string();
    let rows: Vec<MatterRow> = directly!(connection, |behind| assigned_matter::table
        .filter(assigned_matter::site_id.eq(site.as_str()))
        .filter(assigned_matter::closed_at.is_null())
        .filter(
            assigned_matter::assigner_id
                .eq(account.clone())
                .or(assigned_matter::assignee_id.eq(account.clone()))
        )
        .order((assigned_matter::due_at, assigned_matter::id))
        .limit(limit)
        .select(MatterRow::as_select())
        .load(behind))?;
    matters(rows)
}

/// The matters assigned in a span of time, the newest first.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<AssignedMatter>> {
    let rows: Vec<MatterRow> = directly!(connection, |behind| assigned_matter::table
        .filter(assigned_matter::site_id.eq(site.as_str()))
        .filter(assigned_matter::assigned_at.ge(from))
        .filter(assigned_matter::assigned_at.lt(until))
        .order((assigned_matter::assigned_at.desc(), assigned_matter::id))
        .limit(limit)
        .select(MatterRow::as_select())
        .load(behind))?;
    matters(rows)
}

/// What of them somebody assigned or sees to.
pub fn between_of(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    (from, until): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<AssignedMatter>> {
    let account = account.to_string();
    let rows: Vec<MatterRow> = directly!(connection, |behind| assigned_matter::table
        .filter(assigned_matter::site_id.eq(site.as_str()))
        .filter(assigned_matter::assigned_at.ge(from))
        .filter(assigned_matter::assigned_at.lt(until))
        .filter(
            assigned_matter::assigner_id
                .eq(account.clone())
                .or(assigned_matter::assignee_id.eq(account.clone()))
        )
        .order((assigned_matter::assigned_at.desc(), assigned_matter::id))
        .limit(limit)
        .select(MatterRow::as_select())
        .load(behind))?;
    matters(rows)
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = assigned_matter_step)]
struct StepRow {
    site_id: String,
    matter_id: String,
    position: i32,
    step: String,
    at: i64,
    done_by: String,
    given_to: String,
    note: String,
    for_whom: String,
    by_when: String,
    until_at: Option<i64>,
    score: Option<i32>,
}

/// Adds to what was done about a matter, as the step of that number.
pub fn add_step(
    connection: &mut Database,
    site: &SiteId,
    (matter, position): (AssignedMatterId, i32),
    taken: &Taken,
) -> Result<()> {
    let said = &taken.said;
    let row = StepRow {
        site_id: site.to_string(),
        matter_id: matter.to_string(),
        position,
        step: taken.step.word().to_owned(),
        at: taken.at,
        done_by: taken.by.clone(),
        given_to: taken.to.clone(),
        note: said.note.clone(),
        for_whom: said.for_whom.clone(),
        by_when: said.by_when.clone(),
        until_at: said.until,
        score: said.score,
    };
    directly!(connection, |behind| diesel::insert_into(
        assigned_matter_step::table
    )
    .values(row)
    .execute(behind))?;
    Ok(())
}

/// What was done about a matter, in order.
pub fn steps(
    connection: &mut Database,
    site: &SiteId,
    matter: AssignedMatterId,
) -> Result<Vec<Taken>> {
    let rows: Vec<StepRow> = directly!(connection, |behind| assigned_matter_step::table
        .filter(assigned_matter_step::site_id.eq(site.as_str()))
        .filter(assigned_matter_step::matter_id.eq(matter.to_string()))
        .order(assigned_matter_step::position)
        .select(StepRow::as_select())
        .load(behind))?;
    let taken = rows.into_iter().map(|row| {
        let step = Step::from_word(&row.step);
        Ok(Taken {
            step: step.ok_or_else(|| inconsistent("assigned_matter_step", "step", &row.step))?,
            at: row.at,
            by: row.done_by,
            to: row.given_to,
            said: Said {
                note: row.note,
                for_whom: row.for_whom,
                by_when: row.by_when,
                until: row.until_at,
                score: row.score,
                receiver: None,
                revision: None,
            },
        })
    });
    taken.collect()
}

/// Whether a photo is kept of a matter that was closed before `before`.
pub fn keeps_photos_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let closed = assigned_matter::table
        .filter(assigned_matter::site_id.eq(site.as_str()))
        .filter(assigned_matter::closed_at.lt(before))
        .select(assigned_matter::id);
    let kept = photo::table
        .filter(photo::site_id.eq(site.as_str()))
        .filter(photo::register.eq(Register::AssignedMatter.word()))
        .filter(photo::subject_id.eq_any(closed));
    Ok(finds_any!(connection, kept)?)
}

/// Forgets the photos of matters that were closed before `before`; how many that were.
pub fn forget_photos(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<usize> {
    let closed = assigned_matter::table
        .filter(assigned_matter::site_id.eq(site.as_str()))
        .filter(assigned_matter::closed_at.lt(before))
        .select(assigned_matter::id);
    let forgotten = diesel::delete(
        photo::table
            .filter(photo::site_id.eq(site.as_str()))
            .filter(photo::register.eq(Register::AssignedMatter.word()))
            .filter(photo::subject_id.eq_any(closed)),
    );
    Ok(directly!(connection, |behind| forgotten.execute(behind))?)
}
