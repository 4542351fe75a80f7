//! The drill of the directory (clause A2.6) as programs go through it.

use app::drill::{QuestionView, RoundView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::drill::{Kind, Score};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::Said;
use crate::act::{Act, told_at};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Right answers among all.
#[derive(Serialize, ToSchema)]
pub(crate) struct ScoreShape {
    answered: u32,
    right: u32,
}

/// The score of a kind of question.
#[derive(Serialize, ToSchema)]
pub(crate) struct KindShape {
    /// `rooms`, `numbers` or `addresses`.
    kind: &'static str,
    #[serde(flatten)]
    score: ScoreShape,
}

/// One's own results.
#[derive(Serialize, ToSchema)]
pub(crate) struct DrillShape {
    /// The round that is not finished.
    open: Option<String>,
    /// The last thirty days.
    kinds: Vec<KindShape>,
    /// The last weeks, the oldest first.
    weeks: Vec<WeekShape>,
    /// The last rounds, the newest first.
    rounds: Vec<RoundShort>,
}

/// A week.
#[derive(Serialize, ToSchema)]
pub(crate) struct WeekShape {
    /// Its Monday.
    monday: String,
    kinds: Vec<KindShape>,
}

/// A round in short.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoundShort {
    id: String,
    begun_at: i64,
    #[serde(flatten)]
    score: ScoreShape,
}

/// A round: what was answered, and what is asked next.
#[derive(Serialize, ToSchema)]
pub(crate) struct RoundShape {
    id: String,
    begun_at: i64,
    size: usize,
    #[serde(flatten)]
    score: ScoreShape,
    answers: Vec<QuestionShape>,
    /// `null` where the round is over.
    next: Option<QuestionShape>,
}

/// A question.
#[derive(Serialize, ToSchema)]
pub(crate) struct QuestionShape {
    position: i32,
    /// What it asks, such as `room-of-person`.
    asks: &'static str,
    /// What it names.
    what: String,
    choices: Vec<String>,
    /// The place of what was chosen, from 0; `null` before.
    chosen: Option<usize>,
    /// The place of what is right; `null` before it was answered.
    right: Option<usize>,
    answered_at: Option<i64>,
}

/// The team's results.
#[derive(Serialize, ToSchema)]
pub(crate) struct TeamShape {
    people: Vec<PersonScore>,
    /// Entries of the directory that are wrong most often.
    hard: Vec<HardShape>,
}

/// One of the team, over the last thirty days.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonScore {
    account: String,
    name: String,
    #[serde(flatten)]
    score: ScoreShape,
    kinds: Vec<KindShape>,
    /// `up`, `level`, `down` or `unknown` against the thirty days before.
    trend: &'static str,
    last_at: Option<i64>,
}

/// An entry that is often wrong.
#[derive(Serialize, ToSchema)]
pub(crate) struct HardShape {
    asks: &'static str,
    subject: String,
    name: String,
    #[serde(flatten)]
    score: ScoreShape,
}

/// An answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DrillAnswer {
    /// When, by the sender's clock; what counts is when the house learns of it.
    #[serde(default)]
    at: Option<i64>,
    /// The question's place in the round, from 1.
    position: i32,
    /// The place of the choice, from 0.
    choice: usize,
}

told_at! { DrillAnswer }

impl From<Score> for ScoreShape {
    fn from(score: Score) -> Self {
        Self {
            answered: score.answered,
            right: score.right,
        }
    }
}

fn kinds(kinds: &[(Kind, Score)]) -> Vec<KindShape> {
    let shape = |(kind, score): &(Kind, Score)| KindShape {
        kind: kind.word(),
        score: ScoreShape::from(*score),
    };
    kinds.iter().map(shape).collect()
}

impl From<&QuestionView> for QuestionShape {
    fn from(view: &QuestionView) -> Self {
        Self {
            position: view.position,
            asks: view.asks.word(),
            what: view.prompt.clone(),
            choices: view.choices.clone(),
            chosen: view.answer.map(|answer| answer.chosen),
            right: view.answer.map(|answer| answer.right),
            answered_at: view.answer.map(|answer| answer.at),
        }
    }
}

impl From<&RoundView> for RoundShape {
    fn from(view: &RoundView) -> Self {
        Self {
            id: view.id.to_string(),
            begun_at: view.begun,
            size: view.size,
            score: ScoreShape::from(view.score),
            answers: view.answered.iter().map(QuestionShape::from).collect(),
            next: view.next.as_ref().map(QuestionShape::from),
        }
    }
}

/// One's own results.
#[utoipa::path(get, path = "/api/v1/sites/{site}/drill", tag = "drill",
    responses((status = 200, body = DrillShape)))]
pub(crate) async fn show_drill(State(web): State<Web>, here: Here) -> Answered<Json<DrillShape>> {
    let own = app::drill::own(web.house(), &here.actor, &here.site).await?;
    let own = own.ok_or_else(Trouble::not_found)?;
    let weeks = own.weeks.iter().map(|week| WeekShape {
        monday: week.monday.to_string(),
        kinds: kinds(&week.kinds),
    });
    let rounds = own.rounds.iter().map(|round| RoundShort {
        id: round.id.to_string(),
        begun_at: round.begun,
        score: ScoreShape::from(round.score),
    });
    Ok(Json(DrillShape {
        open: own.open.map(|id| id.to_string()),
        kinds: kinds(&own.kinds),
        weeks: weeks.collect(),
        rounds: rounds.collect(),
    }))
}

/// Begin a round; one that is not finished goes on.
#[utoipa::path(post, path = "/api/v1/sites/{site}/drill/rounds", tag = "drill",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn begin_drill(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let done = app::drill::begin(web.house(), &here.actor, &here.site, &act.command);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// A round of one's own. What is right is told of what was answered alone.
#[utoipa::path(get, path = "/api/v1/sites/{site}/drill/rounds/{round}", tag = "drill",
    responses((status = 200, body = RoundShape)))]
pub(crate) async fn show_drill_round(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<RoundShape>> {
    let found = app::drill::round(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let unknown = || Trouble::from(domain::Refusal::missing("drill-round-unknown"));
    Ok(Json(RoundShape::from(&found.ok_or_else(unknown)?)))
}

/// Answer the question that is asked next.
#[utoipa::path(post, path = "/api/v1/sites/{site}/drill/rounds/{round}/answers", tag = "drill",
    request_body = DrillAnswer, responses((status = 200, body = Taken)))]
pub(crate) async fn answer_drill(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<DrillAnswer>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let given = (act.body.position, act.body.choice);
    let done = app::drill::answer(house, actor, site, command, ids.at(0)?, given);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// The results of the staff, for their leader.
#[utoipa::path(get, path = "/api/v1/sites/{site}/drill/team", tag = "drill",
    responses((status = 200, body = TeamShape)))]
pub(crate) async fn show_drill_team(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<TeamShape>> {
    let team = app::drill::team(web.house(), &here.actor, &here.site).await?;
    let team = team.ok_or_else(Trouble::not_found)?;
    let people = team.people.iter().map(|one| PersonScore {
        account: one.account.to_string(),
        name: one.name.clone(),
        score: ScoreShape::from(one.now),
        kinds: kinds(&one.kinds),
        trend: one.trend.word(),
        last_at: one.last,
    });
    let hard = team.hard.iter().map(|one| HardShape {
        asks: one.asks.word(),
        subject: one.subject.to_string(),
        name: one.name.clone(),
        score: ScoreShape::from(one.score),
    });
    Ok(Json(TeamShape {
        people: people.collect(),
        hard: hard.collect(),
    }))
}
