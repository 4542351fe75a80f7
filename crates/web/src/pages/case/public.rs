//! A case on the client's own telephone: how it stands, what they were told, and their word
//! (clauses B2, B4). Opening it says nothing for them.

use app::case::link;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::super::sign_in::From;
use super::super::{draw, draw_refused, frame};
use crate::act::{Form, see};
use crate::civil::Place;
use crate::fields::Fields;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::CasePublic;

/// `GET /case/C`.
pub(crate) async fn show(
    State(web): State<Web>,
    ids: Ids,
    From(address): From,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&view(&web, &ids, &address, language, &Fields::default()).await?)
}

async fn view(
    web: &Web,
    ids: &Ids,
    from: &str,
    language: Language,
    typed: &Fields,
) -> Answered<CasePublic> {
    let code: String = ids.at(0)?;
    let own = link::own_case(web.house(), &code, from).await?;
    let place = Place::of(own.site.clone())?;
    let fill =
        |key: &str, arguments: &[(&'static str, String)]| words::format(language, key, arguments);
    let number = [
        ("day", own.case.day.clone()),
        ("number", own.case.number.to_string()),
    ];
    let until = own.case.promised.filter(|_| !own.case.state.is_closed());
    let (asked, done) = own.remedies;
    Ok(CasePublic {
        frame: frame::public(web, language),
        number: fill("case-public-number", &number),
        state: own.case.state.word(),
        until: until.map_or_else(String::new, |at| {
            fill("case-public-until", &[("time", place.moment(at))])
        }),
        promise: own.promise,
        report: own.report,
        apology: own.apology,
        remedies: if asked > 0 {
            let counts = [("count", asked.to_string()), ("done", done.to_string())];
            fill("case-public-remedies", &counts)
        } else {
            String::new()
        },
        action: if own.asks {
            format!("/case/{code}/answer")
        } else {
            String::new()
        },
        note: typed.text("words").to_owned(),
        problem: None,
        site: own.site.name,
    })
}

/// `POST /case/C/answer`: `command`, `answer`, `words`.
pub(crate) async fn answer(
    State(web): State<Web>,
    ids: Ids,
    From(address): From,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["answer", "words"])?;
    let code: String = ids.at(0)?;
    let answered = async {
        let command = form.command()?;
        let accepts = match form.fields.text("answer") {
            "accept" => true,
            "contest" => false,
            _ => return Err(Trouble::invalid("answer", "choice-unknown")),
        };
        let words = form.fields.text("words").trim().to_owned();
        let at = (code.as_str(), address.as_str());
        link::answer(web.house(), at, &command, accepts, words).await?;
        Ok(())
    };
    match answered.await {
        Ok(()) => Ok(see(&format!("/case/{code}"))),
        Err(trouble) if trouble.is_told() => {
            let mut page = view(&web, &ids, &address, language, &form.fields).await?;
            page.problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}
