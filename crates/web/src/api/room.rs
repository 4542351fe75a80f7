//! Rooms, and which of them are free.

use app::meeting::Proposal;
use axum::Json;
use axum::extract::State;
use domain::booking::Wish;
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::RoomShape;
use crate::act::Query;
use crate::fields::Fields;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Rooms of a site.
#[derive(Serialize, ToSchema)]
pub(crate) struct Rooms {
    rooms: Vec<RoomShape>,
}

/// A room that fits, free or not.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProposalShape {
    room: RoomShape,
    free: bool,
    /// What stands in the way.
    obstacle: Option<Obstacle>,
}

/// What stands in the way of a room.
#[derive(Serialize, ToSchema)]
pub(crate) struct Obstacle {
    /// `held` by a meeting or `closed`.
    kind: &'static str,
    /// Why it is closed.
    reason: String,
    from: i64,
    until: i64,
}

/// The rooms that fit, free ones first.
#[derive(Serialize, ToSchema)]
pub(crate) struct Proposals {
    proposals: Vec<ProposalShape>,
}

/// Rooms of the site.
#[utoipa::path(get, path = "/api/v1/sites/{site}/rooms", tag = "room",
    responses((status = 200, body = Rooms)))]
pub(crate) async fn list_rooms(State(web): State<Web>, here: Here) -> Answered<Json<Rooms>> {
    let view = app::directory::view(web.house(), &here.site).await?;
    let view = view.ok_or_else(Trouble::not_found)?;
    Ok(Json(Rooms {
        rooms: view.rooms.iter().map(RoomShape::from).collect(),
    }))
}

/// The rooms that fit at a time, free ones first.
#[utoipa::path(get, path = "/api/v1/sites/{site}/proposals", tag = "room",
    params(
        ("starts" = i64, Query, description = "Start, Unix milliseconds."),
        ("ends" = i64, Query, description = "End, Unix milliseconds."),
        ("headcount" = Option<u32>, Query, description = "How many will come; 1 where absent."),
        ("equipment" = Option<Vec<String>>, Query, description = "What the room must have."),
        ("except" = Option<String>, Query, description = "The meeting that is to be moved."),
    ),
    responses((status = 200, body = Proposals)))]
pub(crate) async fn propose(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<Proposals>> {
    query.only(&["starts", "ends", "headcount", "equipment", "except"])?;
    let (starts, ends) = (query.number("starts")?, query.number("ends")?);
    let except = query.chosen("except")?;
    let wish = wish(&query)?;
    let found =
        app::meeting::proposals(web.house(), &here.site, starts, ends, wish, except).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(Proposals {
        proposals: found.iter().map(shape).collect(),
    }))
}

fn wish(query: &Fields) -> Answered<Wish> {
    let headcount = match query.filled("headcount") {
        None => 1,
        Some(_) => query.number("headcount")?,
    };
    let equipment = query.many("equipment").into_iter();
    Ok(Wish {
        headcount,
        equipment: equipment
            .filter(|one| !one.is_empty())
            .map(str::to_owned)
            .collect(),
    })
}

fn shape(proposal: &Proposal) -> ProposalShape {
    ProposalShape {
        room: RoomShape::from(&proposal.room),
        free: proposal.obstacle.is_none(),
        obstacle: proposal.obstacle.as_ref().map(|obstacle| Obstacle {
            kind: obstacle.kind,
            reason: obstacle.reason.clone(),
            from: obstacle.from,
            until: obstacle.until,
        }),
    }
}
