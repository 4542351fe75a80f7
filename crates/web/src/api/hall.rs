//! The hall: who waits, who is called, who lingers.

use app::hall::lingering::Noticed;
use app::hall::{Wanted, lingering, rating};
use axum::extract::State;
use axum::{Extension, Json};
use domain::hall::{Priority, Step, Ticket};
use serde::Serialize;
use utoipa::ToSchema;
use words::Language;

use super::taken::{Taken, taken};
use super::written::{
    NewCrowdStep, NewLingering, NewTicket, NextCall, Outcome, Said, Seen, TicketDealing, id,
};
use crate::act::Act;
use crate::need::Here;
use crate::pages::hall::acts::ticket_act;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The hall of today.
#[derive(Serialize, ToSchema)]
pub(crate) struct HallShape {
    now: i64,
    /// The longest wait in minutes.
    wait_minutes: u32,
    /// How many people wait or linger.
    people: u32,
    /// `calm`, `busy` or `crowded`.
    crowd: &'static str,
    /// The steps that it asks for.
    steps: Vec<&'static str>,
    matters: Vec<MatterShape>,
    windows: Vec<WindowShape>,
    /// Every ticket of the day, in the order in which they were taken.
    tickets: Vec<TicketShape>,
    /// The waiting ones' ids, in the order in which they are called.
    order: Vec<String>,
    lingering: Vec<LingeringShape>,
}

#[derive(Serialize, ToSchema)]
struct MatterShape {
    id: String,
    letter: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
struct WindowShape {
    id: String,
    name: String,
    matters: Vec<String>,
}

#[derive(Serialize, ToSchema)]
struct TicketShape {
    id: String,
    /// What is written on it.
    #[schema(example = "A012")]
    name: String,
    matter: String,
    /// `elderly`, `disabled`, `infant` or `by-law`.
    priority: Option<&'static str>,
    taken: i64,
    waiting_since: i64,
    /// `waiting`, `called`, `parked`, `absent`, `done` or `left`.
    state: &'static str,
    window: Option<String>,
    calls: u32,
    called: Option<i64>,
    ended: Option<i64>,
}

impl From<&Ticket> for TicketShape {
    fn from(ticket: &Ticket) -> Self {
        Self {
            id: ticket.id.to_string(),
            name: ticket.name(),
            matter: ticket.matter.to_string(),
            priority: ticket.priority.map(Priority::word),
            taken: ticket.taken,
            waiting_since: ticket.waiting_since,
            state: ticket.state.word(),
            window: ticket.window.map(|id| id.to_string()),
            calls: ticket.calls,
            called: ticket.called,
            ended: ticket.ended,
        }
    }
}

#[derive(Serialize, ToSchema)]
struct LingeringShape {
    id: String,
    number: u32,
    people: u32,
    place: String,
    note: String,
    at: i64,
    approached: Option<i64>,
    settled: Option<i64>,
    outcome: String,
}

/// The hall of today.
#[utoipa::path(get, path = "/api/v1/sites/{site}/hall", tag = "hall",
    responses((status = 200, body = HallShape)))]
pub(crate) async fn show_hall(State(web): State<Web>, here: Here) -> Answered<Json<HallShape>> {
    let day = app::hall::shown::day_seen_by(web.house(), &here.actor, &here.site).await?;
    let day = day.ok_or_else(Trouble::not_found)?;
    let order = day.waiting();
    Ok(Json(HallShape {
        now: day.now,
        wait_minutes: day.limits.wait_minutes,
        people: day.people,
        crowd: day.crowd.word(),
        steps: day.crowd.steps().iter().map(|step| step.word()).collect(),
        order: order.iter().map(|ticket| ticket.id.to_string()).collect(),
        tickets: day.tickets.iter().map(TicketShape::from).collect(),
        matters: day
            .matters
            .iter()
            .map(|matter| MatterShape {
                id: matter.id.to_string(),
                letter: matter.letter.clone(),
                name: matter.name.clone(),
            })
            .collect(),
        windows: day
            .windows
            .iter()
            .map(|window| WindowShape {
                id: window.id.to_string(),
                name: window.name.clone(),
                matters: window.matters.iter().map(ToString::to_string).collect(),
            })
            .collect(),
        lingering: day
            .lingering
            .iter()
            .map(|one| LingeringShape {
                id: one.id.to_string(),
                number: one.number,
                people: one.people,
                place: one.place.clone(),
                note: one.note.clone(),
                at: one.at,
                approached: one.approached.as_ref().map(|(at, _)| *at),
                settled: one.settled.as_ref().map(|(at, _)| *at),
                outcome: one.outcome.clone(),
            })
            .collect(),
    }))
}

/// Take a ticket.
#[utoipa::path(post, path = "/api/v1/sites/{site}/tickets", tag = "hall",
    request_body = NewTicket, responses((status = 200, body = Taken)))]
pub(crate) async fn take_ticket(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewTicket>,
) -> Answered<Json<Taken>> {
    let priority = act.body.priority.as_deref().map(|word| {
        Priority::from_word(word).ok_or_else(|| Trouble::invalid("priority", "choice-unknown"))
    });
    let wanted = Wanted {
        matter: id("matter", &act.body.matter)?,
        priority: priority.transpose()?,
    };
    let done = app::hall::take(web.house(), &here.actor, &here.site, &act.command, wanted);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Deal with a ticket: call it, park it, pass it on, finish it.
#[utoipa::path(post, path = "/api/v1/sites/{site}/tickets/{ticket}/acts", tag = "hall",
    request_body = TicketDealing, responses((status = 200, body = Taken)))]
pub(crate) async fn deal(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<TicketDealing>,
) -> Answered<Json<Taken>> {
    let window = act.body.window.as_deref().map(|text| id("window", text));
    let matter = act.body.matter.as_deref().map(|text| id("matter", text));
    let with = ticket_act(&act.body.act, window.transpose()?, matter.transpose()?)?;
    let (house, command, ticket) = (web.house(), &act.command, ids.at(0)?);
    let done = app::hall::deal(house, &here.actor, &here.site, command, ticket, with);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Call whoever is next at a window; the answer's subject is the ticket.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hall/calls", tag = "hall",
    request_body = NextCall, responses((status = 200, body = Taken)))]
pub(crate) async fn call_next(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NextCall>,
) -> Answered<Json<Taken>> {
    let window = id("window", &act.body.window)?;
    let (house, command) = (web.house(), &act.command);
    let done = app::hall::call_next(house, &here.actor, &here.site, command, window);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Note people who linger.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hall/lingering", tag = "hall",
    request_body = NewLingering, responses((status = 200, body = Taken)))]
pub(crate) async fn note_lingering(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewLingering>,
) -> Answered<Json<Taken>> {
    let noticed = Noticed {
        people: act.body.people,
        place: act.body.place,
        note: act.body.note,
    };
    let (house, command) = (web.house(), &act.command);
    let done = lingering::note(house, &here.actor, &here.site, command, noticed);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Somebody went to people who linger.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hall/lingering/{lingering}/approach", tag = "hall",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn approach(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let done = lingering::approach(house, &here.actor, &here.site, command, id);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// It is settled what people lingered for.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hall/lingering/{lingering}/settlement", tag = "hall",
    request_body = Outcome, responses((status = 200, body = Taken)))]
pub(crate) async fn settle_lingering(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Outcome>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let outcome = act.body.outcome;
    let done = lingering::settle(house, &here.actor, &here.site, command, id, outcome);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// Take a step against a crowd.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hall/steps", tag = "hall",
    request_body = NewCrowdStep, responses((status = 200, body = Taken)))]
pub(crate) async fn take_step(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewCrowdStep>,
) -> Answered<Json<Taken>> {
    let step = Step::from_word(&act.body.step)
        .ok_or_else(|| Trouble::invalid("step", "choice-unknown"))?;
    let (house, command) = (web.house(), &act.command);
    let done = lingering::take_step(house, &here.actor, &here.site, command, step);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}

/// See to a low rating.
#[utoipa::path(post, path = "/api/v1/sites/{site}/hall/ratings/{rating}/settlement", tag = "hall",
    request_body = Seen, responses((status = 200, body = Taken)))]
pub(crate) async fn settle_rating(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    act: Act<Seen>,
) -> Answered<Json<Taken>> {
    let (house, command, id) = (web.house(), &act.command, ids.at(0)?);
    let done = rating::settle(house, &here.actor, &here.site, command, id, act.body.note);
    taken(&web, &here, done.await?, act.clock_off_ms, language).await
}
