//! Papers in custody (clause C2.4) as programs read and write them.

use app::paper_in_custody::{Correction, HandOver, Onward, PaperView, Retrieval};
use axum::extract::State;
use axum::{Extension, Json};
use domain::paper_in_custody::{PaperStep, Retrieved};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{id, ids_of};
use crate::act::{Act, Query, told_at};
use crate::civil::place;
use crate::need::Here;
use crate::pages::register_months::asked_month;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A paper in custody. Whoever may not know what it is finds neither title nor document number.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    /// Empty for a classified paper, of which nothing but a neutral number is kept.
    title: String,
    document_number: String,
    classified: bool,
    copies: u32,
    /// Who approved it, by name.
    leader: String,
    leader_id: String,
    /// The office that it was taken out of.
    room: String,
    place: String,
    retrieved_at: i64,
    retrieved_by: String,
    /// By when it is to be handed over.
    due: Option<i64>,
    overdue: bool,
    /// Who has it or where it lies, once somebody said so; empty as long as whoever took it down has it.
    holder: String,
    /// When it was struck out as taken down wrongly.
    struck_at: Option<i64>,
    /// What was done about it since it was taken down, in order.
    steps: Vec<PaperStepShape>,
    /// Who signed for it; absent as long as it is in hand.
    handed_over: Option<PaperHandOverShape>,
}

/// A step in the chain of a paper's hands.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperStepShape {
    /// `passed`, `put-away`, `corrected` or `struck`.
    act: &'static str,
    at: i64,
    by: String,
    /// To whom or where it went; of a correction and of striking out the reason, for whoever may know what it is.
    said: String,
    /// What stood there before a correction.
    before: Option<PaperBeforeShape>,
}

/// What a paper was taken for before it was put right.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperBeforeShape {
    title: String,
    document_number: String,
    classified: bool,
    copies: u32,
    leader: String,
}

/// Who signed for a paper.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperHandOverShape {
    id: String,
    at: i64,
    by: String,
    receiver: String,
    /// Why there is no drawn signature; empty where there is one.
    reason: String,
}

/// The papers in hand, and those of a month or those that the words find.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperList {
    /// What nobody signed for yet, the oldest first.
    in_hand: Vec<PaperShape>,
    /// The newest first.
    papers: Vec<PaperShape>,
}

/// A paper with its signature.
#[derive(Serialize, ToSchema)]
pub(crate) struct PaperWhole {
    paper: PaperShape,
    /// The drawn signature as the path of a picture of 1000 by 400.
    signature: Option<String>,
}

/// Papers as they are taken down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPapers {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// The leader who approved them: a person of the directory.
    leader: String,
    /// The office.
    room: String,
    papers: Vec<NewPaper>,
    /// The check item that asked for them, which then counts as looked at.
    #[serde(default)]
    asked_at: Option<PapersAskedAt>,
}

/// A check item that asks for papers to be brought back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PapersAskedAt {
    /// The duty.
    duty: String,
    /// The item's number.
    step: u32,
}

/// A paper as it is taken down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPaper {
    /// Empty for a classified one.
    #[serde(default)]
    title: String,
    #[serde(default)]
    document_number: String,
    #[serde(default)]
    classified: bool,
    copies: u32,
}

/// Papers as they are handed over together.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PapersHandedOver {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    papers: Vec<String>,
    /// Who receives them: a person of the owner's office.
    receiver: String,
    /// Strokes of points, `x,y x,y;x,y x,y`, within 1000 by 400; empty where nothing was drawn.
    #[serde(default)]
    signature: String,
    /// Why nothing was drawn.
    #[serde(default)]
    reason: String,
}

/// Where a paper goes on to: a colleague or a place.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaperPassedOn {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// The account of whoever has it now.
    #[serde(default)]
    colleague: Option<String>,
    /// Where it lies now, at most 40 characters.
    #[serde(default)]
    place: Option<String>,
}

/// What a paper is, in place of what was taken down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaperCorrected {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// The leader who approved it: a person of the directory.
    leader: String,
    paper: NewPaper,
    reason: String,
    /// How many corrections of it were seen; where one was made since, this one is refused.
    #[serde(default)]
    seen: Option<usize>,
}

/// Why a paper is struck out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PaperStruckOut {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    reason: String,
}

told_at! { NewPapers PapersHandedOver PaperPassedOn PaperCorrected PaperStruckOut }

impl NewPaper {
    fn into_domain(self) -> Retrieved {
        Retrieved {
            title: self.title,
            document_number: self.document_number,
            classified: self.classified,
            copies: self.copies,
        }
    }
}

fn step_shape(step: &PaperStep) -> PaperStepShape {
    PaperStepShape {
        act: step.act.word(),
        at: step.at,
        by: step.by.clone(),
        said: step.said.clone(),
        before: step.before.as_ref().map(|before| PaperBeforeShape {
            title: before.retrieved.title.clone(),
            document_number: before.retrieved.document_number.clone(),
            classified: before.retrieved.classified,
            copies: before.retrieved.copies,
            leader: before.leader_name.clone(),
        }),
    }
}

fn shape(view: &PaperView) -> PaperShape {
    let paper = &view.paper;
    PaperShape {
        id: paper.id.to_string(),
        day: paper.day.clone(),
        number: paper.number,
        title: paper.retrieved.title.clone(),
        document_number: paper.retrieved.document_number.clone(),
        classified: paper.retrieved.classified,
        copies: paper.retrieved.copies,
        leader: paper.leader_name.clone(),
        leader_id: paper.leader.to_string(),
        room: paper.room.to_string(),
        place: view.room.name.clone(),
        retrieved_at: paper.at,
        retrieved_by: paper.by.clone(),
        due: paper.due,
        overdue: view.overdue,
        holder: paper.holder.clone(),
        struck_at: paper.struck,
        steps: view.steps.iter().map(step_shape).collect(),
        handed_over: view.hand_over.as_ref().map(|one| PaperHandOverShape {
            id: one.id.to_string(),
            at: one.at,
            by: one.by.clone(),
            receiver: one.receiver_name.clone(),
            reason: one.reason.clone(),
        }),
    }
}

/// The papers in hand, and those of a month; with words, whatever of all papers has them.
#[utoipa::path(get, path = "/api/v1/sites/{site}/papers", tag = "papers",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent."),
        ("words" = Option<String>, Query, description = "Part of a title, a document number, a name or a day.")),
    responses((status = 200, body = PaperList)))]
pub(crate) async fn list_papers(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<PaperList>> {
    query.only(&["month", "words"])?;
    let place = place(&web, &here).await?;
    let (_, span) = asked_month(&query, &place, web.house().now())?;
    let asked = (span, query.text("words").to_owned());
    let found =
        app::paper_in_custody::register(web.house(), &here.actor, &here.site, asked).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(PaperList {
        in_hand: found.in_hand.iter().map(shape).collect(),
        papers: found.found.iter().map(shape).collect(),
    }))
}

/// A paper, in whose hands it is, and the signature.
#[utoipa::path(get, path = "/api/v1/sites/{site}/papers/{paper}", tag = "papers",
    responses((status = 200, body = PaperWhole)))]
pub(crate) async fn show_paper(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<PaperWhole>> {
    let found = app::paper_in_custody::find(web.house(), &here.actor, &here.site, ids.at(0)?);
    let found = found.await?.ok_or_else(Trouble::not_found)?;
    Ok(Json(PaperWhole {
        paper: shape(&found.view),
        signature: found.signature,
    }))
}

/// Take papers down that were taken out of an office.
#[utoipa::path(post, path = "/api/v1/sites/{site}/papers", tag = "papers",
    request_body = NewPapers, responses((status = 200, body = Taken)))]
pub(crate) async fn retrieve_papers(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewPapers>,
) -> Answered<Json<Taken>> {
    let papers = act.body.papers.into_iter().map(NewPaper::into_domain);
    let retrieval = Retrieval {
        leader: id("leader", &act.body.leader)?,
        room: id("room", &act.body.room)?,
        papers: papers.collect(),
        asked_at: match act.body.asked_at {
            Some(asked) => Some((id("duty", &asked.duty)?, asked.step)),
            None => None,
        },
    };
    let (house, command) = (web.house(), &act.command);
    let done =
        app::paper_in_custody::retrieve(house, &here.actor, &here.site, command, retrieval).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Hand papers over together, against a signature.
#[utoipa::path(post, path = "/api/v1/sites/{site}/papers/hand-over", tag = "papers",
    request_body = PapersHandedOver, responses((status = 200, body = Taken)))]
pub(crate) async fn hand_papers_over(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<PapersHandedOver>,
) -> Answered<Json<Taken>> {
    let asked = HandOver {
        papers: ids_of("papers", &act.body.papers)?,
        receiver: id("receiver", &act.body.receiver)?,
        signature: act.body.signature,
        reason: act.body.reason,
    };
    let (house, command) = (web.house(), &act.command);
    let done =
        app::paper_in_custody::hand_over(house, &here.actor, &here.site, command, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Say who has a paper now, or where it lies.
#[utoipa::path(post, path = "/api/v1/sites/{site}/papers/{paper}/hands", tag = "papers",
    request_body = PaperPassedOn, responses((status = 200, body = Taken)))]
pub(crate) async fn pass_paper_on(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<PaperPassedOn>,
) -> Answered<Json<Taken>> {
    let onward = match (act.body.colleague, act.body.place) {
        (Some(colleague), None) => Onward::Colleague(id("colleague", &colleague)?),
        (None, Some(place)) => Onward::Place(place),
        (Some(_), Some(_)) | (None, None) => {
            return Err(Trouble::invalid("place", "paper-onward-missing"));
        }
    };
    let (house, command, paper) = (web.house(), &act.command, ids.at(0)?);
    let (actor, site) = (&here.actor, &here.site);
    let done = app::paper_in_custody::pass_on(house, actor, site, command, paper, onward).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Put right what was taken down of a paper that nobody signed for yet.
#[utoipa::path(post, path = "/api/v1/sites/{site}/papers/{paper}/correction", tag = "papers",
    request_body = PaperCorrected, responses((status = 200, body = Taken)))]
pub(crate) async fn correct_paper(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<PaperCorrected>,
) -> Answered<Json<Taken>> {
    let asked = Correction {
        leader: id("leader", &act.body.leader)?,
        paper: act.body.paper.into_domain(),
        reason: act.body.reason,
        seen: act.body.seen,
    };
    let (house, command, paper) = (web.house(), &act.command, ids.at(0)?);
    let (actor, site) = (&here.actor, &here.site);
    let done = app::paper_in_custody::correct(house, actor, site, command, paper, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Strike out a paper that was taken down wrongly; its duty goes with it.
#[utoipa::path(post, path = "/api/v1/sites/{site}/papers/{paper}/striking", tag = "papers",
    request_body = PaperStruckOut, responses((status = 200, body = Taken)))]
pub(crate) async fn strike_paper(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<PaperStruckOut>,
) -> Answered<Json<Taken>> {
    let (house, command, paper) = (web.house(), &act.command, ids.at(0)?);
    let (actor, site, reason) = (&here.actor, &here.site, act.body.reason);
    let done = app::paper_in_custody::strike(house, actor, site, command, paper, reason).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
