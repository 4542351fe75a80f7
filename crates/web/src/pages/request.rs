//! The page behind the QR code on a room's wall: what a guest can ask for (clause C4.2.3).

use app::request::Ask;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::{draw, draw_refused, frame};
use crate::act::{Form, Query, see};
use crate::fields::Fields;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::RoomRequest;

/// `GET /r/{code}`.
pub(crate) async fn show(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    Query(query): Query,
) -> Answered<Response> {
    let mut page = view(&web, language, &ids, &Fields::default()).await?;
    page.sent = query.ticked("sent");
    page.rated = query.ticked("rated");
    draw(&page)
}

async fn view(web: &Web, language: Language, ids: &Ids, typed: &Fields) -> Answered<RoomRequest> {
    let code: String = ids.at(0)?;
    let found = app::request::room_of_code(web.house(), &code).await?;
    let found = found.ok_or_else(Trouble::not_found)?;
    Ok(RoomRequest {
        frame: frame::public(web, language),
        action: format!("/r/{code}"),
        room: found.room.name.clone(),
        running: found.meeting.is_some(),
        sent: false,
        rates: app::feedback::rateable(web.house(), &code).await?.is_some(),
        rated: false,
        problem: None,
        from: typed.text("from").to_owned(),
        to: typed.text("to").to_owned(),
        note: typed.text("note").to_owned(),
    })
}

/// `POST /r/{code}`.
pub(crate) async fn ask(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    let code: String = ids.at(0)?;
    let fields = &form.fields;
    fields.only(&["kind", "from", "to", "note"])?;
    let wish = Ask {
        kind: fields.text("kind").to_owned(),
        from: fields.text("from").trim().to_owned(),
        to: fields.text("to").trim().to_owned(),
        note: fields.text("note").trim().to_owned(),
    };
    let command = form.command()?;
    let asked = app::request::ask_by_code(web.house(), &code, &command, wish).await;
    match asked.map_err(Trouble::from) {
        Ok(_) => Ok(see(&format!("/r/{code}?sent"))),
        Err(trouble) if trouble.is_told() => {
            let mut page = view(&web, language, &ids, fields).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /r/{code}/rating`: `command`, `score`, `note`.
pub(crate) async fn rate(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    let code: String = ids.at(0)?;
    form.fields.only(&["score", "note"])?;
    let rated = async {
        let said = app::feedback::Said {
            score: form.fields.number("score")?,
            note: form.fields.text("note").trim().to_owned(),
        };
        app::feedback::rate(web.house(), &code, &form.command()?, said).await?;
        Ok(())
    };
    match rated.await {
        Ok(()) => Ok(see(&format!("/r/{code}?rated"))),
        Err(trouble) => {
            let trouble: Trouble = trouble;
            if !trouble.is_told() {
                return Err(trouble);
            }
            let mut page = view(&web, language, &ids, &form.fields).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
    }
}
