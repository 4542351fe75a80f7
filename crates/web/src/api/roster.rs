//! The roster as programs read it. Shifts are planned on its page.

use app::roster::ShiftView;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::Staff;
use crate::act::Query;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A week of the roster.
#[derive(Serialize, ToSchema)]
pub(crate) struct RosterShape {
    /// Its Monday, `YYYY-MM-DD`.
    monday: String,
    shifts: Vec<PlannedShiftShape>,
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
    /// `planned`, `awaited`, `late`, `unchecked`, `taken`, `taken-late` or `missed`. Of colleagues it is
    /// `taken` or `planned`, except for whoever looks after the service.
    standing: &'static str,
    /// How many minutes too late the post was taken, or has been waiting.
    late_minutes: i64,
    revision: i32,
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
    Ok(Json(RosterShape {
        monday: week.monday.to_string(),
        shifts: shifts.collect(),
    }))
}
