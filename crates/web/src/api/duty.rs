//! Duties: done, ticked, waived, given to somebody, explained.

use app::duty::Settlement;
use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;
use words::Language;

use super::shape::Duty;
use super::taken::{Taken, taken};
use super::written::{Assignment, Reason, Remark, Said, Step, id};
use crate::act::Act;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A duty and why it is there.
#[derive(Serialize, ToSchema)]
pub(crate) struct ExplainedDuty {
    duty: Duty,
    clauses: Vec<Clause>,
    /// The title of the standard.
    standard: String,
    /// The version of the standard it was compiled from.
    standard_version: i32,
    /// What started it, in the word of the standard, such as `started` or `workday`.
    started_by: &'static str,
    /// The instant of what started it.
    cause: i64,
    /// When the server learnt that it was settled.
    received_at: Option<i64>,
    /// Addresses of its photos.
    photos: Vec<String>,
}

/// A clause of the standard.
#[derive(Serialize, ToSchema)]
pub(crate) struct Clause {
    #[schema(example = "C4.2.2")]
    id: String,
    text: String,
}

/// A duty and why it is there.
#[utoipa::path(get, path = "/api/v1/sites/{site}/duties/{duty}", tag = "duty",
    responses((status = 200, body = ExplainedDuty)))]
pub(crate) async fn show_duty(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<ExplainedDuty>> {
    let why = app::duty::why(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let why = why.ok_or_else(Trouble::not_found)?;
    let clauses = why.clauses.iter();
    let photos = why.photos.iter().map(|photo| photo.id);
    let root = format!("/sites/{}/duties/{}/photos", here.site, why.duty.id);
    let address = |photo| format!("{root}/{photo}");
    Ok(Json(ExplainedDuty {
        duty: Duty::of(&why.duty, here.actor.account, None),
        clauses: clauses
            .map(|(id, text)| Clause {
                id: id.clone(),
                text: text.clone(),
            })
            .collect(),
        standard: why.standard.clone(),
        standard_version: why.standard_version,
        started_by: why.started_by,
        cause: why.cause,
        received_at: why.received,
        photos: photos.map(address).collect(),
    }))
}

/// Done, with one tap.
#[utoipa::path(post, path = "/api/v1/sites/{site}/duties/{duty}/completion", tag = "duty",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn complete(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let duty = ids.at(0)?;
    let (house, command) = (web.house(), &act.command);
    let settled = app::duty::settle(
        house,
        &here.actor,
        &here.site,
        command,
        duty,
        Settlement::Done,
    );
    taken(&web, &here, settled.await?, act.clock_off_ms, language).await
}

/// Tick a step.
#[utoipa::path(post, path = "/api/v1/sites/{site}/duties/{duty}/steps", tag = "duty",
    request_body = Step, responses((status = 200, body = Taken)))]
pub(crate) async fn tick_step(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Step>,
) -> Answered<Json<Taken>> {
    let duty = ids.at(0)?;
    let (house, command) = (web.house(), &act.command);
    let ticked = app::duty::tick_step(house, &here.actor, &here.site, command, duty, act.body.step);
    taken(&web, &here, ticked.await?, act.clock_off_ms, language).await
}

/// Remark on an item that is looked at: what is lacking, or what was found.
#[utoipa::path(post, path = "/api/v1/sites/{site}/duties/{duty}/remarks", tag = "duty",
    request_body = Remark, responses((status = 200, body = Taken)))]
pub(crate) async fn remark(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Remark>,
) -> Answered<Json<Taken>> {
    let duty = ids.at(0)?;
    let (house, command, Remark { step, note, .. }) = (web.house(), &act.command, act.body);
    let remarked =
        app::check::remark(house, &here.actor, &here.site, command, duty, step, note).await?;
    taken(&web, &here, remarked, act.clock_off_ms, language).await
}

/// Waive a duty (免做), with the reason.
#[utoipa::path(post, path = "/api/v1/sites/{site}/duties/{duty}/waiver", tag = "duty",
    request_body = Reason, responses((status = 200, body = Taken)))]
pub(crate) async fn waive(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Reason>,
) -> Answered<Json<Taken>> {
    let duty = ids.at(0)?;
    let waived = Settlement::Waived(act.body.reason);
    let (house, command) = (web.house(), &act.command);
    let settled = app::duty::settle(house, &here.actor, &here.site, command, duty, waived);
    taken(&web, &here, settled.await?, act.clock_off_ms, language).await
}

/// Take back that one did or waived the duty a moment ago.
#[utoipa::path(post, path = "/api/v1/sites/{site}/duties/{duty}/withdrawal", tag = "duty",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn withdraw(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let duty = ids.at(0)?;
    let (house, command) = (web.house(), &act.command);
    let taken_back =
        app::withdrawal::of_duty(house, &here.actor, &here.site, command, duty).await?;
    taken(&web, &here, taken_back, act.clock_off_ms, language).await
}

/// Give a duty to somebody, or to nobody.
#[utoipa::path(post, path = "/api/v1/sites/{site}/duties/{duty}/assignment", tag = "duty",
    request_body = Assignment, responses((status = 200, body = Taken)))]
pub(crate) async fn assign(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Assignment>,
) -> Answered<Json<Taken>> {
    let duty = ids.at(0)?;
    // A form sends nobody as nothing.
    let account = act.body.account.as_deref().filter(|text| !text.is_empty());
    let account = account.map(|text| id("account", text)).transpose()?;
    let (house, command) = (web.house(), &act.command);
    let assigned = app::duty::assign(house, &here.actor, &here.site, command, duty, account);
    taken(&web, &here, assigned.await?, act.clock_off_ms, language).await
}
