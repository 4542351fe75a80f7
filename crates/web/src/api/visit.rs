//! Visits: registered, let in, held, refused, seen leaving, answered for.

use app::visit::{Done, Registration, VisitView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::VisitId;
use domain::visit::details::FIELDS;
use domain::visit::{Act as Gate, Answer, Details};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{Said, id};
use crate::act::{Act, Query, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The visits of a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct VisitsOfDay {
    /// The civil day, `YYYY-MM-DD`.
    day: String,
    /// How many people are inside, those who came along among them.
    inside: u32,
    /// How many badges are out, of every day.
    badges_out: i64,
    /// By number.
    visits: Vec<Visit>,
}

/// A visit. What is personal of it is masked for whoever is not its host.
#[derive(Serialize, ToSchema)]
pub(crate) struct Visit {
    id: String,
    day: String,
    /// Its number of that day.
    number: u32,
    /// What a correction has to name.
    version: i32,
    /// `expected`, `held`, `refused`, `inside`, `left`, `unseen`, `absent` or `cancelled`.
    state: &'static str,
    /// Whether what is personal is masked.
    masked: bool,
    /// What is personal; `null` once it was erased.
    visitor: Option<Visitor>,
    companions: u32,
    expected_at: Option<i64>,
    arrived_at: Option<i64>,
    left_at: Option<i64>,
    department: String,
    room: Option<String>,
    meeting: Option<String>,
    /// `receive`, `wait` or `refuse`.
    answer: Option<&'static str>,
    /// `asked`, `given` or `denied`.
    approval: Option<&'static str>,
    /// Whether the badge is out.
    badge_out: bool,
    registered_by: String,
}

/// Who comes and what for.
#[derive(Serialize, ToSchema)]
pub(crate) struct Visitor {
    name: String,
    organisation: String,
    telephone: String,
    document_kind: String,
    plate: String,
    things: String,
    purpose: String,
    host: String,
    appointed_by: String,
    remark: String,
    reason: String,
}

impl From<&VisitView> for Visit {
    fn from(view: &VisitView) -> Self {
        let record = &view.record;
        let out = record.badge_code.is_some() && record.badge_back.is_none();
        Self {
            id: record.id.to_string(),
            day: record.day.clone(),
            number: record.number,
            version: record.version,
            state: record.state.word(),
            masked: view.masked,
            visitor: view.details.as_ref().map(Visitor::from),
            companions: record.companions,
            expected_at: record.expected,
            arrived_at: record.arrived,
            left_at: record.left,
            department: view.department.clone(),
            room: view.room.as_ref().map(|room| room.number.clone()),
            meeting: record.meeting.map(|id| id.to_string()),
            answer: record.answer.as_ref().map(|(answer, _)| answer.word()),
            approval: record.approval.as_ref().map(|one| one.approval.word()),
            badge_out: out && record.arrived.is_some(),
            registered_by: record.registered_by.clone(),
        }
    }
}

impl From<&Details> for Visitor {
    fn from(details: &Details) -> Self {
        let of = |field: &str| details.get(field).to_owned();
        Self {
            name: of("name"),
            organisation: of("organisation"),
            telephone: of("telephone"),
            document_kind: of("document_kind"),
            plate: of("plate"),
            things: of("things"),
            purpose: of("purpose"),
            host: of("host"),
            appointed_by: of("appointed_by"),
            remark: of("remark"),
            reason: of("reason"),
        }
    }
}

/// Somebody who is here, or is expected.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewVisit {
    /// When it was done, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// 1 to 50 characters.
    name: String,
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    telephone: String,
    /// `id-card`, `passport`, `residence-permit`, `work-card`, `other`, `none`; empty where none was
    /// asked for.
    #[serde(default)]
    document_kind: String,
    #[serde(default)]
    document_number: String,
    #[serde(default)]
    plate: String,
    #[serde(default)]
    things: String,
    #[serde(default)]
    purpose: String,
    /// A person of the directory by name, with a blank and the department where there are namesakes;
    /// a department; or anything else.
    #[serde(default)]
    host: String,
    /// By its number or name.
    #[serde(default)]
    room: String,
    #[serde(default)]
    companions: u32,
    /// When they are expected; absent for somebody who is here.
    #[serde(default)]
    expected_at: Option<i64>,
    /// The meeting they are a guest of.
    #[serde(default)]
    meeting: Option<String>,
    #[serde(default)]
    appointed_by: String,
    #[serde(default)]
    members: String,
    #[serde(default)]
    remark: String,
}

told_at! { NewVisit Because Gone HostAnswer }

impl NewVisit {
    fn registration(&self) -> Answered<Registration> {
        let mut details = Details::default();
        for field in FIELDS {
            let value = match field {
                "name" => &self.name,
                "organisation" => &self.organisation,
                "telephone" => &self.telephone,
                "document_kind" => &self.document_kind,
                "plate" => &self.plate,
                "things" => &self.things,
                "purpose" => &self.purpose,
                "host" => &self.host,
                "appointed_by" => &self.appointed_by,
                "members" => &self.members,
                "remark" => &self.remark,
                _ => continue,
            };
            details.put(field, value);
        }
        let meeting = self.meeting.as_deref().map(|text| id("meeting", text));
        Ok(Registration {
            details,
            document_number: self.document_number.clone(),
            companions: self.companions,
            expected: self.expected_at,
            room: self.room.clone(),
            meeting: meeting.transpose()?,
        })
    }
}

/// Somebody is refused, or asked to wait.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Because {
    /// When it was done, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// Why.
    #[serde(default)]
    reason: String,
}

/// Somebody left.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Gone {
    /// When it was done, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// Whether the badge came back.
    badge_back: bool,
}

/// What the host says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HostAnswer {
    /// When it was done, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// `receive`, `wait` or `refuse`.
    answer: String,
}

/// The visits of a day, `day=YYYY-MM-DD`; today's where none is named.
#[utoipa::path(get, path = "/api/v1/sites/{site}/visits", tag = "visit",
    params(("day" = Option<String>, Query, description = "A civil day, `YYYY-MM-DD`.")),
    responses((status = 200, body = VisitsOfDay)))]
pub(crate) async fn list_visits(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<VisitsOfDay>> {
    query.only(&["day"])?;
    let place = crate::civil::place(&web, &here).await?;
    let day = place
        .asked_date(&query, "day", web.house().now())?
        .to_string();
    let shown = app::visit::day(web.house(), &here.actor, &here.site, &day).await?;
    let shown = shown.ok_or_else(Trouble::not_found)?;
    Ok(Json(VisitsOfDay {
        inside: shown.inside(),
        badges_out: shown.badges_out,
        visits: shown.visits.iter().map(Visit::from).collect(),
        day,
    }))
}

/// One visit.
#[utoipa::path(get, path = "/api/v1/sites/{site}/visits/{visit}", tag = "visit",
    responses((status = 200, body = Visit)))]
pub(crate) async fn show_visit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<Visit>> {
    let page = app::visit::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let page = page.ok_or_else(Trouble::not_found)?;
    Ok(Json(Visit::from(&page.visit)))
}

/// Register somebody who is here, who is let in where nothing speaks against it; or announce
/// somebody (`expected_at`).
#[utoipa::path(post, path = "/api/v1/sites/{site}/visits", tag = "visit",
    request_body = NewVisit, responses((status = 200, body = Taken)))]
pub(crate) async fn register_visit(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewVisit>,
) -> Answered<Json<Taken>> {
    let registration = act.body.registration()?;
    let (house, command) = (web.house(), &act.command);
    let done = app::visit::register(house, &here.actor, &here.site, command, registration);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

async fn gate<B>(
    web: &Web,
    here: &Here,
    ids: &Ids,
    language: Language,
    act: Act<B>,
    done: Done,
) -> Answered<Json<Taken>> {
    let id: VisitId = ids.at(0)?;
    let (house, command) = (web.house(), &act.command);
    let done = app::visit::act(house, &here.actor, &here.site, command, id, done).await?;
    taken(web, here, done, act.clock_off_ms, language).await
}

fn plainly(act: Gate) -> Done {
    Done {
        act,
        reason: String::new(),
        badge_back: true,
    }
}

/// Let in.
#[utoipa::path(post, path = "/api/v1/sites/{site}/visits/{visit}/admission", tag = "visit",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn admit_visit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    gate(&web, &here, &ids, language, act, plainly(Gate::Admit)).await
}

/// Ask to wait at the gate.
#[utoipa::path(post, path = "/api/v1/sites/{site}/visits/{visit}/hold", tag = "visit",
    request_body = Because, responses((status = 200, body = Taken)))]
pub(crate) async fn hold_visit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Because>,
) -> Answered<Json<Taken>> {
    let done = Done {
        reason: act.body.reason.clone(),
        ..plainly(Gate::Hold)
    };
    gate(&web, &here, &ids, language, act, done).await
}

/// Refuse, with the reason.
#[utoipa::path(post, path = "/api/v1/sites/{site}/visits/{visit}/refusal", tag = "visit",
    request_body = Because, responses((status = 200, body = Taken)))]
pub(crate) async fn refuse_visit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Because>,
) -> Answered<Json<Taken>> {
    let done = Done {
        reason: act.body.reason.clone(),
        ..plainly(Gate::Refuse)
    };
    gate(&web, &here, &ids, language, act, done).await
}

/// Somebody left.
#[utoipa::path(post, path = "/api/v1/sites/{site}/visits/{visit}/departure", tag = "visit",
    request_body = Gone, responses((status = 200, body = Taken)))]
pub(crate) async fn see_visit_off(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Gone>,
) -> Answered<Json<Taken>> {
    let done = Done {
        badge_back: act.body.badge_back,
        ..plainly(Gate::Leave)
    };
    gate(&web, &here, &ids, language, act, done).await
}

/// Take back the last of these; what was done stays in the journal.
#[utoipa::path(post, path = "/api/v1/sites/{site}/visits/{visit}/undoing", tag = "visit",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn undo_visit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    gate(&web, &here, &ids, language, act, plainly(Gate::Undo)).await
}

/// Cancel what was announced.
#[utoipa::path(post, path = "/api/v1/sites/{site}/visits/{visit}/cancellation", tag = "visit",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn cancel_visit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    gate(&web, &here, &ids, language, act, plainly(Gate::Cancel)).await
}

/// The host receives, asks to wait, or does not receive.
#[utoipa::path(post, path = "/api/v1/sites/{site}/visits/{visit}/answer", tag = "visit",
    request_body = HostAnswer, responses((status = 200, body = Taken)))]
pub(crate) async fn answer_visit(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<HostAnswer>,
) -> Answered<Json<Taken>> {
    let id: VisitId = ids.at(0)?;
    let said = Answer::from_word(&act.body.answer)
        .ok_or_else(|| Trouble::invalid("answer", "choice-unknown"))?;
    let (house, command) = (web.house(), &act.command);
    let done = app::visit::answer(house, &here.actor, &here.site, command, id, said).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
