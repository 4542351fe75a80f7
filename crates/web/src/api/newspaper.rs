//! A day's newspapers (clause C2.5) as programs and phones read and write them.

use app::newspaper::{IssueView, NewspaperDay, StopView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::newspaper::Addressee;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{Said, id};
use crate::act::{Act, Query, told_at};
use crate::civil::place;
use crate::fields::Fields;
use crate::need::Here;
use crate::pages::newspaper::issue_word;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A day's newspapers.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewspaperDayShape {
    /// The civil day.
    date: String,
    is_workday: bool,
    /// From when they are brought; absent where no duty asks for it.
    opens: Option<i64>,
    due: Option<i64>,
    /// What is brought that day: its own issues, and those of the days off before it.
    issues: Vec<NewspaperIssueShape>,
    /// Every issue of which copies are missing and waited for, the oldest first.
    missing: Vec<NewspaperIssueShape>,
    /// The offices in the order in which one walks.
    stops: Vec<NewspaperStopShape>,
}

/// An issue of a paper.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewspaperIssueShape {
    newspaper: String,
    name: String,
    /// The day on which it came out.
    day: String,
    /// How many copies are taken of it.
    expected: u32,
    /// How many are there; absent where nobody said.
    arrived: Option<u32>,
    /// `awaited`, `arrived`, `missing` or `written-off`.
    state: &'static str,
    /// For how many days it has been waited for.
    age_days: i32,
    /// How often it was asked for.
    chased: u32,
    /// Why it is waited for no more; empty for nothing.
    written_off: String,
}

/// An office to which papers are brought.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewspaperStopShape {
    /// `office-` or, for a leader without one, `leader-`, and the id.
    pub(super) stop: String,
    place: String,
    floor: String,
    copies: u32,
    items: Vec<NewspaperItemShape>,
    /// When it was ticked; absent while it is left.
    at: Option<i64>,
    by: String,
    /// Why nothing was brought; empty where it was.
    reason: String,
}

/// A paper of an office.
#[derive(Serialize, ToSchema)]
pub(crate) struct NewspaperItemShape {
    name: String,
    day: String,
    /// For whom.
    addressee: String,
    wanted: u32,
    /// How many there are for them.
    given: u32,
    /// Whether it came on a day after its own.
    late: bool,
}

/// What is said of an issue.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct IssueSaid {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    newspaper: String,
    /// The day on which it came out.
    day: String,
    /// `arrived`, `chased` or `written-off`.
    word: String,
    /// How many copies are there, all in all; with `arrived`.
    #[serde(default)]
    copies: Option<u32>,
    /// Why it is waited for no more; with `written-off`.
    #[serde(default)]
    reason: Option<String>,
}

/// The papers of an office are brought.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewspapersBrought {
    /// When, by the sender's clock, Unix milliseconds; absent means now.
    #[serde(default)]
    at: Option<i64>,
    /// Why they are not; absent or empty where they are.
    #[serde(default)]
    reason: Option<String>,
}

told_at! { IssueSaid NewspapersBrought }

fn issue(view: &IssueView) -> NewspaperIssueShape {
    let said = view.said.as_ref();
    let chased = said.and_then(|said| said.chased.as_ref());
    let written_off = said.and_then(|said| said.written_off.as_ref());
    NewspaperIssueShape {
        newspaper: view.newspaper.to_string(),
        name: view.name.clone(),
        day: view.day.to_string(),
        expected: view.expected,
        arrived: view.arrived,
        state: view.state.word(),
        age_days: view.age_days,
        chased: chased.map_or(0, |chased| chased.count),
        written_off: written_off.map_or_else(String::new, |one| one.reason.clone()),
    }
}

/// An office as programs read it.
pub(super) fn stop(view: &StopView) -> NewspaperStopShape {
    let delivery = view.delivery.as_ref();
    NewspaperStopShape {
        stop: view.stop.to_string(),
        place: view.place.clone(),
        floor: view.floor.clone(),
        copies: view.copies,
        items: view
            .items
            .iter()
            .map(|item| NewspaperItemShape {
                name: item.title.clone(),
                day: item.day.to_string(),
                addressee: item.addressee.name.clone(),
                wanted: item.wanted,
                given: item.given,
                late: item.late,
            })
            .collect(),
        at: delivery.map(|one| one.at),
        by: delivery.map_or_else(String::new, |one| one.by.clone()),
        reason: delivery.map_or_else(String::new, |one| one.reason.clone()),
    }
}

impl From<NewspaperDay> for NewspaperDayShape {
    fn from(day: NewspaperDay) -> Self {
        Self {
            date: day.date.to_string(),
            is_workday: day.is_workday,
            opens: day.window.map(|(opens, _)| opens),
            due: day.window.map(|(_, due)| due),
            issues: day.issues.iter().map(issue).collect(),
            missing: day.missing.iter().map(issue).collect(),
            stops: day.stops.iter().map(stop).collect(),
        }
    }
}

/// A day's newspapers: what came, what is missing, and what is brought to whom.
#[utoipa::path(get, path = "/api/v1/sites/{site}/newspapers", tag = "newspapers",
    params(("day" = Option<String>, Query, description = "`YYYY-MM-DD`; today where absent.")),
    responses((status = 200, body = NewspaperDayShape)))]
pub(crate) async fn show_newspapers(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<NewspaperDayShape>> {
    query.only(&["day"])?;
    let place = place(&web, &here).await?;
    let date = place.asked_date(&query, "day", web.house().now())?;
    let day = app::newspaper::day(web.house(), &here.actor, &here.site, Some(date)).await?;
    Ok(Json(day.ok_or_else(Trouble::not_found)?.into()))
}

/// Say how many copies of an issue came, that the rest was asked for, or that it is given up.
#[utoipa::path(post, path = "/api/v1/sites/{site}/newspapers/issues", tag = "newspapers",
    request_body = IssueSaid, responses((status = 200, body = Taken)))]
pub(crate) async fn tell_of_issue(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<IssueSaid>,
) -> Answered<Json<Taken>> {
    let body = &act.body;
    let of = (
        id("newspaper", &body.newspaper)?,
        Fields::of("day", &body.day).date("day")?,
    );
    let reason = body.reason.as_deref().unwrap_or_default();
    let word = issue_word(&body.word, body.copies, reason)?;
    let (house, command) = (web.house(), &act.command);
    let done = app::newspaper::tell(house, &here.actor, &here.site, command, of, word).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Say that every issue of today of which nothing was said came as it should.
#[utoipa::path(post, path = "/api/v1/sites/{site}/newspapers/issues/all", tag = "newspapers",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn tell_of_all_issues(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let done = app::newspaper::all_arrived(house, &here.actor, &here.site, command).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Tick the papers of an office as brought; with a reason, as not brought.
#[utoipa::path(post, path = "/api/v1/sites/{site}/newspapers/stops/{stop}/delivery", tag = "newspapers",
    request_body = NewspapersBrought, responses((status = 200, body = Taken)))]
pub(crate) async fn deliver_newspapers(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<NewspapersBrought>,
) -> Answered<Json<Taken>> {
    let stop: Addressee = ids.at(0)?;
    let asked = (stop, act.body.reason.unwrap_or_default());
    let (house, command) = (web.house(), &act.command);
    let done = app::newspaper::deliver(house, &here.actor, &here.site, command, asked).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
