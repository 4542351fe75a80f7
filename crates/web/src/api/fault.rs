//! Faults (clause A2.10) as programs and phones read and write them. Photos are sent by the page's form;
//! here they are named by their addresses.

use app::fault::{FaultView, Twice};
use axum::extract::State;
use axum::{Extension, Json};
use domain::fault::{Done, Kind, Measures, Report, Said, Step, Times, Urgency};
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

/// A fault.
#[derive(Serialize, ToSchema)]
pub(crate) struct FaultShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    room: String,
    /// The name of the room.
    place: String,
    spot: String,
    /// `lighting`, `air-conditioning`, `display`, `water-dispenser`, `access-control`, `audio`,
    /// `projection`, `furniture`, `plumbing`, `lift`, `power` or `other`.
    kind: &'static str,
    /// `ordinary`, `urgent` or `planned`.
    urgency: &'static str,
    description: String,
    /// The duty at which it was found, and the item.
    duty: Option<String>,
    item: Option<String>,
    seen_at: Option<i64>,
    reported_at: i64,
    reporter: String,
    /// `reported`, `answered`, `arrived`, `waiting`, `repaired`, `returned`, `accepted` or
    /// `withdrawn`.
    state: &'static str,
    /// Whether the next thing to be done is late.
    late: bool,
    /// Until when the next thing is to be done.
    due: Option<i64>,
    joined: i32,
    sent_back: i32,
    repairer: String,
    agreed: Option<i64>,
    answered_at: Option<i64>,
    repaired_at: Option<i64>,
    closed_at: Option<i64>,
    times: TimesShape,
    /// Addresses of its photos.
    photos: Vec<String>,
}

/// How long the parts took, in milliseconds.
#[derive(Serialize, ToSchema)]
pub(crate) struct TimesShape {
    /// From when it was seen until it was reported.
    report: Option<i64>,
    /// From the report until it was taken on.
    answer: Option<i64>,
    /// From the report until it was repaired.
    repair: Option<i64>,
    /// From the repair until it was found good.
    accept: Option<i64>,
}

/// What was done about a fault, once.
#[derive(Serialize, ToSchema)]
pub(crate) struct FaultStepShape {
    step: &'static str,
    at: i64,
    by: String,
    repairer: String,
    note: String,
    material: String,
    agreed: Option<i64>,
}

/// A fault with what was done about it.
#[derive(Serialize, ToSchema)]
pub(crate) struct FaultWhole {
    fault: FaultShape,
    steps: Vec<FaultStepShape>,
    /// The steps that the asker may take now.
    may: Vec<&'static str>,
}

/// The faults of a month, and what is open.
#[derive(Serialize, ToSchema)]
pub(crate) struct FaultList {
    /// What is still to be done something about, late ones first.
    open: Vec<FaultShape>,
    /// What was reported in the month, the newest first.
    faults: Vec<FaultShape>,
    /// How many were reported in the month, withdrawn ones left out.
    count: usize,
    /// How many of them were or are late.
    late: usize,
    /// The medians of the month.
    medians: TimesShape,
}

/// A fault as it is reported.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFault {
    /// When it was reported, by the sender's clock; absent means now.
    #[serde(default)]
    at: Option<i64>,
    room: String,
    kind: String,
    /// `ordinary` where absent.
    #[serde(default)]
    urgency: Option<String>,
    #[serde(default)]
    spot: String,
    /// Needed for the kind `other` alone.
    #[serde(default)]
    description: String,
    /// When it was seen, by the sender's clock.
    #[serde(default)]
    seen_at: Option<i64>,
    /// The duty at which it was found.
    #[serde(default)]
    duty: Option<String>,
    /// The number of the duty's item.
    #[serde(default)]
    step: Option<u32>,
    /// Where the place has an open fault of the kind: `ask` to be refused, `join` to count with it,
    /// `separate` to file another.
    #[serde(default)]
    twice: Option<String>,
}

/// What is said with a step; each step asks for some of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FaultSaid {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// Who repairs it, for an answer.
    #[serde(default)]
    repairer: String,
    /// What was done, what it waits for, why it is sent back or withdrawn.
    #[serde(default)]
    note: String,
    /// What was used, for a repair.
    #[serde(default)]
    material: String,
    /// By when it is repaired, for an answer and a postponement.
    #[serde(default)]
    agreed: Option<i64>,
}

told_at! { NewFault FaultSaid }

impl From<Times> for TimesShape {
    fn from(times: Times) -> Self {
        Self {
            report: times.report,
            answer: times.answer,
            repair: times.repair,
            accept: times.accept,
        }
    }
}

impl From<&Done> for FaultStepShape {
    fn from(done: &Done) -> Self {
        Self {
            step: done.step.word(),
            at: done.at,
            by: done.by.clone(),
            repairer: done.said.repairer.clone(),
            note: done.said.note.clone(),
            material: done.said.material.clone(),
            agreed: done.said.agreed,
        }
    }
}

fn shape(view: &FaultView, site: &domain::SiteId) -> FaultShape {
    let one = &view.fault;
    let photos = view.photos.iter().map(|photo| photo.id);
    let address = |id| format!("/sites/{site}/faults/{}/photos/{id}", one.id);
    FaultShape {
        id: one.id.to_string(),
        day: one.day.clone(),
        number: one.number,
        room: one.room.to_string(),
        place: view
            .room
            .as_ref()
            .map_or_else(String::new, |room| room.name.clone()),
        spot: one.spot.clone(),
        kind: one.kind.word(),
        urgency: one.urgency.word(),
        description: one.description.clone(),
        duty: one.found.as_ref().map(|found| found.duty.to_string()),
        item: one.found.as_ref().map(|found| found.item.clone()),
        seen_at: one.seen,
        reported_at: one.reported,
        reporter: one.reporter.clone(),
        state: one.state.word(),
        late: view.late,
        due: one.due(),
        joined: one.joined,
        sent_back: one.sent_back,
        repairer: one.repairer.clone(),
        agreed: one.agreed,
        answered_at: one.answered,
        repaired_at: one.repaired,
        closed_at: one.closed,
        times: one.times().into(),
        photos: photos.map(address).collect(),
    }
}

impl NewFault {
    /// The report, its times corrected for the phone's clock.
    fn into_report(self, clock_off_ms: i64) -> Answered<(Report, Twice)> {
        let unknown = |field: &str| Trouble::invalid(field, "choice-unknown");
        let kind = Kind::from_word(&self.kind).ok_or_else(|| unknown("kind"))?;
        let urgency = match self.urgency.as_deref() {
            None => Urgency::Ordinary,
            Some(word) => Urgency::from_word(word).ok_or_else(|| unknown("urgency"))?,
        };
        let twice = match self.twice.as_deref() {
            None | Some("ask") => Twice::Ask,
            Some("join") => Twice::Join,
            Some("separate") => Twice::Separate,
            Some(_) => return Err(unknown("twice")),
        };
        let duty = self.duty.as_deref().map(|duty| id("duty", duty));
        let found = match (duty.transpose()?, self.step) {
            (Some(duty), Some(step)) => Some((duty, step)),
            (None, None) => None,
            _ => return Err(unknown("duty")),
        };
        let report = Report {
            room: id("room", &self.room)?,
            spot: self.spot,
            kind,
            urgency,
            description: self.description,
            seen: self.seen_at.map(|seen| seen.saturating_add(clock_off_ms)),
            found,
        };
        Ok((report, twice))
    }
}

/// The faults of a month, and what is open.
#[utoipa::path(get, path = "/api/v1/sites/{site}/faults", tag = "fault",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")),
    responses((status = 200, body = FaultList)))]
pub(crate) async fn list_faults(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<FaultList>> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (_, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::fault::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let Measures {
        count,
        late,
        median,
    } = found.measures;
    let shapes = |views: &[FaultView]| views.iter().map(|view| shape(view, &here.site)).collect();
    Ok(Json(FaultList {
        open: shapes(&found.open),
        faults: shapes(&found.of_span),
        count,
        late,
        medians: median.into(),
    }))
}

/// A fault with what was done about it.
#[utoipa::path(get, path = "/api/v1/sites/{site}/faults/{fault}", tag = "fault",
    responses((status = 200, body = FaultWhole)))]
pub(crate) async fn show_fault(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<FaultWhole>> {
    let found = app::fault::find(web.house(), &here.actor, &here.site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(FaultWhole {
        fault: shape(&found.view, &here.site),
        steps: found.steps.iter().map(FaultStepShape::from).collect(),
        may: found.may.iter().map(|step| step.word()).collect(),
    }))
}

/// Report a fault.
#[utoipa::path(post, path = "/api/v1/sites/{site}/faults", tag = "fault",
    request_body = NewFault, responses((status = 200, body = Taken)))]
pub(crate) async fn report_fault(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewFault>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let (report, twice) = act.body.into_report(act.clock_off_ms)?;
    let done = app::fault::report(house, actor, site, command, report, (None, twice));
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    act: Act<FaultSaid>,
    step: Step,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let said = Said {
        repairer: act.body.repairer,
        note: act.body.note,
        material: act.body.material,
        agreed: act.body.agreed,
    };
    let done = app::fault::step(house, actor, site, command, (ids.at(0)?, step), said);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

steps! {
    "fault" FaultSaid;

    /// Say that the same fault was seen again.
    join_fault "/api/v1/sites/{site}/faults/{fault}/join" Join;
    /// Take a fault on: who repairs it, by when.
    answer_fault "/api/v1/sites/{site}/faults/{fault}/answer" Answer;
    /// Say that whoever repairs it is there.
    arrive_at_fault "/api/v1/sites/{site}/faults/{fault}/arrival" Arrive;
    /// Postpone a repair: what it waits for, by when it is repaired.
    postpone_fault "/api/v1/sites/{site}/faults/{fault}/postponement" Postpone;
    /// Say what was done.
    repair_fault "/api/v1/sites/{site}/faults/{fault}/repair" Repair;
    /// Find a repair good.
    accept_fault "/api/v1/sites/{site}/faults/{fault}/acceptance" Accept;
    /// Send a repair back.
    return_fault "/api/v1/sites/{site}/faults/{fault}/return" Return;
    /// Withdraw a report that was a mistake.
    withdraw_fault "/api/v1/sites/{site}/faults/{fault}/withdrawal" Withdraw;
}
