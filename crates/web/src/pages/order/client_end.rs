//! What a client says at the end by the link of their order: how it was, with one tap, and what they
//! complain of, which leads them to a page of the case.

use app::feedback;
use app::order::OrderPage;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use domain::CaseId;
use domain::case::Told;
use words::Language;

use super::client::view;
use super::rows::say;
use crate::act::{Form, see, subject};
use crate::pages::draw_refused;
use crate::pages::sign_in::From;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::{OrderEnd, OrderOwnCase};

/// What may be said at the end, and was.
pub(super) fn end(page: &OrderPage, language: Language) -> OrderEnd {
    let cases = page.end.cases.iter().map(|one| {
        let arguments = [("day", one.day.clone()), ("number", one.number.to_string())];
        OrderOwnCase {
            href: one
                .code
                .as_ref()
                .map_or_else(String::new, |code| format!("/case/{code}")),
            title: words::format(language, "order-own-case", &arguments),
            state: one.state.word(),
            closed: one.state.is_closed(),
        }
    });
    OrderEnd {
        rates: page.end.rates,
        rated: page.end.rated.map_or_else(String::new, |score| {
            let score = say(language, "hall-score-", &score.to_string());
            words::format(language, "order-rated-thanks", &[("score", score)])
        }),
        cases: cases.collect(),
        note: String::new(),
        complaint: String::new(),
        telephone: String::new(),
    }
}

/// The page again with what was typed and why it was refused; whatever is no refusal goes on.
async fn refused(
    (web, ids, language, address): (&Web, &Ids, Language, &str),
    form: &Form,
    trouble: Trouble,
) -> Answered<Response> {
    if !trouble.is_told() {
        return Err(trouble);
    }
    let mut page = view(web, ids, language, address).await?;
    page.problem = Some(trouble.say(language));
    form.fields.text("note").clone_into(&mut page.end.note);
    form.fields
        .text("complaint")
        .clone_into(&mut page.end.complaint);
    form.fields
        .text("telephone")
        .clone_into(&mut page.end.telephone);
    draw_refused(&page, &trouble)
}

/// `POST /o/C/rating`: `command`, `score`, `note`.
pub(crate) async fn rate(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["score", "note"])?;
    let code: String = ids.at(0)?;
    let rated = async {
        let said = feedback::Said {
            score: form.fields.number("score")?,
            note: form.fields.text("note").trim().to_owned(),
        };
        let from = (code.as_str(), address.as_str());
        app::order::rate_by_link(web.house(), from, &form.command()?, said).await?;
        Ok::<_, Trouble>(())
    };
    match rated.await {
        Ok(()) => Ok(see(&format!("/o/{code}"))),
        Err(trouble) => refused((&web, &ids, language, &address), &form, trouble).await,
    }
}

/// `POST /o/C/complaint`: `command`, `complaint`, `telephone`.
pub(crate) async fn complain(
    State(web): State<Web>,
    ids: Ids,
    Extension(language): Extension<Language>,
    From(address): From,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&["complaint", "telephone"])?;
    let code: String = ids.at(0)?;
    let told = Told {
        telephone: form.fields.text("telephone").to_owned(),
        words: form.fields.text("complaint").to_owned(),
        ..Told::default()
    };
    let opened = async {
        let from = (code.as_str(), address.as_str());
        let done = app::order::complain_by_link(web.house(), from, &form.command()?, told).await?;
        let case: CaseId = subject(&done)?.parse().map_err(|_| Trouble::not_found())?;
        let page = app::order::client_page(web.house(), &code, &address).await?;
        let own = app::case::link::code_of(web.house(), &page.site.id, case).await?;
        Ok::<_, Trouble>(own)
    };
    match opened.await {
        Ok(Some(own)) => Ok(see(&format!("/case/{own}"))),
        Ok(None) => Ok(see(&format!("/o/{code}"))),
        Err(trouble) => refused((&web, &ids, language, &address), &form, trouble).await,
    }
}
