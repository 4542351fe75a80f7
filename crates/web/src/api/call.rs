//! The call register (clause A1.3) as programs read and write it.

use app::call::CallView;
use axum::extract::State;
use axum::{Extension, Json};
use domain::call::{Handling, Note, Told};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::shape::Staff;
use super::taken::{Taken, taken};
use super::written::id;
use crate::act::{Act, Query, told_at};
use crate::civil::place;
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A call. Names and numbers are masked in lists.
#[derive(Serialize, ToSchema)]
pub(crate) struct CallShape {
    id: String,
    /// The civil day it came on.
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    at: i64,
    /// Who took it and owns it until it is received.
    owner: String,
    /// What the caller told; `null` once it was kept long enough.
    told: Option<CallTold>,
    kind: String,
    urgency: String,
    /// `answered`, `transferred`, `message` or `call-back`.
    handling: &'static str,
    /// To whom it goes.
    to: String,
    /// Who calls back.
    assignee: Option<Staff>,
    /// Until when it is received or called back.
    due: Option<i64>,
    settled_at: Option<i64>,
    settled_by: String,
    /// `settled`, `open` or `overdue`.
    state: &'static str,
    revision: i32,
}

/// What a caller told.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CallTold {
    /// Empty for somebody who gives no name.
    #[serde(default)]
    caller: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    telephone: String,
    #[serde(default)]
    case_number: String,
    /// 1 to 500 characters.
    matter: String,
    #[serde(default)]
    remark: String,
}

impl From<&CallView> for CallShape {
    fn from(view: &CallView) -> Self {
        let call = &view.call;
        Self {
            id: call.id.to_string(),
            day: call.day.clone(),
            number: call.number,
            at: call.at,
            owner: call.owner.clone(),
            told: call.told.as_ref().map(|told| CallTold {
                caller: told.caller.clone(),
                organisation: told.organisation.clone(),
                telephone: told.telephone.clone(),
                case_number: told.case_number.clone(),
                matter: told.matter.clone(),
                remark: told.remark.clone(),
            }),
            kind: call.kind.clone(),
            urgency: call.urgency.clone(),
            handling: call.handling.word(),
            to: call.to.clone(),
            assignee: view.assignee.as_ref().map(Staff::from),
            due: call.due,
            settled_at: call.settled,
            settled_by: call.settled_by.clone(),
            state: view.state,
            revision: call.revision,
        }
    }
}

/// The calls of a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct CallList {
    /// The day's calls, the newest first.
    calls: Vec<CallShape>,
    /// Calls of other days that somebody still has to do something about.
    left: Vec<CallShape>,
    /// How a call is answered, in the words of the standard.
    greeting: String,
}

/// A call with its corrections and the earlier calls of its number.
#[derive(Serialize, ToSchema)]
pub(crate) struct CallInFull {
    call: CallShape,
    earlier: Vec<CallShape>,
    attempts: Vec<Attempt>,
    changes: Vec<Correction>,
}

/// That somebody called back.
#[derive(Serialize, ToSchema)]
pub(crate) struct Attempt {
    at: i64,
    by: String,
    reached: bool,
    /// Until when it is tried again.
    next: Option<i64>,
}

/// A correction.
#[derive(Serialize, ToSchema)]
pub(crate) struct Correction {
    revision: i32,
    at: i64,
    by: String,
    reason: String,
    /// Field, before, after.
    differences: Vec<(String, String, String)>,
}

/// A call as it is taken down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCall {
    /// When it came, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    told: CallTold,
    /// `consultation`, `progress`, `contact`, `appointment`, `complaint` or `other`.
    kind: String,
    /// `ordinary`, `urgent` or `emergency`.
    urgency: String,
    /// `answered`, `transferred`, `message` or `call-back`.
    handling: String,
    /// To whom it goes: an office or a person of the house.
    #[serde(default)]
    to: String,
    /// Until when the caller is called back.
    #[serde(default)]
    agreed: Option<i64>,
    /// Whose account calls back; absent for whoever took the call.
    #[serde(default)]
    assignee: Option<String>,
    /// For a correction: the revision that was read.
    #[serde(default)]
    revision: Option<i32>,
    /// For a correction: why.
    #[serde(default)]
    reason: String,
}

/// That whom a call went to has it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CallReceipt {
    /// When, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// Who has it; may be empty where it is the sender.
    #[serde(default)]
    by: String,
}

/// That somebody called back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalledBack {
    /// When, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    reached: bool,
    /// Where nobody was reached: until when it is tried again.
    #[serde(default)]
    next: Option<i64>,
}

told_at! { NewCall CallReceipt CalledBack }

impl NewCall {
    fn into_note(self) -> Answered<Note> {
        let handling = Handling::from_word(&self.handling)
            .ok_or_else(|| Trouble::invalid("handling", "choice-unknown"))?;
        let assignee = self.assignee.as_deref();
        Ok(Note {
            told: Told {
                caller: self.told.caller,
                organisation: self.told.organisation,
                telephone: self.told.telephone,
                case_number: self.told.case_number,
                matter: self.told.matter,
                remark: self.told.remark,
            },
            kind: self.kind,
            urgency: self.urgency,
            handling,
            to: self.to,
            agreed: self.agreed,
            assignee: assignee.map(|text| id("assignee", text)).transpose()?,
        })
    }
}

/// The calls of a day.
#[utoipa::path(get, path = "/api/v1/sites/{site}/calls", tag = "call",
    params(("day" = Option<String>, Query, description = "The civil day; today where absent.")),
    responses((status = 200, body = CallList)))]
pub(crate) async fn list_calls(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<CallList>> {
    query.only(&["day"])?;
    let day = place(&web, &here).await?;
    let day = day
        .asked_date(&query, "day", web.house().now())?
        .to_string();
    let found = app::call::register(web.house(), &here.actor, &here.site, day).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(CallList {
        calls: found.calls.iter().map(CallShape::from).collect(),
        left: found.left.iter().map(CallShape::from).collect(),
        greeting: found.greeting,
    }))
}

/// A call with its corrections and the earlier calls of its number.
#[utoipa::path(get, path = "/api/v1/sites/{site}/calls/{call}", tag = "call",
    responses((status = 200, body = CallInFull)))]
pub(crate) async fn show_call(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<CallInFull>> {
    let found = app::call::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let attempts = found.attempts.into_iter().map(|attempt| Attempt {
        at: attempt.at,
        by: attempt.by,
        reached: attempt.reached,
        next: attempt.next,
    });
    let changes = found.changes.into_iter().map(|change| Correction {
        revision: change.revision,
        at: change.at,
        by: change.by,
        reason: change.reason,
        differences: change.differences,
    });
    Ok(Json(CallInFull {
        call: CallShape::from(&found.view),
        earlier: found.earlier.iter().map(CallShape::from).collect(),
        attempts: attempts.collect(),
        changes: changes.collect(),
    }))
}

/// Take a call down.
#[utoipa::path(post, path = "/api/v1/sites/{site}/calls", tag = "call",
    request_body = NewCall, responses((status = 200, body = Taken)))]
pub(crate) async fn take_call(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewCall>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::call::take(house, actor, site, command, act.body.into_note()?);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Correct a call: a new version with its reason.
#[utoipa::path(put, path = "/api/v1/sites/{site}/calls/{call}", tag = "call",
    request_body = NewCall, responses((status = 200, body = Taken)))]
pub(crate) async fn put_call(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewCall>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let revision = act.body.revision;
    let revision = revision.ok_or_else(|| Trouble::invalid("revision", "number-unfit"))?;
    let version = (revision, act.body.reason.clone());
    let (call, note) = (ids.at(0)?, act.body.into_note()?);
    let done = app::call::correct(house, actor, site, command, call, version, note);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Say that whom a call went to has it.
#[utoipa::path(post, path = "/api/v1/sites/{site}/calls/{call}/receipt", tag = "call",
    request_body = CallReceipt, responses((status = 200, body = Taken)))]
pub(crate) async fn receive_call(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<CallReceipt>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::call::receive(house, actor, site, command, ids.at(0)?, act.body.by);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Say that somebody called back: reached, or not and until when it is tried again.
#[utoipa::path(post, path = "/api/v1/sites/{site}/calls/{call}/call-back", tag = "call",
    request_body = CalledBack, responses((status = 200, body = Taken)))]
pub(crate) async fn call_back(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<CalledBack>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let tried = (act.body.reached, act.body.next);
    let done = app::call::call_back(house, actor, site, command, ids.at(0)?, tried);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
