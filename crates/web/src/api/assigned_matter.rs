//! Assigned matters (clauses C5.1 to C5.3) as programs and phones read and write them. Photos are sent
//! by the page's form; here they are named by their addresses.

use app::assigned_matter::{FigureRow, Group, MatterView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::assigned_matter::{Assignment, Figures, Receiver, Said, Step, Taken as Done, Urgency};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::steps::steps;
use super::taken::{Taken, taken};
use super::written::id;
use crate::act::{Act, Query, told_at};
use crate::civil::place;
use crate::need::Here;
use crate::pages::assigned_matter::figures::{asked_group, span_of};
use crate::pages::register_months::asked_month;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// An assigned matter. Whoever may see no word of it finds its texts empty.
#[derive(Serialize, ToSchema)]
pub(crate) struct AssignedMatterShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    what: String,
    /// For whom, by name.
    person: String,
    room: Option<String>,
    /// The name of the room.
    place: String,
    /// `ordinary` or `urgent`.
    urgency: &'static str,
    due: i64,
    assigned_at: i64,
    assigner: String,
    team: String,
    /// Empty as long as the team's leader gave it to nobody.
    assignee: String,
    /// `assigned`, `read-back`, `understood`, `done`, `returned`, `accepted` or `withdrawn`.
    state: &'static str,
    /// Sent along with a confirmation, a grant and an acceptance: what was decided on.
    revision: i32,
    /// Whether what is awaited of the assignee is late.
    late: bool,
    /// Whether it was done later than it should have been.
    done_late: bool,
    /// The time that the assignee asks for.
    asked_until: Option<i64>,
    read_back_at: Option<i64>,
    understood_at: Option<i64>,
    done_at: Option<i64>,
    closed_at: Option<i64>,
    postponed: i32,
    sent_back: i32,
    /// From 1 to 5.
    score: Option<i32>,
    /// Addresses of its photos.
    photos: Vec<String>,
}

/// What was done about a matter, once.
#[derive(Serialize, ToSchema)]
pub(crate) struct AssignedMatterStep {
    step: &'static str,
    at: i64,
    by: String,
    /// To whom it was given.
    to: String,
    note: String,
    for_whom: String,
    by_when: String,
    until: Option<i64>,
    score: Option<i32>,
}

/// A matter with what was done about it.
#[derive(Serialize, ToSchema)]
pub(crate) struct AssignedMatterWhole {
    matter: AssignedMatterShape,
    steps: Vec<AssignedMatterStep>,
    /// The steps that the asker may take now.
    may: Vec<&'static str>,
}

/// The matters of a month, and what is open.
#[derive(Serialize, ToSchema)]
pub(crate) struct AssignedMatterList {
    /// What is not closed, late ones first.
    open: Vec<AssignedMatterShape>,
    /// What was assigned in the month, the newest first.
    matters: Vec<AssignedMatterShape>,
    figures: FiguresShape,
}

/// What some matters show; times in milliseconds.
#[derive(Serialize, ToSchema)]
pub(crate) struct FiguresShape {
    count: usize,
    done: usize,
    in_time: usize,
    late: usize,
    postponed: usize,
    sent_back: usize,
    /// In whole per cent.
    share_in_time: Option<usize>,
    /// The median from the assignment until it was read back.
    read_back: Option<i64>,
    /// The median from the assignment until it was done.
    took: Option<i64>,
    rated: usize,
    /// The mean score in tenths.
    mean_score_tenths: Option<i64>,
}

/// What some of the matters show together.
#[derive(Serialize, ToSchema)]
pub(crate) struct FiguresOf {
    /// A name, or `YYYY-MM`.
    name: String,
    figures: FiguresShape,
}

/// The figures of a month, or by month.
#[derive(Serialize, ToSchema)]
pub(crate) struct AssignedMatterFigures {
    whole: FiguresShape,
    parts: Vec<FiguresOf>,
}

/// A matter as it is assigned.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAssignedMatter {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    what: String,
    /// For whom: the id of a person of the directory.
    #[serde(default)]
    person: Option<String>,
    #[serde(default)]
    room: Option<String>,
    due: i64,
    /// `ordinary` where absent.
    #[serde(default)]
    urgency: Option<String>,
    /// Who is to see to it; either this or `team`.
    #[serde(default)]
    account: Option<String>,
    /// The team whose leader gives it to somebody.
    #[serde(default)]
    team: Option<String>,
}

/// What is said with a step; each step asks for some of it.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssignedMatterSaid {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// What is to be done as it was understood; a correction, a report, a reason.
    #[serde(default)]
    note: String,
    /// For whom, in the assignee's words.
    #[serde(default)]
    for_whom: String,
    /// By when, in the assignee's words.
    #[serde(default)]
    by_when: String,
    /// The time that is asked for or set.
    #[serde(default)]
    until: Option<i64>,
    /// From 1 to 5, for an acceptance.
    #[serde(default)]
    score: Option<i32>,
    /// To whom it is given.
    #[serde(default)]
    account: Option<String>,
    /// The revision that was seen, for whatever the assigner decides.
    #[serde(default)]
    revision: Option<i32>,
}

told_at! { NewAssignedMatter AssignedMatterSaid }

impl From<&Figures> for FiguresShape {
    fn from(figures: &Figures) -> Self {
        Self {
            count: figures.count,
            done: figures.done,
            in_time: figures.in_time,
            late: figures.late,
            postponed: figures.postponed,
            sent_back: figures.sent_back,
            share_in_time: figures.share_in_time(),
            read_back: figures.read_back,
            took: figures.took,
            rated: figures.rated,
            mean_score_tenths: figures.mean_score_tenths(),
        }
    }
}

impl From<&FigureRow> for FiguresOf {
    fn from(row: &FigureRow) -> Self {
        Self {
            name: row.name.clone(),
            figures: FiguresShape::from(&row.figures),
        }
    }
}

impl From<&Done> for AssignedMatterStep {
    fn from(done: &Done) -> Self {
        Self {
            step: done.step.word(),
            at: done.at,
            by: done.by.clone(),
            to: done.to.clone(),
            note: done.said.note.clone(),
            for_whom: done.said.for_whom.clone(),
            by_when: done.said.by_when.clone(),
            until: done.said.until,
            score: done.said.score,
        }
    }
}

fn shape(view: &MatterView, site: &domain::SiteId) -> AssignedMatterShape {
    let one = &view.matter;
    let photos = view.photos.iter().map(|photo| photo.id);
    let address = |id| format!("/sites/{site}/assigned-matters/{}/photos/{id}", one.id);
    let room = view.room.as_ref();
    AssignedMatterShape {
        id: one.id.to_string(),
        day: one.day.clone(),
        number: one.number,
        what: one.what.clone(),
        person: view.person.clone(),
        room: room.map(|room| room.id.to_string()),
        place: room.map_or_else(String::new, |room| room.name.clone()),
        urgency: one.urgency.word(),
        due: one.due,
        assigned_at: one.assigned,
        assigner: one.assigner.clone(),
        team: view.team.clone(),
        assignee: one.assignee.clone(),
        state: one.state.word(),
        revision: one.revision,
        late: view.late,
        done_late: one.late,
        asked_until: one.asked_until,
        read_back_at: one.read_back,
        understood_at: one.understood,
        done_at: one.done,
        closed_at: one.closed,
        postponed: one.postponed,
        sent_back: one.sent_back,
        score: one.score,
        photos: photos.map(address).collect(),
    }
}

impl NewAssignedMatter {
    fn into_assignment(self) -> Answered<Assignment> {
        let unknown = |field: &str| Trouble::invalid(field, "choice-unknown");
        let urgency = match self.urgency.as_deref() {
            None => Urgency::Ordinary,
            Some(word) => Urgency::from_word(word).ok_or_else(|| unknown("urgency"))?,
        };
        let receiver = match (self.account.as_deref(), self.team.as_deref()) {
            (Some(account), None) => Receiver::Account(id("account", account)?),
            (None, Some(team)) => Receiver::Team(id("team", team)?),
            (None, None) => {
                return Err(Trouble::invalid(
                    "account",
                    "assigned-matter-receiver-missing",
                ));
            }
            (Some(_), Some(_)) => return Err(unknown("team")),
        };
        let person = self.person.as_deref().map(|person| id("person", person));
        let room = self.room.as_deref().map(|room| id("room", room));
        Ok(Assignment {
            what: self.what,
            person: person.transpose()?,
            room: room.transpose()?,
            due: self.due,
            urgency,
            receiver,
        })
    }
}

/// The matters of a month that the asker may see, and what is open.
#[utoipa::path(get, path = "/api/v1/sites/{site}/assigned-matters", tag = "assigned-matter",
    params(("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")),
    responses((status = 200, body = AssignedMatterList)))]
pub(crate) async fn list_assigned_matters(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<AssignedMatterList>> {
    query.only(&["month"])?;
    let place = place(&web, &here).await?;
    let (_, span) = asked_month(&query, &place, web.house().now())?;
    let found = app::assigned_matter::register(web.house(), &here.actor, &here.site, span).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    let shapes = |views: &[MatterView]| views.iter().map(|view| shape(view, &here.site)).collect();
    Ok(Json(AssignedMatterList {
        open: shapes(&found.open),
        matters: shapes(&found.of_span),
        figures: FiguresShape::from(&found.figures),
    }))
}

/// How punctually matters of a month were seen to, and how well.
#[utoipa::path(get, path = "/api/v1/sites/{site}/assigned-matters/figures", tag = "assigned-matter",
    params(
        ("by" = Option<String>, Query, description = "`assignee`, `team`, `assigner` or `month`: the year that ends with the month."),
        ("month" = Option<String>, Query, description = "`YYYY-MM`; this month where absent.")
    ),
    responses((status = 200, body = AssignedMatterFigures)))]
pub(crate) async fn show_assigned_matter_figures(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<AssignedMatterFigures>> {
    query.only(&["by", "month"])?;
    let place = place(&web, &here).await?;
    let asked = asked_month(&query, &place, web.house().now())?;
    let group: Group = asked_group(query.filled("by"))?;
    let span = span_of(group, asked, &place);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::assigned_matter::figures(house, actor, site, span, group).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(AssignedMatterFigures {
        whole: FiguresShape::from(&found.whole),
        parts: found.rows.iter().map(FiguresOf::from).collect(),
    }))
}

/// A matter with what was done about it.
#[utoipa::path(get, path = "/api/v1/sites/{site}/assigned-matters/{assigned_matter}", tag = "assigned-matter",
    responses((status = 200, body = AssignedMatterWhole)))]
pub(crate) async fn show_assigned_matter(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
) -> Answered<Json<AssignedMatterWhole>> {
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::assigned_matter::find(house, actor, site, ids.at(0)?).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(Json(AssignedMatterWhole {
        matter: shape(&found.view, &here.site),
        steps: found.steps.iter().map(AssignedMatterStep::from).collect(),
        may: found.may.iter().map(|step| step.word()).collect(),
    }))
}

/// Assign a matter.
#[utoipa::path(post, path = "/api/v1/sites/{site}/assigned-matters", tag = "assigned-matter",
    request_body = NewAssignedMatter, responses((status = 200, body = Taken)))]
pub(crate) async fn assign_matter(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewAssignedMatter>,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let assignment = act.body.into_assignment()?;
    let nobody = String::new();
    let done = app::assigned_matter::assign(house, actor, site, command, assignment, nobody);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

async fn step(
    (web, here, ids, language): (Web, Here, Ids, Language),
    act: Act<AssignedMatterSaid>,
    step: Step,
) -> Answered<Json<Taken>> {
    let (house, actor, site, command) = (web.house(), &here.actor, &here.site, &act.command);
    let receiver = act.body.account.as_deref();
    let said = Said {
        note: act.body.note,
        for_whom: act.body.for_whom,
        by_when: act.body.by_when,
        until: act.body.until,
        score: act.body.score,
        receiver: receiver.map(|account| id("account", account)).transpose()?,
        revision: act.body.revision,
    };
    let with = (said, None);
    let done = app::assigned_matter::step(house, actor, site, command, (ids.at(0)?, step), with);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

steps! {
    "assigned-matter" AssignedMatterSaid;

    /// Give a matter to somebody.
    give_assigned_matter "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/assignment" Give;
    /// Read a matter back: what, for whom, by when.
    read_back_assigned_matter "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/reading" ReadBack;
    /// Confirm that it is understood.
    confirm_assigned_matter "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/confirmation" Confirm;
    /// Set right what was understood otherwise, or what is asked for.
    correct_assigned_matter "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/correction" Correct;
    /// Ask for another time.
    ask_for_time "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/time" AskForTime;
    /// Grant the time that was asked for.
    grant_time "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/time/grant" GrantTime;
    /// Refuse the time that was asked for.
    refuse_time "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/time/refusal" RefuseTime;
    /// Report what was done.
    finish_assigned_matter "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/completion" Finish;
    /// Accept what was done, and rate it.
    accept_assigned_matter "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/acceptance" Accept;
    /// Send what was done back.
    return_assigned_matter "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/return" Return;
    /// Withdraw a matter.
    withdraw_assigned_matter "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/withdrawal" Withdraw;
}
