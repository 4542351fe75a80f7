//! The standard in force, and the publishing of a new version.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::access::{Action, Object};
use standards::Problem;
use words::Language;

use super::{UNFIT, draw, frame, standard_words};
use crate::act::Form;
use crate::need::Here;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::StandardPage;

/// `GET /sites/S/standard`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&view(&web, &here, language, None).await?)
}

/// `sent` is the text that was sent, where it is to be shown again.
async fn view(
    web: &Web,
    here: &Here,
    language: Language,
    sent: Option<String>,
) -> Answered<StandardPage> {
    let known = app::site::standard(web.house(), &here.site).await?;
    let known = known.ok_or_else(Trouble::not_found)?;
    let may_publish = here.may(Object::Standard, Action::Configure);
    Ok(StandardPage {
        frame: frame::of_site(web, here, language, "standard").await?,
        title: known.standard.title().to_owned(),
        version: known.version,
        clauses: standard_words::clauses(&known.standard),
        rules: standard_words::rules(&known.standard, language),
        text: may_publish.then(|| sent.unwrap_or(known.body)),
        problems: Vec::new(),
        said: None,
    })
}

/// `POST /sites/S/standard`: checks the text, and publishes it where that was asked for.
pub(crate) async fn publish(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    form: Form,
) -> Answered<Response> {
    let fields = &form.fields;
    fields.only(&["text", "act"])?;
    // A browser sends line ends of its own; the lines stay the same.
    let text = fields.text("text").replace("\r\n", "\n");
    let (problems, key) = match fields.text("act") {
        "check" => (standards::read(&text).problems, "page-standard-sound"),
        "publish" => (
            published(&web, &here, &form, &text).await?,
            "page-standard-published",
        ),
        _ => return Err(Trouble::invalid("act", "choice-unknown")),
    };
    let mut page = view(&web, &here, language, Some(text)).await?;
    let status = if problems.is_empty() {
        page.said = Some(words::text(language, key).to_owned());
        StatusCode::OK
    } else {
        page.problems = standard_words::problems(&problems, language);
        UNFIT
    };
    let html = askama::Template::render(&page)?;
    Ok((status, Html(html)).into_response())
}

async fn published(web: &Web, here: &Here, form: &Form, text: &str) -> Answered<Vec<Problem>> {
    let command = form.command()?;
    let (house, text) = (web.house(), text.to_owned());
    let done = app::site::publish_standard(house, &here.actor, &here.site, &command, text).await?;
    Ok(done.err().unwrap_or_default())
}
