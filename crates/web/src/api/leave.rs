//! Leave as programs and phones ask for it, decide it and take it back. Of what kind it is is told to whoever
//! asked and to whoever decides alone.

use app::roster::{LeaveAsked, LeaveView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::roster::decision::Decision;
use domain::roster::leave::{LeaveKind, LeaveStanding};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::shape::Staff;
use super::taken::{Taken, taken};
use super::written::Said;
use crate::act::{Act, told_at};
use crate::civil::place;
use crate::need::Here;
use crate::pages::leave::{ends, starts};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The leaves that the asker may know of.
#[derive(Serialize, ToSchema)]
pub(crate) struct LeaveCollection {
    /// Those that wait for a decision of the asker's, the first first.
    waiting: Vec<LeaveShape>,
    /// The asker's own, the last first.
    own: Vec<LeaveShape>,
    /// Others' that are settled, the last first.
    others: Vec<LeaveShape>,
}

/// A leave.
#[derive(Serialize, ToSchema)]
pub(crate) struct LeaveShape {
    id: String,
    person: Staff,
    /// `annual`, `sick`, `personal` or `other`.
    kind: &'static str,
    starts: i64,
    ends: i64,
    words: String,
    asked_at: i64,
    /// `waiting`, `approved`, `refused` or `withdrawn`.
    standing: &'static str,
    decided_at: Option<i64>,
    decided_by: Option<String>,
    /// Why it was refused.
    reason: String,
    /// The planned shifts that lie in it: somebody else is to have them.
    planned_shifts: Vec<String>,
}

/// A leave as it is asked for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeaveAskedBody {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// `annual`, `sick`, `personal` or `other`.
    kind: String,
    /// The first day, `YYYY-MM-DD`.
    from: String,
    /// Whether it begins at noon.
    #[serde(default)]
    from_noon: bool,
    /// The last day, `YYYY-MM-DD`.
    until: String,
    /// Whether it ends at noon.
    #[serde(default)]
    until_noon: bool,
    #[serde(default)]
    words: String,
}

/// What a leader says of a leave.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LeaveDecisionBody {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// `approve` or `refuse`.
    decision: String,
    /// Why it is refused.
    #[serde(default)]
    reason: String,
}

told_at! { LeaveAskedBody LeaveDecisionBody }

/// What is decided, by its word.
pub(super) fn decision_of(word: &str) -> Answered<Decision> {
    let decision = Decision::from_word(word);
    decision.ok_or_else(|| Trouble::invalid("decision", "choice-unknown"))
}

fn shape(view: &LeaveView) -> LeaveShape {
    let leave = &view.leave;
    let decided = match &leave.standing {
        LeaveStanding::Approved(decided) | LeaveStanding::Refused(decided) => Some(decided),
        LeaveStanding::Waiting | LeaveStanding::Withdrawn => None,
    };
    LeaveShape {
        id: leave.id.to_string(),
        person: Staff::from(&view.staff),
        kind: view.told.kind.word(),
        starts: leave.starts,
        ends: leave.ends,
        words: view.told.words.clone(),
        asked_at: leave.asked,
        standing: leave.standing.word(),
        decided_at: decided.map(|one| one.at),
        decided_by: decided.map(|one| one.by.clone()),
        reason: view.told.reason.clone(),
        planned_shifts: view
            .shifts
            .iter()
            .map(|(shift, _)| shift.id.to_string())
            .collect(),
    }
}

/// The leaves that the asker may know of.
#[utoipa::path(get, path = "/api/v1/sites/{site}/leave", tag = "roster",
    responses((status = 200, body = LeaveCollection)))]
pub(crate) async fn list_leave(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<LeaveCollection>> {
    let found = app::roster::leaves(web.house(), &here.actor, &here.site).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let shapes = |views: &[LeaveView]| views.iter().map(shape).collect();
    Ok(Json(LeaveCollection {
        waiting: shapes(&found.waiting),
        own: shapes(&found.own),
        others: shapes(&found.others),
    }))
}

/// Ask for leave.
#[utoipa::path(post, path = "/api/v1/sites/{site}/leave", tag = "roster",
    request_body = LeaveAskedBody, responses((status = 200, body = Taken)))]
pub(crate) async fn ask_leave(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<LeaveAskedBody>,
) -> Answered<Json<Taken>> {
    let (place, body) = (place(&web, &here).await?, act.body);
    let day = |field: &str, text: &str| {
        let known = domain::day::parse(text);
        known.ok_or_else(|| Trouble::invalid(field, "day-unknown").with("typed", text))
    };
    let kind = LeaveKind::from_word(&body.kind);
    let asked = LeaveAsked {
        kind: kind.ok_or_else(|| Trouble::invalid("kind", "choice-unknown"))?,
        starts: starts(&place, day("from", &body.from)?, body.from_noon),
        ends: ends(&place, day("until", &body.until)?, body.until_noon),
        words: body.words,
    };
    let (house, command) = (web.house(), &act.command);
    let made = app::roster::ask_leave(house, &here.actor, &here.site, command, asked).await?;
    taken(&web, &here, made, act.clock_off_ms, language).await
}

/// Approve leave, or refuse it with a reason.
#[utoipa::path(post, path = "/api/v1/sites/{site}/leave/{leave}/decision", tag = "roster",
    request_body = LeaveDecisionBody, responses((status = 200, body = Taken)))]
pub(crate) async fn decide_leave(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<LeaveDecisionBody>,
) -> Answered<Json<Taken>> {
    let id = ids.at(0)?;
    let what = (decision_of(&act.body.decision)?, act.body.reason);
    let (house, command) = (web.house(), &act.command);
    let done = app::roster::decide_leave(house, &here.actor, &here.site, command, id, what).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Take one's own leave back.
#[utoipa::path(post, path = "/api/v1/sites/{site}/leave/{leave}/withdrawal", tag = "roster",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn withdraw_leave(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let done = app::roster::withdraw_leave(house, &here.actor, &here.site, command, id).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
