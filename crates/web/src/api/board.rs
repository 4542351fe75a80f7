//! A day of the leader's board.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::shape::{Duty, Meeting, Staff};
use crate::act::Query;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// A day of the board.
#[derive(Serialize, ToSchema)]
pub(crate) struct Board {
    /// The civil day at the site.
    date: String,
    /// Now, by the server.
    now: i64,
    /// The number of the last journal entry: where live events go on from.
    head: i64,
    people: Vec<PersonOnBoard>,
    duties: Vec<Duty>,
    meetings: Vec<Meeting>,
}

/// Somebody of the service teams.
#[derive(Serialize, ToSchema)]
pub(crate) struct PersonOnBoard {
    #[serde(flatten)]
    staff: Staff,
    team: String,
    on_duty_since: Option<i64>,
    /// While they are on duty: since when their phone is not reached.
    unreached_since: Option<i64>,
    /// How many duties did not come to their phone in time, and have not since.
    unreceived: i64,
}

/// A day of the board.
#[utoipa::path(get, path = "/api/v1/sites/{site}/board", tag = "board",
    params(("date" = Option<String>, Query, description = "The civil day; today where absent.")),
    responses((status = 200, body = Board)))]
pub(crate) async fn show_board(
    State(web): State<Web>,
    here: Here,
    Query(query): Query,
) -> Answered<Json<Board>> {
    query.only(&["date"])?;
    let date = match query.filled("date") {
        None => None,
        Some(_) => Some(query.date("date")?),
    };
    let day = app::board::day(web.house(), &here.actor, &here.site, date).await?;
    let day = day.ok_or_else(Trouble::not_found)?;
    let people = day.people.iter().map(|person| PersonOnBoard {
        staff: Staff::from(&person.staff),
        team: person.team.clone(),
        on_duty_since: person.on_duty_since,
        unreached_since: person.unreached_since(day.now),
        unreceived: person.unreceived,
    });
    let duties = day.duties.iter();
    Ok(Json(Board {
        date: day.date.to_string(),
        now: day.now,
        head: day.head,
        people: people.collect(),
        duties: duties
            .map(|duty| Duty::of(duty, here.actor.account, None))
            .collect(),
        meetings: day.meetings.iter().map(Meeting::from).collect(),
    }))
}
