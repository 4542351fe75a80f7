//! Spot checks as programs read them. They are taken and answered on their pages. Staff get their own alone.

use app::spot_check::SpotCheckView;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::Staff;
use crate::act::Query;
use crate::civil::place;
use crate::need::Here;
use crate::pages::register_months::asked_month;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A spot check.
#[derive(Serialize, ToSchema)]
pub(crate) struct SpotCheckShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    at: i64,
    person: Staff,
    team: String,
    team_name: String,
    rule: String,
    title: String,
    clauses: Vec<String>,
    checked_by: String,
    items: Vec<SpotCheckItemShape>,
    /// Hundredths of what could be.
    percent: Option<u32>,
    /// What whoever was checked says of it.
    answer: Option<String>,
    answered_at: Option<i64>,
}

/// An item of a spot check.
#[derive(Serialize, ToSchema)]
pub(crate) struct SpotCheckItemShape {
    item: String,
    /// `good`, `to-improve` or `lacking`; 2, 1 or 0 points.
    score: &'static str,
    note: String,
}

/// The spot checks of a month.
#[derive(Serialize, ToSchema)]
pub(crate) struct SpotCheckList {
    spot_checks: Vec<SpotCheckShape>,
    /// The trend up to the month's end, a week each.
    weeks: Vec<SpotCheckWeekShape>,
}

/// A week of the trend.
#[derive(Serialize, ToSchema)]
pub(crate) struct SpotCheckWeekShape {
    monday: String,
    /// How many items were seen.
    count: u32,
    /// Hundredths of what could be; absent where nothing was seen.
    percent: Option<u32>,
}

fn shape(view: &SpotCheckView) -> SpotCheckShape {
    let check = &view.check;
    let items = check.items.iter().map(|item| SpotCheckItemShape {
        item: item.item.clone(),
        score: item.score.word(),
        note: item.note.clone(),
    });
    let answer = check.answer.as_ref();
    SpotCheckShape {
        id: check.id.to_string(),
        day: check.day.clone(),
        number: check.number,
        at: check.at,
        person: Staff::from(&view.staff),
        team: check.team.to_string(),
        team_name: view.post.clone(),
        rule: check.rule.clone(),
        title: view.title.clone(),
        clauses: view.clauses.clone(),
        checked_by: check.checked_by.clone(),
        items: items.collect(),
        percent: check.tally().percent(),
        answer: answer.map(|answer| answer.words.clone()),
        answered_at: answer.map(|answer| answer.at),
    }
}

/// The spot checks of a month.
#[utoipa::path(get, path = "/api/v1/sites/{site}/spot-checks", tag = "spot-check",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")),
    responses((status = 200, body = SpotCheckList)))]
pub(crate) async fn list_spot_checks(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<SpotCheckList>> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (_, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::spot_check::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let weeks = found
        .weeks
        .iter()
        .map(|(monday, tally)| SpotCheckWeekShape {
            monday: monday.to_string(),
            count: tally.count,
            percent: tally.percent(),
        });
    Ok(Json(SpotCheckList {
        spot_checks: found.checks.iter().map(shape).collect(),
        weeks: weeks.collect(),
    }))
}

/// A spot check.
#[utoipa::path(get, path = "/api/v1/sites/{site}/spot-checks/{spot_check}", tag = "spot-check",
    responses((status = 200, body = SpotCheckShape)))]
pub(crate) async fn show_spot_check(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<SpotCheckShape>> {
    let id = ids.at(0)?;
    let found = app::spot_check::find(web.house(), &here.actor, &here.site, id).await?;
    let (_, view) = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(shape(&view)))
}
