//! Reports of lost things (clause C4.3.2) as programs read and write them.

use app::found_item::lost::LostReportView;
use axum::extract::State;
use axum::{Extension, Json};
use domain::found_item::Kind;
use domain::found_item::lost::{Loss, Told};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::found_item::{FoundItemShape, id_if, shape};
use super::taken::{Taken, taken};
use crate::act::{Act, Query, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A report of a lost thing. Name and telephone are masked in lists, and for whoever does not keep found things.
#[derive(Serialize, ToSchema)]
pub(crate) struct LostReportShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    /// As of found things.
    kind: &'static str,
    /// Absent once its time of keeping is over.
    description: Option<String>,
    name: Option<String>,
    telephone: Option<String>,
    room: Option<String>,
    place: String,
    /// When they surely had it.
    lost_from: i64,
    /// When they missed it.
    lost_until: i64,
    taken_down_at: i64,
    taken_down_by: String,
    /// The found thing that it was.
    item: Option<String>,
    closed_at: Option<i64>,
    closed_by: String,
}

/// The register of reports.
#[derive(Serialize, ToSchema)]
pub(crate) struct LostReportList {
    /// The newest first.
    reports: Vec<LostReportShape>,
}

/// A report with what of the found things it may be.
#[derive(Serialize, ToSchema)]
pub(crate) struct LostReportWhole {
    report: LostReportShape,
    /// What it may be, the likeliest first: proposed, not decided.
    proposals: Vec<FoundItemShape>,
}

/// A report as it is taken down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLostReport {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    kind: String,
    description: String,
    name: String,
    telephone: String,
    #[serde(default)]
    room: Option<String>,
    #[serde(default)]
    spot: String,
    /// When they surely had it, by the sender's clock.
    lost_from: i64,
    /// When they missed it, by the sender's clock.
    lost_until: i64,
}

/// What became of a report.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LostReportClosed {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// The found thing that it was; absent where it was looked for in vain.
    #[serde(default)]
    item: Option<String>,
}

told_at! { NewLostReport LostReportClosed }

fn report_shape(view: &LostReportView) -> LostReportShape {
    let (one, told) = (&view.report, view.report.told.as_ref());
    LostReportShape {
        id: one.id.to_string(),
        day: one.day.clone(),
        number: one.number,
        kind: one.kind.word(),
        description: told.map(|told| told.description.clone()),
        name: told.map(|told| told.name.clone()),
        telephone: told.map(|told| told.telephone.clone()),
        room: one.room.map(|room| room.to_string()),
        place: view.place(),
        lost_from: one.from,
        lost_until: one.until,
        taken_down_at: one.at,
        taken_down_by: one.by.clone(),
        item: one.item.map(|item| item.to_string()),
        closed_at: one.closed,
        closed_by: one.closed_by.clone(),
    }
}

/// The open reports; with `all`, the closed ones too.
#[utoipa::path(get, path = "/api/v1/sites/{site}/lost-reports", tag = "found-item",
    params(("show" = Option<String>, Query, description = "`open` or `all`; `open` where absent.")),
    responses((status = 200, body = LostReportList)))]
pub(crate) async fn list_lost_reports(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<LostReportList>> {
    query.only(&["show"])?;
    let span = match query.text("show") {
        "" | "open" => None,
        "all" => Some((0, i64::MAX)),
        _ => return Err(Trouble::invalid("show", "choice-unknown")),
    };
    let found = app::found_item::lost::list(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(LostReportList {
        reports: found.reports.iter().map(report_shape).collect(),
    }))
}

/// A report with what of the found things it may be.
#[utoipa::path(get, path = "/api/v1/sites/{site}/lost-reports/{lost_report}", tag = "found-item",
    responses((status = 200, body = LostReportWhole)))]
pub(crate) async fn show_lost_report(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<LostReportWhole>> {
    let (house, actor) = (web.house(), &here.actor);
    let found = app::found_item::lost::find(house, actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let proposals = found.proposals.iter();
    Ok(Json(LostReportWhole {
        report: report_shape(&found.view),
        proposals: proposals.map(|view| shape(view, &here.site)).collect(),
    }))
}

/// Take a report of a lost thing down.
#[utoipa::path(post, path = "/api/v1/sites/{site}/lost-reports", tag = "found-item",
    request_body = NewLostReport, responses((status = 200, body = Taken)))]
pub(crate) async fn take_lost_report_down(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewLostReport>,
) -> Answered<Json<Taken>> {
    let (body, off) = (&act.body, act.clock_off_ms);
    let kind = Kind::from_word(&body.kind);
    let loss = Loss {
        kind: kind.ok_or_else(|| Trouble::invalid("kind", "choice-unknown"))?,
        told: Told {
            description: body.description.clone(),
            name: body.name.clone(),
            telephone: body.telephone.clone(),
        },
        room: id_if("room", body.room.as_ref())?,
        spot: body.spot.clone(),
        from: body.lost_from.saturating_add(off),
        until: body.lost_until.saturating_add(off),
    };
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::found_item::lost::take(house, actor, site, command, loss).await?;
    taken(&web, &here, done, off, language).await
}

/// Close a report: with the found thing that it was, or in vain.
#[utoipa::path(post, path = "/api/v1/sites/{site}/lost-reports/{lost_report}/closing", tag = "found-item",
    request_body = LostReportClosed, responses((status = 200, body = Taken)))]
pub(crate) async fn close_lost_report(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<LostReportClosed>,
) -> Answered<Json<Taken>> {
    let asked = (ids.at(0)?, id_if("item", act.body.item.as_ref())?);
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::found_item::lost::close(house, actor, site, command, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
