//! The plan of a day as programs read it. Duties are given by their own operation, shifts are planned on the
//! roster.

use app::day_plan::DayPlan;
use axum::Json;
use axum::extract::State;
use domain::DutyId;
use domain::day_plan::{Change, Proposal};
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::Staff;
use crate::act::Query;
use crate::civil::place;
use crate::need::Here;
use crate::pages::day_plan::asked_of;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The plan of a day.
#[derive(Serialize, ToSchema)]
pub(crate) struct DayPlanShape {
    /// The day, `YYYY-MM-DD`.
    day: String,
    /// What is looked at: from now or midnight to the next midnight.
    from: i64,
    until: i64,
    people: Vec<DayPlanPersonShape>,
    misses: Vec<DayPlanMissShape>,
    /// Changes of who does what, to be made one after the other.
    gives: Vec<DayPlanProposalShape>,
    /// How many windows are missed once they are made.
    missed_after: usize,
    /// What else could be done about those.
    others: Vec<DayPlanProposalShape>,
    /// Absent where nothing was asked.
    what_if: Option<DayPlanWhatIfShape>,
}

/// Somebody's way through the day.
#[derive(Serialize, ToSchema)]
pub(crate) struct DayPlanPersonShape {
    person: Staff,
    /// Whether the roster says that they are there; else they are on duty without a planned shift.
    planned: bool,
    stops: Vec<DayPlanStopShape>,
}

/// A duty on somebody's way.
#[derive(Serialize, ToSchema)]
pub(crate) struct DayPlanStopShape {
    duty: String,
    title: String,
    round: u32,
    /// Whether the duty is there already.
    there: bool,
    room: Option<String>,
    from: i64,
    until: i64,
    walk_ms: i64,
}

/// A window that will be missed.
#[derive(Serialize, ToSchema)]
pub(crate) struct DayPlanMissShape {
    duty: String,
    title: String,
    round: u32,
    room: Option<String>,
    opens: i64,
    due: i64,
    /// Who has it or would get it.
    holder: Option<String>,
    /// `unserved`, `nobody-there`, `busy` or `too-far`.
    why: &'static str,
    /// The duty that is in the way.
    by: Option<String>,
}

/// A proposal.
#[derive(Serialize, ToSchema)]
pub(crate) struct DayPlanProposalShape {
    changes: Vec<DayPlanChangeShape>,
    /// The duties that would then be done in time.
    removes: Vec<String>,
    /// Those that would be missed instead.
    adds: Vec<String>,
    /// How much more everybody walks; negative for less.
    walking_ms: i64,
}

/// A change; which fields there are follows from its kind.
#[derive(Default, Serialize, ToSchema)]
pub(crate) struct DayPlanChangeShape {
    /// `give-duty`, `give-meeting`, `plan`, `stretch`, `move-start`, `move-room` or `one-more`.
    kind: &'static str,
    duty: Option<String>,
    meeting: Option<String>,
    account: Option<String>,
    team: Option<String>,
    room: Option<String>,
    from: Option<i64>,
    until: Option<i64>,
    by_ms: Option<i64>,
}

/// What one more would change once the changes of who does what are made.
#[derive(Serialize, ToSchema)]
pub(crate) struct DayPlanWhatIfShape {
    missed_before: usize,
    missed_after: usize,
    removes: Vec<String>,
    adds: Vec<String>,
}

fn ids(duties: &[DutyId]) -> Vec<String> {
    duties.iter().map(ToString::to_string).collect()
}

fn change_shape(change: &Change) -> DayPlanChangeShape {
    let kind = |kind| DayPlanChangeShape {
        kind,
        ..DayPlanChangeShape::default()
    };
    let within = |shape: DayPlanChangeShape, span: (i64, i64)| DayPlanChangeShape {
        from: Some(span.0),
        until: Some(span.1),
        ..shape
    };
    match *change {
        Change::GiveDuty { duty, to } => DayPlanChangeShape {
            duty: Some(duty.to_string()),
            account: Some(to.to_string()),
            ..kind("give-duty")
        },
        Change::GiveMeeting { meeting, to } => DayPlanChangeShape {
            meeting: Some(meeting.to_string()),
            account: Some(to.to_string()),
            ..kind("give-meeting")
        },
        Change::Plan {
            account,
            team,
            span,
        } => DayPlanChangeShape {
            account: Some(account.to_string()),
            team: Some(team.to_string()),
            ..within(kind("plan"), span)
        },
        Change::Stretch { account, span } => DayPlanChangeShape {
            account: Some(account.to_string()),
            ..within(kind("stretch"), span)
        },
        Change::MoveStart { meeting, by } => DayPlanChangeShape {
            meeting: Some(meeting.to_string()),
            by_ms: Some(by),
            ..kind("move-start")
        },
        Change::MoveRoom { meeting, room } => DayPlanChangeShape {
            meeting: Some(meeting.to_string()),
            room: Some(room.to_string()),
            ..kind("move-room")
        },
        Change::OneMore { team, span } => DayPlanChangeShape {
            team: Some(team.to_string()),
            ..within(kind("one-more"), span)
        },
    }
}

fn proposal_shape(one: &Proposal) -> DayPlanProposalShape {
    DayPlanProposalShape {
        changes: one.changes.iter().map(change_shape).collect(),
        removes: ids(&one.removes),
        adds: ids(&one.adds),
        walking_ms: one.walking,
    }
}

fn people(plan: &DayPlan) -> Vec<DayPlanPersonShape> {
    let people = plan.people.iter().zip(&plan.plan.routes);
    people
        .map(|(person, stops)| DayPlanPersonShape {
            person: Staff::from(&person.staff),
            planned: person.is_planned,
            stops: stops
                .iter()
                .map(|stop| {
                    let task = &plan.tasks[stop.task];
                    DayPlanStopShape {
                        duty: task.duty.to_string(),
                        title: task.title.clone(),
                        round: task.round,
                        there: task.is_there,
                        room: task.room.as_ref().map(|room| room.id.to_string()),
                        from: stop.from,
                        until: stop.until,
                        walk_ms: stop.walk,
                    }
                })
                .collect(),
        })
        .collect()
}

fn misses(plan: &DayPlan) -> Vec<DayPlanMissShape> {
    let misses = plan.plan.misses.iter();
    misses
        .map(|miss| {
            let task = &plan.tasks[miss.task];
            DayPlanMissShape {
                duty: task.duty.to_string(),
                title: task.title.clone(),
                round: task.round,
                room: task.room.as_ref().map(|room| room.id.to_string()),
                opens: task.window.0,
                due: task.window.1,
                holder: miss.holder.map(|holder| holder.to_string()),
                why: miss.why.word(),
                by: miss.why.task().map(|by| plan.tasks[by].duty.to_string()),
            }
        })
        .collect()
}

/// The plan of a day: the rest of today, or one of the next days.
#[utoipa::path(get, path = "/api/v1/sites/{site}/day-plan", tag = "day-plan",
    params(
        ("day" = Option<String>, Query, description = "The day, `YYYY-MM-DD`; today where absent."),
        ("team" = Option<String>, Query, description = "A team: what would one more of it change?"),
        ("from" = Option<String>, Query, description = "From when they would be there, `HH:MM`."),
        ("until" = Option<String>, Query, description = "Until when, `HH:MM`.")),
    responses((status = 200, body = DayPlanShape)))]
pub(crate) async fn show_day_plan(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<DayPlanShape>> {
    query.only(&["day", "team", "from", "until"])?;
    let place = place(&web, &here).await?;
    let day = match query.filled("day") {
        None => None,
        Some(_) => Some(query.date("day")?),
    };
    let one_more = asked_of(&query, day, &place, web.house().now())?;
    let plan = app::day_plan::look(web.house(), &here.actor, &here.site, day, one_more).await?;
    let plan = plan.ok_or_else(Trouble::not_found)?;
    Ok(Json(DayPlanShape {
        day: plan.date.to_string(),
        from: plan.span.0,
        until: plan.span.1,
        people: people(&plan),
        misses: misses(&plan),
        gives: plan.gives.iter().map(proposal_shape).collect(),
        missed_after: plan.left,
        others: plan.others.iter().map(proposal_shape).collect(),
        what_if: plan.what_if.as_ref().map(|(_, found)| DayPlanWhatIfShape {
            missed_before: plan.left,
            missed_after: found.plan.misses.len(),
            removes: ids(&found.removes),
            adds: ids(&found.adds),
        }),
    }))
}
