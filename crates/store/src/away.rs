//! The note at the door of a team's office: each time that the whole team was away, the last word of whoever goes
//! out, and the screens at the doors.

use anyhow::Result;
use diesel::prelude::*;
use domain::away::{AwayNote, AwayWord, Said};
use domain::{AccountId, AwayNoteId, DeviceId, Milliseconds, SiteId, TeamId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::{away_note, away_word, door_screen};
use crate::text::read;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = away_note)]
struct NoteRow {
    site_id: String,
    id: String,
    day: String,
    number: i32,
    team_id: String,
    begun_at: i64,
    last_id: String,
    over_at: Option<i64>,
}

impl NoteRow {
    fn of(site: &SiteId, one: &AwayNote) -> Self {
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            team_id: one.team.to_string(),
            begun_at: one.begun,
            last_id: one.last.to_string(),
            over_at: one.over,
        }
    }

    fn into_note(self) -> Result<AwayNote> {
        const TABLE: &str = "away_note";
        Ok(AwayNote {
            id: read(TABLE, "id", &self.id)?,
            day: self.day,
            number: self.number,
            team: read(TABLE, "team_id", &self.team_id)?,
            begun: self.begun_at,
            last: read(TABLE, "last_id", &self.last_id)?,
            over: self.over_at,
        })
    }
}

/// Keeps that a team is away.
pub fn add(connection: &mut Database, site: &SiteId, new: &AwayNote) -> Result<()> {
    let row = NoteRow::of(site, new);
    directly!(connection, |behind| diesel::insert_into(away_note::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Keeps that it is away no more.
pub fn end(
    connection: &mut Database,
    site: &SiteId,
    id: AwayNoteId,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        away_note::table.find((site.as_str(), id.to_string()))
    )
    .set(away_note::over_at.eq(at))
    .execute(behind))?;
    Ok(())
}

/// Those of the teams that are away now.
pub fn going_on(connection: &mut Database, site: &SiteId) -> Result<Vec<AwayNote>> {
    let rows: Vec<NoteRow> = directly!(connection, |behind| away_note::table
        .filter(away_note::site_id.eq(site.as_str()))
        .filter(away_note::over_at.is_null())
        .order((away_note::begun_at, away_note::id))
        .select(NoteRow::as_select())
        .load(behind))?;
    rows.into_iter().map(NoteRow::into_note).collect()
}

/// Those of a day, by their numbers.
pub fn of_day(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<AwayNote>> {
    let rows: Vec<NoteRow> = directly!(connection, |behind| away_note::table
        .filter(away_note::site_id.eq(site.as_str()))
        .filter(away_note::day.eq(day))
        .order(away_note::number)
        .select(NoteRow::as_select())
        .load(behind))?;
    rows.into_iter().map(NoteRow::into_note).collect()
}

/// The last number of a day; 0 where no team was away.
pub fn last_number(connection: &mut Database, site: &SiteId, day: &str) -> Result<i32> {
    let last: Option<i32> = directly!(connection, |behind| away_note::table
        .filter(away_note::site_id.eq(site.as_str()))
        .filter(away_note::day.eq(day))
        .select(diesel::dsl::max(away_note::number))
        .first(behind))?;
    Ok(last.unwrap_or(0))
}

/// Whether there are any from before then that are over.
pub fn keeps_before(
    connection: &mut Database,
    site: &SiteId,
    before: Milliseconds,
) -> Result<bool> {
    let count: i64 = directly!(connection, |behind| away_note::table
        .filter(away_note::site_id.eq(site.as_str()))
        .filter(away_note::over_at.lt(before))
        .count()
        .get_result(behind))?;
    Ok(count > 0)
}

/// Forgets those that were over before then; how many.
pub fn forget(connection: &mut Database, site: &SiteId, before: Milliseconds) -> Result<usize> {
    Ok(directly!(connection, |behind| diesel::delete(
        away_note::table
            .filter(away_note::site_id.eq(site.as_str()))
            .filter(away_note::over_at.lt(before))
    )
    .execute(behind))?)
}

/// Keeps somebody's word in place of the one before.
pub fn put_word(connection: &mut Database, site: &SiteId, word: &AwayWord) -> Result<()> {
    forget_word(connection, site, word.account)?;
    let (place, back) = match &word.said {
        Said::In => ("", None),
        Said::Out { place, back } => (place.as_str(), Some(*back)),
    };
    directly!(connection, |behind| diesel::insert_into(away_word::table)
        .values((
            away_word::site_id.eq(site.as_str()),
            away_word::account_id.eq(word.account.to_string()),
            away_word::at.eq(word.at),
            away_word::place.eq(place),
            away_word::back_at.eq(back),
        ))
        .execute(behind))?;
    Ok(())
}

/// Forgets what somebody said.
pub fn forget_word(connection: &mut Database, site: &SiteId, account: AccountId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        away_word::table.find((site.as_str(), account.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// The last word of everybody who said one.
pub fn words(connection: &mut Database, site: &SiteId) -> Result<Vec<AwayWord>> {
    type Row = (String, i64, String, Option<i64>);
    let rows: Vec<Row> = directly!(connection, |behind| away_word::table
        .filter(away_word::site_id.eq(site.as_str()))
        .order(away_word::account_id)
        .select((
            away_word::account_id,
            away_word::at,
            away_word::place,
            away_word::back_at,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(account, at, place, back)| {
            Ok(AwayWord {
                account: read("away_word", "account_id", &account)?,
                at,
                said: back.map_or(Said::In, |back| Said::Out { place, back }),
            })
        })
        .collect()
}

/// A screen at the door of a team's office: it shows the note, and nothing once it is revoked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoorScreen {
    /// Its id.
    pub id: DeviceId,
    /// Whose door it is at.
    pub team: TeamId,
    /// Its name, as the journal writes it.
    pub name: String,
    /// The end of its address.
    pub code: String,
    /// When it was added.
    pub added: Milliseconds,
    /// By whom.
    pub added_by: String,
    /// When it asked last for what to show.
    pub asked: Option<Milliseconds>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = door_screen)]
struct ScreenRow {
    site_id: String,
    id: String,
    team_id: String,
    name: String,
    code: String,
    added_at: i64,
    added_by: String,
    asked_at: Option<i64>,
}

impl ScreenRow {
    fn into_screen(self) -> Result<DoorScreen> {
        const TABLE: &str = "door_screen";
        Ok(DoorScreen {
            id: read(TABLE, "id", &self.id)?,
            team: read(TABLE, "team_id", &self.team_id)?,
            name: self.name,
            code: self.code,
            added: self.added_at,
            added_by: self.added_by,
            asked: self.asked_at,
        })
    }
}

/// The screens that are not revoked, the oldest first.
pub fn screens(connection: &mut Database, site: &SiteId) -> Result<Vec<DoorScreen>> {
    let rows: Vec<ScreenRow> = directly!(connection, |behind| door_screen::table
        .filter(door_screen::site_id.eq(site.as_str()))
        .filter(door_screen::revoked_at.is_null())
        .order((door_screen::added_at, door_screen::id))
        .select(ScreenRow::as_select())
        .load(behind))?;
    rows.into_iter().map(ScreenRow::into_screen).collect()
}

/// Whether there is or was such a screen: one that is revoked keeps its id.
pub fn knows_screen(connection: &mut Database, site: &SiteId, id: DeviceId) -> Result<bool> {
    let known = door_screen::table.find((site.as_str(), id.to_string()));
    Ok(finds_any!(connection, known)?)
}

/// Adds a screen.
pub fn add_screen(connection: &mut Database, site: &SiteId, new: &DoorScreen) -> Result<()> {
    let row = ScreenRow {
        site_id: site.to_string(),
        id: new.id.to_string(),
        team_id: new.team.to_string(),
        name: new.name.clone(),
        code: new.code.clone(),
        added_at: new.added,
        added_by: new.added_by.clone(),
        asked_at: new.asked,
    };
    directly!(connection, |behind| diesel::insert_into(door_screen::table)
        .values(row)
        .execute(behind))?;
    Ok(())
}

/// Revokes a screen.
pub fn revoke_screen(
    connection: &mut Database,
    site: &SiteId,
    id: DeviceId,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        door_screen::table.find((site.as_str(), id.to_string()))
    )
    .set(door_screen::revoked_at.eq(at))
    .execute(behind))?;
    Ok(())
}

/// Notes that a screen asked for what to show.
pub fn note_asked(
    connection: &mut Database,
    site: &SiteId,
    id: DeviceId,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        door_screen::table.find((site.as_str(), id.to_string()))
    )
    .set(door_screen::asked_at.eq(at))
    .execute(behind))?;
    Ok(())
}

/// The screen of an address, with its site.
pub fn screen_of_code(
    connection: &mut Database,
    code: &str,
) -> Result<Option<(SiteId, DoorScreen)>> {
    let row: Option<ScreenRow> = directly!(connection, |behind| door_screen::table
        .filter(door_screen::code.eq(code))
        .filter(door_screen::revoked_at.is_null())
        .select(ScreenRow::as_select())
        .first(behind)
        .optional())?;
    row.map(|row| {
        let site = read("door_screen", "site_id", &row.site_id)?;
        Ok((site, row.into_screen()?))
    })
    .transpose()
}
