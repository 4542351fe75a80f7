//! Leaders' offices as programs and phones read and write them.

use app::office::{OfficePlan, OfficeView, PlanDay};
use axum::extract::State;
use axum::{Extension, Json};
use domain::RoomId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use crate::act::{Act, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Today's plan of cleaning leaders' offices.
#[derive(Serialize, ToSchema)]
pub(crate) struct OfficePlanShape {
    /// The civil day at the site.
    date: String,
    /// False on a day off: nothing is planned then. True also where the standard has no such rule.
    is_workday: bool,
    /// From when the plan is made; absent where the standard has no such rule.
    opens: Option<i64>,
    /// Until when.
    due: Option<i64>,
    /// In the order in which one walks.
    offices: Vec<OfficeShape>,
}

/// An office of the plan.
#[derive(Serialize, ToSchema)]
pub(crate) struct OfficeShape {
    room: String,
    /// What is on its door.
    number: String,
    name: String,
    floor: String,
    /// Whose it is.
    leaders: Vec<OfficeLeader>,
    /// `proposed`, `planned`, `again`, `begun`, `interrupted`, `cleaned`, `waived`, `missed`, or what keeps
    /// it out of the plan: `nobody-entered`, `unsaid`, `in`, `due-back`, `over`; absent where it is not to
    /// be cleaned now and one may not see where leaders are.
    standing: Option<&'static str>,
    duty: Option<String>,
    steps_done: usize,
    steps: usize,
    /// Who cleans or is to clean it.
    by: String,
    /// When somebody answered last.
    answered_at: Option<i64>,
    /// When one may come again.
    again_at: Option<i64>,
    /// When its leader came back in the middle.
    interrupted_at: Option<i64>,
    finished_at: Option<i64>,
    /// Its key, where it is out.
    key: Option<OfficeKeyShape>,
}

/// A leader whose office it is.
#[derive(Serialize, ToSchema)]
pub(crate) struct OfficeLeader {
    name: String,
    form_of_address: String,
}

/// A key that is out.
#[derive(Serialize, ToSchema)]
pub(crate) struct OfficeKeyShape {
    holder: String,
    out_at: i64,
    /// Whether it should have been booked in.
    missing: bool,
}

/// Somebody answered the knocking, or came.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfficeAnswer {
    /// When, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// In how many minutes one comes again: 15, 30 or 60.
    minutes: i64,
}

/// A key goes out or comes in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfficeKeyBooking {
    /// When, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// `out` to oneself, or `in`.
    way: String,
}

told_at! { OfficeAnswer OfficeKeyBooking }

fn shape(view: &OfficeView) -> OfficeShape {
    OfficeShape {
        room: view.room.id.to_string(),
        number: view.room.number.clone(),
        name: view.room.name.clone(),
        floor: view.floor.clone(),
        leaders: view
            .leaders
            .iter()
            .map(|leader| OfficeLeader {
                name: leader.name.clone(),
                form_of_address: leader.form_of_address.clone(),
            })
            .collect(),
        standing: view.standing.map(domain::office::Standing::word),
        duty: view.duty.map(|duty| duty.to_string()),
        steps_done: view.steps.0,
        steps: view.steps.1,
        by: view.by.clone(),
        answered_at: view.answered,
        again_at: view.again,
        interrupted_at: view.interrupted,
        finished_at: view.finished,
        key: view.key.as_ref().map(|key| OfficeKeyShape {
            holder: key.holder.clone(),
            out_at: key.out,
            missing: key.missing,
        }),
    }
}

impl From<OfficePlan> for OfficePlanShape {
    fn from(plan: OfficePlan) -> Self {
        Self {
            date: plan.date.to_string(),
            is_workday: plan.day != PlanDay::DayOff,
            opens: plan.window.map(|(opens, _)| opens),
            due: plan.window.map(|(_, due)| due),
            offices: plan.offices.iter().map(shape).collect(),
        }
    }
}

/// Today's plan of cleaning leaders' offices.
#[utoipa::path(get, path = "/api/v1/sites/{site}/offices", tag = "offices",
    responses((status = 200, body = OfficePlanShape)))]
pub(crate) async fn show_offices(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<OfficePlanShape>> {
    let plan = app::office::plan(web.house(), &here.actor, &here.site).await?;
    let plan = plan.ok_or_else(Trouble::not_found)?;
    Ok(Json(plan.into()))
}

/// Say that somebody answered the knocking: the office is put back into the plan.
#[utoipa::path(post, path = "/api/v1/sites/{site}/offices/{room}/answer", tag = "offices",
    request_body = OfficeAnswer, responses((status = 200, body = Taken)))]
pub(crate) async fn answer_at_office(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<OfficeAnswer>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let said = (ids.at::<RoomId>(0)?, act.body.minutes);
    let done = app::office::answer(house, &here.actor, &here.site, command, said).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Book the key to an office out or in.
#[utoipa::path(post, path = "/api/v1/sites/{site}/offices/{room}/key", tag = "offices",
    request_body = OfficeKeyBooking, responses((status = 200, body = Taken)))]
pub(crate) async fn book_office_key(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<OfficeKeyBooking>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let room: RoomId = ids.at(0)?;
    let done = match act.body.way.as_str() {
        "out" => app::office::take_key(house, &here.actor, &here.site, command, room).await?,
        "in" => app::office::give_back_key(house, &here.actor, &here.site, command, room).await?,
        _ => return Err(Trouble::invalid("way", "choice-unknown")),
    };
    taken(&web, &here, done, act.clock_off_ms, language).await
}
