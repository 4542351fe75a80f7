//! The floor guide and the way to a room (clause A1.8) as programs read and write them.

use app::directory::{PlaceDirections, WayView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::directions::{Directions, Step};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use crate::act::{Act, Body, Query};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The floor guide.
#[derive(Serialize, ToSchema)]
pub(crate) struct GuideShape {
    /// The floors: by building, the highest first.
    floors: Vec<GuideFloorShape>,
}

/// A floor of the guide.
#[derive(Serialize, ToSchema)]
pub(crate) struct GuideFloorShape {
    building: String,
    floor: String,
    level: i32,
    rooms: Vec<GuideRoomShape>,
}

/// A room of the guide.
#[derive(Serialize, ToSchema)]
pub(crate) struct GuideRoomShape {
    room: String,
    number: String,
    name: String,
    /// The departments whose people sit there.
    departments: Vec<String>,
}

/// What is said of the way to a place.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct DirectionsShape {
    plain: String,
    /// The way without steps; empty where it is not known.
    step_free: String,
}

impl From<&Directions> for DirectionsShape {
    fn from(said: &Directions) -> Self {
        Self {
            plain: said.plain.clone(),
            step_free: said.step_free.clone(),
        }
    }
}

impl From<DirectionsShape> for Directions {
    fn from(shape: DirectionsShape) -> Self {
        Self {
            plain: shape.plain,
            step_free: shape.step_free,
        }
    }
}

/// The way from the desk to a room.
#[derive(Serialize, ToSchema)]
pub(crate) struct WayShape {
    building: String,
    floor: String,
    number: String,
    name: String,
    steps: Vec<StepShape>,
    /// What is said of the way to the building, to the floor and to the room.
    said: SaidShape,
    /// The path of the page that a visitor opens without an account.
    link: String,
}

/// A step of the way.
#[derive(Serialize, ToSchema)]
pub(crate) struct StepShape {
    /// `said`, `to-building`, `to-floor`, `to-room`, or `ask-the-desk` where nobody has said how.
    kind: &'static str,
    /// What is said, or the name that leads.
    text: String,
}

impl From<&Step> for StepShape {
    fn from(step: &Step) -> Self {
        let (kind, text) = match step {
            Step::Said(text) => ("said", text.clone()),
            Step::ToBuilding(name) => ("to-building", name.clone()),
            Step::ToFloor(name) => ("to-floor", name.clone()),
            Step::ToRoom(number, _) => ("to-room", number.clone()),
            Step::AskTheDesk => ("ask-the-desk", String::new()),
        };
        Self { kind, text }
    }
}

/// What is said of the places of a way.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SaidShape {
    building: DirectionsShape,
    floor: DirectionsShape,
    room: DirectionsShape,
}

impl Body for SaidShape {
    fn at(&self) -> Option<i64> {
        None
    }
}

impl From<WayView> for WayShape {
    fn from(view: WayView) -> Self {
        Self {
            building: view.building.name,
            floor: view.floor.name,
            number: view.room.number,
            name: view.room.name,
            steps: view.steps.iter().map(StepShape::from).collect(),
            said: SaidShape {
                building: (&view.said.building).into(),
                floor: (&view.said.floor).into(),
                room: (&view.said.room).into(),
            },
            link: format!("/way/{}", view.code),
        }
    }
}

/// The floor guide.
#[utoipa::path(get, path = "/api/v1/sites/{site}/guide", tag = "directory",
    responses((status = 200, body = GuideShape)))]
pub(crate) async fn show_guide(State(web): State<Web>, here: Here) -> Answered<Json<GuideShape>> {
    let found = app::directory::guide(web.house(), &here.actor, &here.site).await?;
    let floors = found.ok_or_else(Trouble::not_found)?.floors.into_iter();
    let floors = floors.map(|floor| GuideFloorShape {
        building: floor.building.name,
        floor: floor.floor.name,
        level: floor.floor.level,
        rooms: floor
            .rooms
            .into_iter()
            .map(|one| GuideRoomShape {
                room: one.room.id.to_string(),
                number: one.room.number,
                name: one.room.name,
                departments: one.departments,
            })
            .collect(),
    });
    Ok(Json(GuideShape {
        floors: floors.collect(),
    }))
}

/// The way from the desk to a room.
#[utoipa::path(get, path = "/api/v1/sites/{site}/guide/{room}", tag = "directory",
    params(("step_free" = Option<String>, Query, description = "`yes` for the way without steps.")),
    responses((status = 200, body = WayShape)))]
pub(crate) async fn show_way(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Query(query): Query,
) -> Answered<Json<WayShape>> {
    query.only(&["step_free"])?;
    let step_free = query.text("step_free") == "yes";
    let (house, actor) = (web.house(), &here.actor);
    let found = app::directory::way(house, actor, &here.site, ids.at(0)?, step_free).await?;
    Ok(Json(found.ok_or_else(Trouble::not_found)?.into()))
}

/// Say the way to a room: to its building, to its floor, to the room itself.
#[utoipa::path(put, path = "/api/v1/sites/{site}/guide/{room}", tag = "directory",
    request_body = SaidShape, responses((status = 200, body = Taken)))]
pub(crate) async fn put_directions(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<SaidShape>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let said = PlaceDirections {
        building: act.body.building.into(),
        floor: act.body.floor.into(),
        room: act.body.room.into(),
    };
    let done =
        app::directory::set_directions(house, actor, site, command, ids.at(0)?, (said, None));
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
