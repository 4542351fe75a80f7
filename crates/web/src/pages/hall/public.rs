//! The pages of kiosks, of the hall's screen and of tickets: an address each, no account.

use app::hall::rating::Said;
use app::hall::shown::{Device, OwnTicket};
use app::hall::{device, rating, shown};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::{Extension, Json};
use serde::Serialize;

use words::Language;

use super::priorities;
use crate::act::{Form, Query, see};
use crate::code_picture::CodePicture;
use crate::fields::Fields;
use crate::pages::directory::room_codes::home_address;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{HallScreen, Kiosk, TakenTicket, TicketPage};

async fn device_of(web: &Web, ids: &Ids) -> Answered<(domain::SiteId, Device)> {
    let code: String = ids.at(0)?;
    let found = device::of_code(web.house(), &code).await?;
    let found = found.filter(|(_, device)| device.kind != "screen");
    found.ok_or_else(Trouble::not_found)
}

/// `GET /k/{code}?rated&arrived`.
pub(crate) async fn kiosk(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    Query(query): Query,
) -> Answered<Response> {
    query.only(&["rated", "arrived"])?;
    let mut page = kiosk_page(&web, language, &ids).await?;
    page.rated = query.ticked("rated");
    page.arrived = query.ticked("arrived");
    draw(&page)
}

async fn kiosk_page(web: &Web, language: Language, ids: &Ids) -> Answered<Kiosk> {
    let (site, device) = device_of(web, ids).await?;
    let day = shown::day(web.house(), &site).await?;
    let day = day.ok_or_else(Trouble::not_found)?;
    let waiting = day.waiting();
    let matters = day.matters.iter().map(|matter| {
        let of_it = waiting.iter().filter(|one| one.matter == matter.id);
        (
            matter.id.to_string(),
            matter.name.clone(),
            of_it.count() as u32,
        )
    });
    Ok(Kiosk {
        frame: frame::public(web, language),
        action: format!("/k/{}", device.code),
        matters: matters.collect(),
        priorities: priorities(language),
        taken: None,
        rated: false,
        arrived: false,
        rates: device.kind == "kiosk",
        problem: None,
        site: day.site.name,
    })
}

/// `POST /k/{code}`: `command`, `matter`, `priority`. A kiosk shows the number; whoever came by a sign
/// goes on to the page of the ticket.
pub(crate) async fn take(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["matter", "priority"])?;
    let (_, device) = device_of(&web, &ids).await?;
    let taken = async {
        let (wanted, command) = (super::acts::wanted(&form.fields)?, form.command()?);
        let answer = device::take(web.house(), &device.code, &command, wanted).await?;
        Ok(answer.subject.unwrap_or_default())
    };
    let mut page = kiosk_page(&web, language, &ids).await?;
    match taken.await {
        Ok(id) => {
            let own = own_ticket_of(&web, &ids, &id).await?;
            let address = format!("/t/{}", own.ticket.code);
            if device.kind == "sign" {
                return Ok(see(&address));
            }
            let home = home_address(&headers, web.way())?;
            page.taken = Some(TakenTicket {
                name: own.ticket.name(),
                matter: own.matter,
                before: own.before,
                picture: CodePicture::of(&format!("{home}{address}")),
            });
            draw(&page)
        }
        Err(trouble) if Trouble::is_told(&trouble) => {
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

async fn own_ticket_of(web: &Web, ids: &Ids, id: &str) -> Answered<OwnTicket> {
    let (site, _) = device_of(web, ids).await?;
    let day = shown::day(web.house(), &site).await?;
    let day = day.ok_or_else(Trouble::not_found)?;
    let ticket = day.tickets.iter().find(|one| one.id.to_string() == id);
    let ticket = ticket.ok_or_else(Trouble::not_found)?;
    Ok(shown::own_ticket(web.house(), &ticket.code).await?)
}

pub(in crate::pages) fn said(fields: &Fields) -> Answered<Said> {
    Ok(Said {
        score: fields.number("score")?,
        note: fields.text("note").trim().to_owned(),
    })
}

/// `POST /k/{code}/rating`: `command`, `score`.
pub(crate) async fn rate_at_kiosk(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["score"])?;
    let (_, device) = device_of(&web, &ids).await?;
    let rated = async {
        let (said, command) = (said(&form.fields)?, form.command()?);
        rating::at_kiosk(web.house(), &device.code, &command, said).await?;
        Ok(())
    };
    match rated.await {
        Ok(()) => Ok(see(&format!("/k/{}?rated=yes", device.code))),
        Err(trouble) if Trouble::is_told(&trouble) => {
            let mut page = kiosk_page(&web, language, &ids).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /k/{code}/arrival`: `command`, `arrival`: the code of somebody who was announced, or the
/// address of their page as a scanner reads it. Nothing of them is shown.
pub(crate) async fn arrive_at_kiosk(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["arrival"])?;
    let (_, device) = device_of(&web, &ids).await?;
    let arrived = async {
        let (typed, command) = (form.fields.text("arrival"), form.command()?);
        app::visit::arrive(web.house(), &device.code, &command, typed).await?;
        Ok(())
    };
    match arrived.await {
        Ok(()) => Ok(see(&format!("/k/{}?arrived=yes", device.code))),
        Err(trouble) if Trouble::is_told(&trouble) => {
            let mut page = kiosk_page(&web, language, &ids).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /t/{code}`.
pub(crate) async fn ticket(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
) -> Answered<Response> {
    draw(&ticket_page(&web, language, &ids).await?)
}

async fn ticket_page(web: &Web, language: Language, ids: &Ids) -> Answered<TicketPage> {
    let code: String = ids.at(0)?;
    let own = shown::own_ticket(web.house(), &code).await?;
    Ok(TicketPage {
        frame: frame::public(web, language),
        action: format!("/t/{code}"),
        site: own.site.name,
        name: own.ticket.name(),
        matter: own.matter,
        state: own.ticket.state.word(),
        window: own.window,
        before: own.before,
        expired: own.expired,
        rated: own.rated,
        problem: None,
    })
}

async fn after_ticket(
    web: &Web,
    language: Language,
    ids: &Ids,
    done: Answered<()>,
) -> Answered<Response> {
    let code: String = ids.at(0)?;
    match done {
        Ok(()) => Ok(see(&format!("/t/{code}"))),
        Err(trouble) if Trouble::is_told(&trouble) => {
            let mut page = ticket_page(web, language, ids).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /t/{code}/rating`: `command`, `score`, `note`.
pub(crate) async fn rate(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["score", "note"])?;
    let code: String = ids.at(0)?;
    let rated = async {
        let (said, command) = (said(&form.fields)?, form.command()?);
        rating::by_ticket(web.house(), &code, &command, said).await?;
        Ok(())
    };
    let rated = rated.await;
    after_ticket(&web, language, &ids, rated).await
}

/// `POST /t/{code}/departure`: `command`.
pub(crate) async fn leave(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (code, command): (String, _) = (ids.at(0)?, form.command()?);
    let left = app::hall::leave(web.house(), &code, &command).await;
    let left = left.map(|_| ()).map_err(Trouble::from);
    after_ticket(&web, language, &ids, left).await
}

/// `GET /screen/{code}`.
pub(crate) async fn screen(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
) -> Answered<Response> {
    let code: String = ids.at(0)?;
    let screen = shown::screen(web.house(), &code).await?;
    let screen = screen.ok_or_else(Trouble::not_found)?;
    let calls = screen.calls.into_iter();
    draw(&HallScreen {
        frame: frame::public(&web, language),
        zone: screen.site.time_zone,
        site: screen.site.name,
        calls: calls.map(|call| (call.ticket, call.window)).collect(),
        waiting: screen.waiting,
        source: format!("/screen/{code}/calls"),
    })
}

/// What the hall's screen draws itself from.
#[derive(Serialize)]
pub(crate) struct Calls {
    calls: Vec<Call>,
    waiting: Vec<(String, u32)>,
}

#[derive(Serialize)]
struct Call {
    ticket: String,
    window: String,
    calls: u32,
    at: i64,
}

/// `GET /screen/{code}/calls`.
pub(crate) async fn calls(State(web): State<Web>, ids: Ids) -> Answered<Json<Calls>> {
    let code: String = ids.at(0)?;
    let screen = shown::screen(web.house(), &code).await?;
    let screen = screen.ok_or_else(Trouble::not_found)?;
    let calls = screen.calls.into_iter().map(|call| Call {
        ticket: call.ticket,
        window: call.window,
        calls: call.calls,
        at: call.at,
    });
    Ok(Json(Calls {
        calls: calls.collect(),
        waiting: screen.waiting,
    }))
}
