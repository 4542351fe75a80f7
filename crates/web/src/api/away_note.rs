//! The notes at the doors of teams' offices as phones and programs read and write them.

use app::away_note::{AwayNotes, AwayPerson, AwayTeam};
use axum::extract::State;
use axum::{Extension, Json};
use domain::away::{Place, Standing};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::shape::Staff;
use super::taken::{Taken, taken};
use super::written::{Said, id};
use crate::act::{Act, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Where the teams are that one may see.
#[derive(Serialize, ToSchema)]
pub(crate) struct AwayNoteList {
    teams: Vec<AwayTeamShape>,
}

/// A team as its note shows it.
#[derive(Serialize, ToSchema)]
pub(crate) struct AwayTeamShape {
    team: String,
    name: String,
    /// What is on the door of its office; absent where the directory knows none.
    office: Option<String>,
    /// `in` while somebody is in the office, `away` while all are out, `off-duty` while nobody is on duty.
    state: &'static str,
    /// Since when all are away.
    away_since: Option<i64>,
    /// Where nobody is on duty: when the next shift begins by the roster.
    next_shift_at: Option<i64>,
    people: Vec<AwayPersonShape>,
    /// The duty to put the note out.
    duty: Option<String>,
    /// Whether a screen at the door shows the note.
    shown: bool,
    /// The screens at its door, for who may set them up.
    screens: Vec<DoorScreenShape>,
}

/// Somebody of a team on duty.
#[derive(Serialize, ToSchema)]
pub(crate) struct AwayPersonShape {
    person: Staff,
    /// `in`, `meeting`, `duty`, or `said` where they said so themselves.
    state: &'static str,
    /// The room's number on its door, or their own words; empty in the office.
    place: String,
    since: Option<i64>,
    back_at: Option<i64>,
    /// While all are away, and where the directory has a number that may be told.
    mobile: Option<String>,
}

/// A screen at a door. Its address is on the page.
#[derive(Serialize, ToSchema)]
pub(crate) struct DoorScreenShape {
    id: String,
    name: String,
    added_at: i64,
    added_by: String,
    /// When it asked last for what to show.
    asked_at: Option<i64>,
}

/// Somebody goes out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoingOut {
    /// When, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// Where, in a few words.
    place: String,
    /// Back when, Unix milliseconds.
    back_at: i64,
}

/// A screen is put at a door.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDoorScreen {
    /// When, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// The team whose door it is: its id.
    team: String,
    /// What it is called.
    name: String,
}

told_at! { GoingOut NewDoorScreen }

fn person(one: &AwayPerson) -> AwayPersonShape {
    let number = one.room.as_ref().map(|room| room.number.clone());
    let number = number.unwrap_or_default();
    let (state, place, out) = match &one.standing {
        Standing::In => ("in", String::new(), None),
        Standing::Out(out) => match &out.place {
            Place::Meeting(_) => ("meeting", number, Some(out)),
            Place::Duty(_) => ("duty", number, Some(out)),
            Place::Said(place) => ("said", place.clone(), Some(out)),
        },
    };
    AwayPersonShape {
        person: Staff::from(&one.staff),
        state,
        place,
        since: out.map(|out| out.since),
        back_at: out.map(|out| out.back),
        mobile: one.mobile.clone(),
    }
}

fn team(one: &AwayTeam) -> AwayTeamShape {
    let screens = one.screens.iter().map(|screen| DoorScreenShape {
        id: screen.id.to_string(),
        name: screen.name.clone(),
        added_at: screen.added,
        added_by: screen.added_by.clone(),
        asked_at: screen.asked,
    });
    AwayTeamShape {
        team: one.id.to_string(),
        name: one.name.clone(),
        office: one.office.as_ref().map(|room| room.number.clone()),
        state: one.standing.word(),
        away_since: match one.standing {
            domain::away::TeamStanding::AllAway { since, .. } => Some(since),
            _ => None,
        },
        next_shift_at: one.next_shift,
        people: one.people.iter().map(person).collect(),
        duty: one.duty.map(|(duty, _)| duty.to_string()),
        shown: one.shown,
        screens: screens.collect(),
    }
}

impl From<&AwayNotes> for AwayNoteList {
    fn from(notes: &AwayNotes) -> Self {
        Self {
            teams: notes.teams.iter().map(team).collect(),
        }
    }
}

/// Where the teams are: who of each is out, where, and back when.
#[utoipa::path(get, path = "/api/v1/sites/{site}/away-notes", tag = "away-notes",
    responses((status = 200, body = AwayNoteList)))]
pub(crate) async fn show_away_notes(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<AwayNoteList>> {
    let found = app::away_note::notes(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(AwayNoteList::from(&found)))
}

/// Say that one goes out: where, and back when.
#[utoipa::path(post, path = "/api/v1/sites/{site}/away-notes/out", tag = "away-notes",
    request_body = GoingOut, responses((status = 200, body = Taken)))]
pub(crate) async fn go_out(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<GoingOut>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let said = (act.body.place.clone(), act.body.back_at);
    let done = app::away_note::go_out(house, &here.actor, &here.site, command, said).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Say that one is back in the office.
#[utoipa::path(post, path = "/api/v1/sites/{site}/away-notes/back", tag = "away-notes",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn come_back(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let done = app::away_note::come_back(house, &here.actor, &here.site, command).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Put a screen at the door of a team's office; its address is on the page of the notes.
#[utoipa::path(post, path = "/api/v1/sites/{site}/away-notes/screens", tag = "away-notes",
    request_body = NewDoorScreen, responses((status = 200, body = Taken)))]
pub(crate) async fn add_door_screen(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewDoorScreen>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let asked = (id("team", &act.body.team)?, act.body.name.clone());
    let done = app::away_note::add_screen(house, &here.actor, &here.site, command, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Revoke a screen at a door.
#[utoipa::path(post, path = "/api/v1/sites/{site}/away-notes/screens/{device}/revocation",
    tag = "away-notes", request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn revoke_door_screen(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command, screen) = (web.house(), &act.command, ids.at(0)?);
    let done =
        app::away_note::revoke_screen(house, &here.actor, &here.site, command, screen).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
