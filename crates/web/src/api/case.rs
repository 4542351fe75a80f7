//! Cases (clauses B1 to B4) as programs read and write them.

use app::case::{CaseView, Matter, Opening};
use axum::extract::State;
use axum::{Extension, Json};
use domain::case::{Category, Cause, Channel, Done, Said, Severity, Step, Told};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::steps::steps;
use super::taken::{Taken, taken};
use super::written::id;
use crate::act::{Act, Query, told_at};
use crate::civil::place;
use crate::need::Here;
use crate::pages::register_months::asked_month;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A case.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    opened_at: i64,
    /// `call`, `visit`, `letter`, `rating`, `link` or `other`.
    channel: &'static str,
    category: &'static str,
    /// `ordinary`, `serious` or `grave`.
    severity: &'static str,
    meeting: Option<String>,
    order: Option<String>,
    owner: String,
    /// Who complained, masked in lists; empty where it is erased.
    name: String,
    telephone: String,
    organisation: String,
    /// What they say; empty in lists.
    words: String,
    /// `opened`, `promised`, `found`, `reported`, `accepted` or `reasoned`.
    state: &'static str,
    late: bool,
    answer_due: Option<i64>,
    answered_at: Option<i64>,
    promised_at: Option<i64>,
    cause: Option<&'static str>,
    ours: Option<bool>,
    reported_at: Option<i64>,
    contested: i32,
    close_due: Option<i64>,
    closed_at: Option<i64>,
    /// `told`, `tapped` or `reasoned`.
    closing: Option<&'static str>,
    return_called_at: Option<i64>,
}

/// What was done about a case, once.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseStepShape {
    step: &'static str,
    at: i64,
    by: String,
    /// The number of its journal entry.
    entry: i64,
    words: String,
    apology: String,
    lesson: String,
    proposal: String,
    until: Option<i64>,
    /// The numbers of the entries that a finding rests on.
    cites: Vec<i64>,
}

/// A case with what was done about it.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseWhole {
    case: CaseShape,
    steps: Vec<CaseStepShape>,
    /// The steps that the asker may take now.
    may: Vec<&'static str>,
}

/// The cases of a month, and what is open.
#[derive(Serialize, ToSchema)]
pub(crate) struct CaseList {
    open: Vec<CaseShape>,
    /// What was opened in the month, the newest first.
    cases: Vec<CaseShape>,
}

/// A complaint.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCase {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    words: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    telephone: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    meeting: Option<String>,
    /// `other` where absent.
    #[serde(default)]
    channel: Option<String>,
    /// `other` where absent.
    #[serde(default)]
    category: Option<String>,
    /// `ordinary` where absent.
    #[serde(default)]
    severity: Option<String>,
}

/// What a case is tied to; what is absent stays as it was.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseMatter {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    #[serde(default)]
    meeting: Option<String>,
    #[serde(default)]
    order: Option<String>,
}

/// What is said with a step; each step asks for some of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CaseSaid {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    #[serde(default)]
    words: String,
    /// The apology for what was ours, with a report.
    #[serde(default)]
    apology: String,
    #[serde(default)]
    lesson: String,
    #[serde(default)]
    proposal: String,
    /// Until when the client hears more, with a promise.
    #[serde(default)]
    until: Option<i64>,
    /// The numbers of the entries that a finding rests on.
    #[serde(default)]
    cites: Vec<i64>,
    #[serde(default)]
    cause: Option<String>,
    #[serde(default)]
    ours: bool,
}

told_at! { NewCase CaseSaid CaseMatter }

impl From<&Done> for CaseStepShape {
    fn from(done: &Done) -> Self {
        let said = &done.said;
        Self {
            step: done.step.word(),
            at: done.at,
            by: done.by.clone(),
            entry: done.entry,
            words: said.words.clone(),
            apology: said.apology.clone(),
            lesson: said.lesson.clone(),
            proposal: said.proposal.clone(),
            until: said.until,
            cites: said.cites.clone(),
        }
    }
}

impl From<&CaseView> for CaseShape {
    fn from(view: &CaseView) -> Self {
        let one = &view.case;
        let told = view.told.clone().unwrap_or_default();
        Self {
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            opened_at: one.opened,
            channel: one.channel.word(),
            category: one.category.word(),
            severity: one.severity.word(),
            meeting: one.meeting.map(|id| id.to_string()),
            order: one.order.map(|id| id.to_string()),
            owner: one.owner.clone(),
            name: told.name,
            telephone: told.telephone,
            organisation: told.organisation,
            words: told.words,
            state: one.state.word(),
            late: view.late,
            answer_due: one.answer_due,
            answered_at: one.answered,
            promised_at: one.promised,
            cause: one.cause.map(Cause::word),
            ours: one.ours,
            reported_at: one.reported,
            contested: one.contested,
            close_due: one.close_due,
            closed_at: one.closed,
            closing: one.closing.map(domain::case::Closing::word),
            return_called_at: one.return_called,
        }
    }
}

/// The cases of a month, and what is open.
#[utoipa::path(get, path = "/api/v1/sites/{site}/cases", tag = "case",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")),
    responses((status = 200, body = CaseList)))]
pub(crate) async fn list_cases(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<CaseList>> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (_, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::case::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(CaseList {
        open: found.open.iter().map(CaseShape::from).collect(),
        cases: found.of_span.iter().map(CaseShape::from).collect(),
    }))
}

/// A case with what was done about it.
#[utoipa::path(get, path = "/api/v1/sites/{site}/cases/{case}", tag = "case",
    responses((status = 200, body = CaseWhole)))]
pub(crate) async fn show_case(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<CaseWhole>> {
    let found = app::case::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(CaseWhole {
        case: CaseShape::from(&found.view),
        steps: found.steps.iter().map(CaseStepShape::from).collect(),
        may: found.may.iter().map(|step| step.word()).collect(),
    }))
}

/// Take a complaint: a case is opened. Whom it is about follows from the meeting.
#[utoipa::path(post, path = "/api/v1/sites/{site}/cases", tag = "case",
    request_body = NewCase, responses((status = 200, body = Taken)))]
pub(crate) async fn open_case(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewCase>,
) -> Answered<Json<Taken>> {
    let unknown = |field: &str| Trouble::invalid(field, "choice-unknown");
    let body = act.body;
    let channel = match body.channel.as_deref() {
        None => Channel::Other,
        Some(word) => Channel::from_word(word).ok_or_else(|| unknown("channel"))?,
    };
    let category = match body.category.as_deref() {
        None => Category::Other,
        Some(word) => Category::from_word(word).ok_or_else(|| unknown("category"))?,
    };
    let severity = match body.severity.as_deref() {
        None => Severity::Ordinary,
        Some(word) => Severity::from_word(word).ok_or_else(|| unknown("severity"))?,
    };
    let meeting = body
        .meeting
        .as_deref()
        .map(|meeting| id("meeting", meeting));
    let told = Told {
        name: body.name,
        telephone: body.telephone,
        organisation: body.organisation,
        words: body.words,
    };
    let opening = Opening {
        category,
        severity,
        meeting: meeting.transpose()?,
        ..Opening::by(channel, told)
    };
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let done = app::case::open(house, actor, site, &act.command, opening);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Tie a case that is not closed to the meeting or the order that it is about. Whoever served it is one whom
/// the case is about from then on.
#[utoipa::path(post, path = "/api/v1/sites/{site}/cases/{case}/matter", tag = "case",
    request_body = CaseMatter, responses((status = 200, body = Taken)))]
pub(crate) async fn tie_case(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<CaseMatter>,
) -> Answered<Json<Taken>> {
    let (meeting, order) = (act.body.meeting.as_deref(), act.body.order.as_deref());
    let matter = Matter {
        meeting: meeting.map(|text| id("meeting", text)).transpose()?,
        order: order.map(|text| id("order", text)).transpose()?,
    };
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::case::tie(house, actor, site, command, ids.at(0)?, matter).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    act: Act<CaseSaid>,
    step: Step,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let body = act.body;
    let cause = body.cause.as_deref().map(|word| {
        Cause::from_word(word).ok_or_else(|| Trouble::invalid("cause", "choice-unknown"))
    });
    let said = Said {
        words: body.words,
        apology: body.apology,
        lesson: body.lesson,
        proposal: body.proposal,
        until: body.until,
        cites: body.cites,
        cause: cause.transpose()?,
        ours: body.ours,
    };
    let done = app::case::step(house, actor, site, command, (ids.at(0)?, step), said);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

steps! {
    "case" CaseSaid;

    /// Apologise, and promise until when the client hears more.
    promise_in_case "/api/v1/sites/{site}/cases/{case}/promise" Promise;
    /// Write the finding, with the entries that it rests on.
    find_in_case "/api/v1/sites/{site}/cases/{case}/finding" Find;
    /// Tell the client the truth, with an apology for what was ours.
    report_in_case "/api/v1/sites/{site}/cases/{case}/report" Report;
    /// Have something put right at once.
    remedy_in_case "/api/v1/sites/{site}/cases/{case}/remedy" Remedy;
    /// Write down that the client accepts, in their words.
    accept_case "/api/v1/sites/{site}/cases/{case}/acceptance" Accept;
    /// Write down that the client does not accept: it is looked into anew.
    contest_case "/api/v1/sites/{site}/cases/{case}/contest" Contest;
    /// Close with a reason and without the client's word.
    close_case "/api/v1/sites/{site}/cases/{case}/closing" Close;
    /// Write the return call down.
    return_call_in_case "/api/v1/sites/{site}/cases/{case}/return-call" ReturnCall;
}
