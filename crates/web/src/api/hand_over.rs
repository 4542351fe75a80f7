//! Hand-overs at the end of a shift (clause C2.9), as programs and phones read and write them.

use app::hand_over::{HandOverView, Handed};
use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{HandOverMade, Said};
use crate::act::{Act, Query};
use crate::civil::place;
use crate::need::Here;
use crate::pages::register_months::asked_month;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Hand-overs.
#[derive(Serialize, ToSchema)]
pub(crate) struct HandOverList {
    /// What waits for the reader's shift, the oldest first.
    waiting: Vec<HandOverShape>,
    /// What was asked for in the month, the newest first.
    hand_overs: Vec<HandOverShape>,
}

/// A hand-over.
#[derive(Serialize, ToSchema)]
pub(crate) struct HandOverShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    /// Whose shift ends, by name.
    by: String,
    team: String,
    /// When the planned shift ends; absent where none was planned.
    due: Option<i64>,
    made_at: Option<i64>,
    note: String,
    acknowledged_at: Option<i64>,
    acknowledged_by: Option<String>,
}

/// What the shift before handed over.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftHandOver {
    id: String,
    by: String,
    made_at: Option<i64>,
    note: String,
}

impl From<&HandOverView> for ShiftHandOver {
    fn from(view: &HandOverView) -> Self {
        Self {
            id: view.hand_over.id.to_string(),
            by: view.hand_over.name.clone(),
            made_at: view.hand_over.made,
            note: view.note.clone(),
        }
    }
}

fn shape(view: &HandOverView) -> HandOverShape {
    let one = &view.hand_over;
    let had = one.acknowledged.as_ref();
    HandOverShape {
        id: one.id.to_string(),
        day: one.day.clone(),
        number: one.number,
        by: one.name.clone(),
        team: view.team.clone(),
        due: one.due,
        made_at: one.made,
        note: view.note.clone(),
        acknowledged_at: had.map(|had| had.at),
        acknowledged_by: had.map(|had| had.by.clone()),
    }
}

/// What waits for the reader's shift, and the hand-overs of a month.
#[utoipa::path(get, path = "/api/v1/sites/{site}/hand-overs", tag = "shift",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")),
    responses((status = 200, body = HandOverList)))]
pub(crate) async fn list_hand_overs(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<HandOverList>> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (_, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::hand_over::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(HandOverList {
        waiting: found.waiting.iter().map(shape).collect(),
        hand_overs: found.found.iter().map(shape).collect(),
    }))
}

/// A hand-over.
#[utoipa::path(get, path = "/api/v1/sites/{site}/hand-overs/{hand_over}", tag = "shift",
    responses((status = 200, body = HandOverShape)))]
pub(crate) async fn show_hand_over(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<HandOverShape>> {
    let found = app::hand_over::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(shape(&found.view)))
}

/// Hand over, and go off duty with it where that is wanted.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hand-overs", tag = "shift",
    request_body = HandOverMade, responses((status = 200, body = Taken)))]
pub(crate) async fn hand_shift_over(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<HandOverMade>,
) -> Answered<Json<Taken>> {
    let handed = Handed {
        seen: act.body.seen,
        note: act.body.note,
        leaves: act.body.leaves,
    };
    let (house, command) = (web.house(), &act.command);
    let made = app::hand_over::make(house, &here.actor, &here.site, command, handed).await?;
    taken(&web, &here, made, act.clock_off_ms, language).await
}

/// Say that the next shift has what was handed over.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hand-overs/{hand_over}/acknowledgement", tag = "shift",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn acknowledge_hand_over(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let had = app::hand_over::acknowledge(house, &here.actor, &here.site, command, id).await?;
    taken(&web, &here, had, act.clock_off_ms, language).await
}
