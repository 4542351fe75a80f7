//! What is to be brought to rooms (clause C3.3), as programs and phones read and write it.

use app::restocking::RestockingView;
use axum::extract::State;
use axum::{Extension, Json};
use domain::check::CheckItem;
use domain::restocking::RestockingLine;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::RestockingTold;
use crate::act::{Act, Query};
use crate::civil::place;
use crate::need::Here;
use crate::pages::register_months::asked_month;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// What is to be brought, and what was told in a month.
#[derive(Serialize, ToSchema)]
pub(crate) struct RestockingList {
    /// What nobody has brought yet, the oldest first.
    open: Vec<RestockingShape>,
    /// What was told in the month, the newest first.
    told: Vec<RestockingShape>,
}

/// What one duty found lacking.
#[derive(Serialize, ToSchema)]
pub(crate) struct RestockingShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    room: Option<String>,
    place: String,
    items: Vec<RestockingLineShape>,
    told_at: i64,
    told_by: String,
    /// The duty that brings it.
    duty: Option<String>,
    due: Option<i64>,
    assignee: String,
    brought_at: Option<i64>,
    brought_by: String,
}

/// One thing that is to be brought.
#[derive(Serialize, ToSchema)]
pub(crate) struct RestockingLineShape {
    item: String,
    quantity: u32,
    unit: String,
}

/// Something that is brought where it is lacking.
#[derive(Serialize, ToSchema)]
pub(crate) struct Restock {
    item: String,
    /// In what it is counted.
    unit: String,
    /// How much is lacking and not brought yet.
    quantity: u32,
}

/// What an item may ask to be brought, with what is lacking of it.
pub(super) fn restocks_of(item: &CheckItem, lacking: &[RestockingLine]) -> Vec<Restock> {
    let asked = item.restocks.iter().map(|(item, unit)| Restock {
        item: item.clone(),
        unit: unit.clone(),
        quantity: lacking
            .iter()
            .find(|line| line.item == *item)
            .map_or(0, |line| line.quantity),
    });
    asked.collect()
}

/// Something that is lacking, and how much of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestockingItem {
    /// What, as the check item names it.
    pub(crate) item: String,
    /// 0 to 99; 0 where none is lacking any more.
    pub(crate) quantity: u32,
}

fn shape(view: &RestockingView) -> RestockingShape {
    let one = &view.restocking;
    let lines = one.lines.iter().map(|line| RestockingLineShape {
        item: line.item.clone(),
        quantity: line.quantity,
        unit: line.unit.clone(),
    });
    RestockingShape {
        id: one.id.to_string(),
        day: one.day.clone(),
        number: one.number,
        room: one.room.map(|id| id.to_string()),
        place: view
            .room
            .as_ref()
            .map_or_else(String::new, |room| room.name.clone()),
        items: lines.collect(),
        told_at: one.at,
        told_by: one.by.clone(),
        duty: view.duty.map(|id| id.to_string()),
        due: view.due,
        assignee: view.assignee.clone(),
        brought_at: view.brought.as_ref().map(|(at, _)| *at),
        brought_by: view
            .brought
            .as_ref()
            .map_or_else(String::new, |(_, by)| by.clone()),
    }
}

/// What is to be brought, and what was told in a month.
#[utoipa::path(get, path = "/api/v1/sites/{site}/restocking", tag = "offices",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")),
    responses((status = 200, body = RestockingList)))]
pub(crate) async fn list_restocking(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<RestockingList>> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (_, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::restocking::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(RestockingList {
        open: found.open.iter().map(shape).collect(),
        told: found.told.iter().map(shape).collect(),
    }))
}

/// Tell what is lacking at an item that is looked at.
#[utoipa::path(post, path = "/api/v1/sites/{site}/duties/{duty}/restocking", tag = "duty",
    request_body = RestockingTold, responses((status = 200, body = Taken)))]
pub(crate) async fn restock(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<RestockingTold>,
) -> Answered<Json<Taken>> {
    let duty = ids.at(0)?;
    let (house, command, body) = (web.house(), &act.command, act.body);
    let items = body.items.into_iter().map(|one| (one.item, one.quantity));
    let told = (body.step, items.collect());
    let done = app::restocking::restock(house, &here.actor, &here.site, command, duty, told);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
