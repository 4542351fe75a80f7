//! Swaps of shifts as programs and phones ask for them, answer and decide them.

use app::roster::{SwapAsked, SwapView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::roster::decision::Decision;
use domain::roster::swap::{SwapStanding, Swapped};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::leave::decision_of;
use super::shape::Staff;
use super::taken::{Taken, taken};
use super::written::{Said, id};
use crate::act::{Act, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The swaps that the asker may know of.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftSwapCollection {
    /// What waits for a word of the asker's, the first first.
    waiting: Vec<ShiftSwapShape>,
    /// The others, the last first.
    others: Vec<ShiftSwapShape>,
}

/// A swap.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShiftSwapShape {
    id: String,
    asker: Staff,
    colleague: Staff,
    /// What the colleague is to take.
    given: SwappedShape,
    /// What the asker would take for it; absent for nothing.
    taken: Option<SwappedShape>,
    words: String,
    asked_at: i64,
    answered_at: Option<i64>,
    /// `asked`, `agreed`, `declined`, `approved`, `refused` or `withdrawn`.
    standing: &'static str,
    decided_at: Option<i64>,
    decided_by: Option<String>,
    /// Why it was refused.
    reason: String,
    /// Whether the roster is not as it was when it was asked for.
    changed: bool,
}

/// A shift of a swap, as it was when it was asked for.
#[derive(Serialize, ToSchema)]
pub(crate) struct SwappedShape {
    planned_shift: String,
    team: String,
    team_name: String,
    starts: i64,
    ends: i64,
}

/// A swap as it is asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShiftSwapAskedBody {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// The asker's planned shift.
    given: String,
    /// The account of who is to take it.
    colleague: String,
    /// The colleague's planned shift that the asker would take for it; absent for nothing.
    #[serde(default)]
    taken: Option<String>,
    #[serde(default)]
    words: String,
}

/// The colleague's answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShiftSwapAnswerBody {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// Whether they would.
    agrees: bool,
}

/// What a leader says of a swap.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShiftSwapDecisionBody {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// `approve` or `refuse`.
    decision: String,
    /// Why it is refused.
    #[serde(default)]
    reason: String,
    /// Whether it is approved although little rest is left.
    #[serde(default)]
    confirmed: bool,
}

told_at! { ShiftSwapAskedBody ShiftSwapAnswerBody ShiftSwapDecisionBody }

fn side(side: &Swapped, post: &str) -> SwappedShape {
    SwappedShape {
        planned_shift: side.shift.to_string(),
        team: side.team.to_string(),
        team_name: post.to_owned(),
        starts: side.starts,
        ends: side.ends,
    }
}

fn shape(view: &SwapView) -> ShiftSwapShape {
    let swap = &view.swap;
    let decided = match &swap.standing {
        SwapStanding::Approved(decided) | SwapStanding::Refused(decided) => Some(decided),
        _ => None,
    };
    ShiftSwapShape {
        id: swap.id.to_string(),
        asker: Staff::from(&view.asker),
        colleague: Staff::from(&view.colleague),
        given: side(&swap.given, &view.posts.0),
        taken: swap.taken.as_ref().map(|one| side(one, &view.posts.1)),
        words: view.words.clone(),
        asked_at: swap.asked,
        answered_at: swap.answered,
        standing: swap.standing.word(),
        decided_at: decided.map(|one| one.at),
        decided_by: decided.map(|one| one.by.clone()),
        reason: view.reason.clone(),
        changed: view.changed,
    }
}

/// The swaps that the asker may know of.
#[utoipa::path(get, path = "/api/v1/sites/{site}/shift-swaps", tag = "roster",
    responses((status = 200, body = ShiftSwapCollection)))]
pub(crate) async fn list_shift_swaps(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<ShiftSwapCollection>> {
    let found = app::roster::swaps(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(ShiftSwapCollection {
        waiting: found.waiting.iter().map(shape).collect(),
        others: found.others.iter().map(shape).collect(),
    }))
}

/// Ask a colleague to take a shift, for one of theirs or for nothing.
#[utoipa::path(post, path = "/api/v1/sites/{site}/shift-swaps", tag = "roster",
    request_body = ShiftSwapAskedBody, responses((status = 200, body = Taken)))]
pub(crate) async fn ask_shift_swap(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<ShiftSwapAskedBody>,
) -> Answered<Json<Taken>> {
    let body = act.body;
    let taken_shift = body.taken.as_deref().map(|text| id("taken", text));
    let asked = SwapAsked {
        given: id("given", &body.given)?,
        colleague: id("colleague", &body.colleague)?,
        taken: taken_shift.transpose()?,
        words: body.words,
    };
    let (house, command) = (web.house(), &act.command);
    let made = app::roster::ask_swap(house, &here.actor, &here.site, command, asked).await?;
    taken(&web, &here, made, act.clock_off_ms, language).await
}

/// Answer a colleague who asks.
#[utoipa::path(post, path = "/api/v1/sites/{site}/shift-swaps/{shift_swap}/answer", tag = "roster",
    request_body = ShiftSwapAnswerBody, responses((status = 200, body = Taken)))]
pub(crate) async fn answer_shift_swap(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<ShiftSwapAnswerBody>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let (actor, site) = (&here.actor, &here.site);
    let done = app::roster::answer_swap(house, actor, site, command, id, act.body.agrees).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Approve a swap, which changes the roster, or refuse it with a reason.
#[utoipa::path(post, path = "/api/v1/sites/{site}/shift-swaps/{shift_swap}/decision", tag = "roster",
    request_body = ShiftSwapDecisionBody, responses((status = 200, body = Taken)))]
pub(crate) async fn decide_shift_swap(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<ShiftSwapDecisionBody>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let (actor, site) = (&here.actor, &here.site);
    let done = match decision_of(&act.body.decision)? {
        Decision::Approve => {
            let confirmed = act.body.confirmed;
            app::roster::approve_swap(house, actor, site, command, id, confirmed).await?
        }
        Decision::Refuse => {
            let reason = act.body.reason;
            app::roster::refuse_swap(house, actor, site, command, id, reason).await?
        }
    };
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Take back what one asked.
#[utoipa::path(post, path = "/api/v1/sites/{site}/shift-swaps/{shift_swap}/withdrawal", tag = "roster",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn withdraw_shift_swap(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let done = app::roster::withdraw_swap(house, &here.actor, &here.site, command, id).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
