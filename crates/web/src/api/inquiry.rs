//! Inquiries and the knowledge base (clause A1.6) as programs read and write them.

use app::inquiry::InquiryView;
use axum::extract::State;
use axum::{Extension, Json};
use domain::inquiry::{Asked, InquiryNote, Lesson, Reply};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{Said, id};
use crate::act::{Act, Query, told_at};
use crate::civil::place;
use crate::need::Here;
use crate::pages::knowledge::asked_span;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// An inquiry. Names and numbers are masked in lists.
#[derive(Serialize, ToSchema)]
pub(crate) struct InquiryShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    at: i64,
    owner: String,
    /// What was told; `null` once it was kept long enough.
    asked: Option<AskedShape>,
    /// The entry of the base that answered it.
    knowledge: Option<String>,
    /// To whom it was handed on.
    to: String,
    /// Until when it is answered.
    due: Option<i64>,
    answered_at: Option<i64>,
    answered_by: String,
    /// `settled`, `open` or `overdue`.
    state: &'static str,
}

/// What an asker told.
#[derive(Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AskedShape {
    /// In their words; may be empty where an entry of the base answers it.
    #[serde(default)]
    question: String,
    #[serde(default)]
    asker: String,
    #[serde(default)]
    telephone: String,
    /// What was answered, where it was no entry of the base.
    #[serde(default)]
    answer: String,
}

impl From<&InquiryView> for InquiryShape {
    fn from(view: &InquiryView) -> Self {
        let one = &view.inquiry;
        Self {
            id: one.id.to_string(),
            day: one.day.clone(),
            number: one.number,
            at: one.at,
            owner: one.owner.clone(),
            asked: one.asked.as_ref().map(|asked| AskedShape {
                question: asked.question.clone(),
                asker: asked.asker.clone(),
                telephone: asked.telephone.clone(),
                answer: asked.answer.clone(),
            }),
            knowledge: one.knowledge.map(|id| id.to_string()),
            to: one.to.clone(),
            due: one.due,
            answered_at: one.answered,
            answered_by: one.answered_by.clone(),
            state: view.state,
        }
    }
}

/// The inquiries of a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct InquiryList {
    /// The day's inquiries, the newest first.
    inquiries: Vec<InquiryShape>,
    /// Inquiries of other days that wait for an answer.
    left: Vec<InquiryShape>,
}

/// An entry of the knowledge base.
#[derive(Serialize, ToSchema)]
pub(crate) struct KnowledgeShape {
    id: String,
    question: String,
    /// Other wordings, one a line.
    wordings: String,
    answer: String,
    department: String,
    /// The last civil day on which it holds; empty for always.
    valid_until: String,
    revision: i32,
    written_at: i64,
    written_by: String,
    /// How often it was the answer in the span.
    uses: i64,
}

/// The knowledge base.
#[derive(Serialize, ToSchema)]
pub(crate) struct KnowledgeList {
    entries: Vec<KnowledgeShape>,
    /// What was asked in the span and answered by no entry; for who edits the base.
    in_vain: Vec<InVain>,
}

/// A question that no entry answered.
#[derive(Serialize, ToSchema)]
pub(crate) struct InVain {
    question: String,
    count: u32,
}

/// An inquiry as it is recorded.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewInquiry {
    /// When it came, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    asked: AskedShape,
    /// The entry of the base that answers it.
    #[serde(default)]
    knowledge: Option<String>,
    /// Where it is handed on: to whom.
    #[serde(default)]
    to: String,
    /// Where it is handed on: until when.
    #[serde(default)]
    agreed: Option<i64>,
    /// Whether the answer is proposed to become an entry of the base.
    #[serde(default)]
    propose: bool,
}

/// What was answered to an inquiry that waited.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InquiryAnswer {
    /// When, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// 1 to 500 characters.
    answer: String,
    /// Whether it is proposed to become an entry of the base.
    #[serde(default)]
    propose: bool,
}

/// An entry of the knowledge base as it is written.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewKnowledge {
    /// When, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    question: String,
    /// Other wordings, one a line.
    #[serde(default)]
    wordings: String,
    answer: String,
    #[serde(default)]
    department: String,
    /// The last civil day on which it holds; empty for always.
    #[serde(default)]
    valid_until: String,
    /// For a change: the revision that was read.
    #[serde(default)]
    revision: Option<i32>,
}

told_at! { NewInquiry InquiryAnswer NewKnowledge }

impl NewInquiry {
    fn into_note(self) -> Answered<InquiryNote> {
        let reply = match (self.knowledge.as_deref(), self.agreed) {
            (Some(knowledge), _) => Reply::Known(id("knowledge", knowledge)?),
            (None, Some(agreed)) => Reply::HandedOn {
                to: self.to,
                agreed,
            },
            (None, None) => Reply::Own,
        };
        Ok(InquiryNote {
            asked: Asked {
                question: self.asked.question,
                asker: self.asked.asker,
                telephone: self.asked.telephone,
                answer: self.asked.answer,
            },
            reply,
        })
    }
}

impl NewKnowledge {
    fn lesson(self) -> Lesson {
        Lesson {
            question: self.question,
            wordings: self.wordings,
            answer: self.answer,
            department: self.department,
            valid_until: self.valid_until,
        }
    }
}

/// The inquiries of a day.
#[utoipa::path(get, path = "/api/v1/sites/{site}/inquiries", tag = "inquiry",
    params(("day" = Option<String>, Query, description = "The civil day; today where absent.")),
    responses((status = 200, body = InquiryList)))]
pub(crate) async fn list_inquiries(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<InquiryList>> {
    query.only(&["day"])?;
    let day = place(&web, &here).await?;
    let day = day
        .asked_date(&query, "day", web.house().now())?
        .to_string();
    let found = app::inquiry::register(web.house(), &here.actor, &here.site, day).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(InquiryList {
        inquiries: found.inquiries.iter().map(InquiryShape::from).collect(),
        left: found.left.iter().map(InquiryShape::from).collect(),
    }))
}

/// An inquiry.
#[utoipa::path(get, path = "/api/v1/sites/{site}/inquiries/{inquiry}", tag = "inquiry",
    responses((status = 200, body = InquiryShape)))]
pub(crate) async fn show_inquiry(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<InquiryShape>> {
    let found = app::inquiry::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(InquiryShape::from(&found.view)))
}

/// Record an inquiry: answered, or handed on until an agreed time.
#[utoipa::path(post, path = "/api/v1/sites/{site}/inquiries", tag = "inquiry",
    request_body = NewInquiry, responses((status = 200, body = Taken)))]
pub(crate) async fn record_inquiry(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewInquiry>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let proposes = act.body.propose;
    let note = act.body.into_note()?;
    let done = app::inquiry::record(house, actor, site, command, note, proposes);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Say what was answered to an inquiry that waited.
#[utoipa::path(post, path = "/api/v1/sites/{site}/inquiries/{inquiry}/answer", tag = "inquiry",
    request_body = InquiryAnswer, responses((status = 200, body = Taken)))]
pub(crate) async fn answer_inquiry(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<InquiryAnswer>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let said = (act.body.answer, act.body.propose);
    let done = app::inquiry::answer(house, actor, site, command, ids.at(0)?, said);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// The knowledge base, with what was asked most and in vain over a span of days.
#[utoipa::path(get, path = "/api/v1/sites/{site}/knowledge", tag = "inquiry",
    params(
        ("from" = Option<String>, Query, description = "The first civil day that is counted."),
        ("until" = Option<String>, Query, description = "The last civil day that is counted.")),
    responses((status = 200, body = KnowledgeList)))]
pub(crate) async fn list_knowledge(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<KnowledgeList>> {
    query.only(&["from", "until"])?;
    let span = asked_span(&query, &place(&web, &here).await?, web.house().now())?;
    let base = app::knowledge::base(web.house(), &here.actor, &here.site, span).await?;
    let base = base.ok_or_else(Trouble::not_found)?;
    let entries = base
        .entries
        .into_iter()
        .map(|(entry, uses)| KnowledgeShape {
            id: entry.id.to_string(),
            question: entry.lesson.question,
            wordings: entry.lesson.wordings,
            answer: entry.lesson.answer,
            department: entry.lesson.department,
            valid_until: entry.lesson.valid_until,
            revision: entry.revision,
            written_at: entry.at,
            written_by: entry.by,
            uses,
        });
    let in_vain = base.in_vain.into_iter();
    Ok(Json(KnowledgeList {
        entries: entries.collect(),
        in_vain: in_vain
            .map(|(question, count)| InVain { question, count })
            .collect(),
    }))
}

/// Add an entry to the knowledge base.
#[utoipa::path(post, path = "/api/v1/sites/{site}/knowledge", tag = "inquiry",
    request_body = NewKnowledge, responses((status = 200, body = Taken)))]
pub(crate) async fn add_knowledge(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewKnowledge>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::knowledge::add(house, actor, site, command, (act.body.lesson(), None));
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Change an entry of the knowledge base: a new version.
#[utoipa::path(put, path = "/api/v1/sites/{site}/knowledge/{knowledge}", tag = "inquiry",
    request_body = NewKnowledge, responses((status = 200, body = Taken)))]
pub(crate) async fn put_knowledge(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewKnowledge>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let revision = act.body.revision;
    let revision = revision.ok_or_else(|| Trouble::invalid("revision", "number-unfit"))?;
    let changed = (revision, act.body.lesson());
    let done = app::knowledge::change(house, actor, site, command, ids.at(0)?, changed);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Take an entry out of the knowledge base.
#[utoipa::path(post, path = "/api/v1/sites/{site}/knowledge/{knowledge}/removal", tag = "inquiry",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn remove_knowledge(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let done = app::knowledge::remove(house, actor, site, command, ids.at(0)?);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
