//! A visit on the visitor's own telephone: when and where to, the code for the kiosk, the way, and
//! one tap on how the service was (clause A2.9). It tells no name to whoever holds the link.

use app::hall::rating;
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::visit::State as Standing;
use words::Language;

use crate::act::{Form, see};
use crate::civil::Place;
use crate::code_picture::CodePicture;
use crate::pages::directory::room_codes::home_address;
use crate::pages::hall::public::said;
use crate::pages::{draw, draw_refused, frame};
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::VisitorPage;

/// `GET /v/C`.
pub(crate) async fn show(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
) -> Answered<Response> {
    draw(&view(&web, &ids, language, &headers).await?)
}

async fn view(
    web: &Web,
    ids: &Ids,
    language: Language,
    headers: &HeaderMap,
) -> Answered<VisitorPage> {
    let code: String = ids.at(0)?;
    let own = app::visit::own_visit(web.house(), &code).await?;
    let place = Place::of(own.site.clone())?;
    let (state, action) = (own.visit.state, format!("/v/{code}"));
    let waits = state == Standing::Expected && !own.expired;
    let home = home_address(headers, web.way())?;
    let was_there = matches!(state, Standing::Inside | Standing::Left);
    let expected = own.visit.expected.filter(|_| waits);
    Ok(VisitorPage {
        frame: frame::public(web, language),
        site: own.site.name,
        state: state.word(),
        expected: expected.map_or_else(String::new, |at| place.moment(at)),
        arrival: own.visit.arrival_code.filter(|_| waits).unwrap_or_default(),
        picture: waits
            .then(|| CodePicture::of(&format!("{home}{action}")))
            .flatten(),
        way: own.way.map(|way| format!("/way/{way}")),
        expired: own.expired,
        rated: own.rated,
        rates: was_there && !own.rated && !own.expired,
        problem: None,
        action,
    })
}

/// `POST /v/C/rating`: `command`, `score`, `note`.
pub(crate) async fn rate(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    headers: HeaderMap,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["score", "note"])?;
    let code: String = ids.at(0)?;
    let rated = async {
        let (said, command) = (said(&form.fields)?, form.command()?);
        rating::by_visit(web.house(), &code, &command, said).await?;
        Ok(())
    };
    match rated.await {
        Ok(()) => Ok(see(&format!("/v/{code}"))),
        Err(trouble) if Trouble::is_told(&trouble) => {
            let trouble: Trouble = trouble;
            let mut page = view(&web, &ids, language, &headers).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
