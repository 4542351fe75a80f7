//! The roster as programs read it, and cycles as they lay them. Single shifts are planned on its page.

use app::roster::{CycleDay, ShiftView};
use axum::extract::State;
use axum::{Extension, Json};
use domain::roster::cycle::{CYCLE_DAYS_MAX, Cycle, LaidOutcome, Laying};
use domain::roster::strain::Strain;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::shape::Staff;
use super::taken::{Taken, taken};
use super::written::id;
use crate::act::{Act, JsonBody, Query, told_at};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A week of the roster.
#[derive(Serialize, ToSchema)]
pub(crate) struct RosterShape {
    /// Its Monday, `YYYY-MM-DD`.
    monday: String,
    shifts: Vec<PlannedShiftShape>,
    leaves: Vec<RosterLeaveShape>,
}

/// A planned shift.
#[derive(Serialize, ToSchema)]
pub(crate) struct PlannedShiftShape {
    id: String,
    day: String,
    /// Its number of that day, from 1.
    number: i32,
    person: Staff,
    team: String,
    team_name: String,
    starts: i64,
    ends: i64,
    /// Until when the post is to be taken.
    due: i64,
    /// The check at sign-on; absent before its day, where the standard asks for none, and of colleagues.
    duty: Option<String>,
    /// `planned`, `awaited`, `late`, `unchecked`, `taken`, `taken-late`, `left` or `missed`. Of colleagues it is
    /// `taken` or `planned`, except for whoever looks after the service.
    standing: &'static str,
    /// How many minutes too late the post was taken, or has been waiting.
    late_minutes: i64,
    /// Whether whoever has it is on leave for the whole of it: somebody else is to have it.
    on_leave: bool,
    /// When whoever has it is there: the whole of it, what leave leaves of it, or never.
    there: Vec<AttendedShape>,
    revision: i32,
}

/// Some of a planned shift for which whoever has it is there.
#[derive(Serialize, ToSchema)]
pub(crate) struct AttendedShape {
    starts: i64,
    ends: i64,
}

/// A leave in the roster: that somebody is away, and not why.
#[derive(Serialize, ToSchema)]
pub(crate) struct RosterLeaveShape {
    person: Staff,
    starts: i64,
    ends: i64,
    /// Whether it still waits for a leader's word; told to whoever plans and to whoever asked.
    waits: bool,
}

fn shape(person: &app::view::Staff, view: &ShiftView) -> PlannedShiftShape {
    let shift = &view.shift;
    PlannedShiftShape {
        id: shift.id.to_string(),
        day: shift.day.clone(),
        number: shift.number,
        person: Staff::from(person),
        team: shift.team.to_string(),
        team_name: view.post.clone(),
        starts: shift.starts,
        ends: shift.ends,
        due: view.due,
        duty: view.duty.map(|duty| duty.to_string()),
        standing: view.standing.word(),
        late_minutes: view.standing.minutes(),
        on_leave: view.on_leave(),
        there: view
            .there
            .iter()
            .map(|(starts, ends)| AttendedShape {
                starts: *starts,
                ends: *ends,
            })
            .collect(),
        revision: shift.revision,
    }
}

/// A week of the roster.
#[utoipa::path(get, path = "/api/v1/sites/{site}/roster", tag = "roster",
    params(("week" = Option<String>, Query, description = "A day of the week, `YYYY-MM-DD`; this week where absent.")),
    responses((status = 200, body = RosterShape)))]
pub(crate) async fn show_roster(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<RosterShape>> {
    query.only(&["week"])?;
    let day = match query.filled("week") {
        None => None,
        Some(_) => Some(query.date("week")?),
    };
    let week = app::roster::week(web.house(), &here.actor, &here.site, day).await?;
    let week = week.ok_or_else(Trouble::not_found)?;
    let shifts = week.rows.iter().flat_map(|row| {
        let views = row.shifts.iter();
        views.map(|view| shape(&row.staff, view))
    });
    let leaves = week.rows.iter().flat_map(|row| {
        let leaves = row.leaves.iter();
        leaves.map(|leave| RosterLeaveShape {
            person: Staff::from(&row.staff),
            starts: leave.starts,
            ends: leave.ends,
            waits: leave.waits,
        })
    });
    Ok(Json(RosterShape {
        monday: week.monday.to_string(),
        shifts: shifts.collect(),
        leaves: leaves.collect(),
    }))
}

/// A cycle to be laid.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RosterCycleBody {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    team: String,
    /// The first day, `YYYY-MM-DD`.
    from: String,
    /// The last day, `YYYY-MM-DD`.
    until: String,
    /// The hours of each of its days, `08:00-16:00`, or `rest`.
    days: Vec<String>,
    people: Vec<RosterCyclePerson>,
    /// Whether it takes the place of what is planned for them already.
    #[serde(default)]
    replaces: bool,
}

/// Somebody who works in the cycle.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RosterCyclePerson {
    account: String,
    /// The day of the cycle on which they begin, from 1.
    begins: usize,
}

/// What laying a cycle comes to.
#[derive(Serialize, ToSchema)]
pub(crate) struct RosterCyclePreview {
    days: Vec<RosterCycleDay>,
}

/// What a day of somebody comes to.
#[derive(Serialize, ToSchema)]
pub(crate) struct RosterCycleDay {
    person: Staff,
    day: String,
    starts: i64,
    ends: i64,
    /// `planned`; `short-rest`, `no-day-off` or `long-week` (planned, and hard on the person); `freed`, `on-leave`,
    /// `by-hand`, `overlap` or `over`.
    outcome: &'static str,
    /// How little rest lies beside it, in milliseconds.
    rest: Option<i64>,
    /// The planned shifts that go for it.
    removed: Vec<String>,
}

told_at! { RosterCycleBody }

fn laying(body: &RosterCycleBody) -> Answered<Laying> {
    let day = |field: &str, text: &str| {
        let known = domain::day::parse(text);
        known.ok_or_else(|| Trouble::invalid(field, "day-unknown").with("typed", text))
    };
    let people = body.people.iter().map(|one| {
        if !(1..=CYCLE_DAYS_MAX).contains(&one.begins) {
            return Err(Trouble::invalid("people", "choice-unknown"));
        }
        Ok((id("people", &one.account)?, one.begins - 1))
    });
    Ok(Laying {
        cycle: Cycle::read(&body.days.join("\n"))?,
        team: id("team", &body.team)?,
        from: day("from", &body.from)?,
        until: day("until", &body.until)?,
        people: people.collect::<Answered<_>>()?,
        replaces: body.replaces,
    })
}

fn cycle_day(one: &CycleDay) -> RosterCycleDay {
    let laid = &one.laid;
    RosterCycleDay {
        person: Staff::from(&one.staff),
        day: laid.shift.day.clone(),
        starts: laid.shift.starts,
        ends: laid.shift.ends,
        outcome: laid.outcome.word(),
        rest: match laid.outcome {
            LaidOutcome::Strained(Strain::ShortRest(rest)) => Some(rest),
            _ => None,
        },
        removed: laid
            .removed
            .iter()
            .map(|shift| shift.id.to_string())
            .collect(),
    }
}

/// What laying a cycle would come to; nothing is changed.
#[utoipa::path(post, path = "/api/v1/sites/{site}/roster/cycles/preview", tag = "roster",
    request_body = RosterCycleBody, responses((status = 200, body = RosterCyclePreview)))]
pub(crate) async fn preview_roster_cycle(
    State(web): State<Web>,
    here: Here,
    JsonBody(body): JsonBody<RosterCycleBody>,
) -> Answered<Json<RosterCyclePreview>> {
    let laying = laying(&body)?;
    let found = app::roster::preview_cycle(web.house(), &here.actor, &here.site, laying).await?;
    Ok(Json(RosterCyclePreview {
        days: found.days.iter().map(cycle_day).collect(),
    }))
}

/// Lay a cycle. The answer is about how many shifts were planned, left alone and taken away, as `12 2 0`.
#[utoipa::path(post, path = "/api/v1/sites/{site}/roster/cycles", tag = "roster",
    request_body = RosterCycleBody, responses((status = 200, body = Taken)))]
pub(crate) async fn lay_roster_cycle(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<RosterCycleBody>,
) -> Answered<Json<Taken>> {
    let laying = laying(&act.body)?;
    let (house, command) = (web.house(), &act.command);
    let done = app::roster::lay_cycle(house, &here.actor, &here.site, command, laying).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
