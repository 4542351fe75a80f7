//! The page of what went wrong.

use askama::Template;
use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::{Html, IntoResponse};
use words::Language;

use super::frame;
use crate::problem::title;
use crate::state::Web;
use crate::trouble::Trouble;
use crate::views::Problem;

/// The page of a trouble.
pub(crate) fn page(
    web: &Web,
    trouble: &Trouble,
    language: Language,
    request: &str,
) -> Response<Body> {
    let ours = trouble.status.is_server_error();
    let page = Problem {
        frame: frame::public(web, language),
        status: trouble.status.as_u16(),
        title: title(trouble, language),
        detail: trouble.say(language),
        // Only what is ours to mend needs an id.
        request: if ours {
            request.to_owned()
        } else {
            String::new()
        },
        back: None,
    };
    match page.render() {
        Ok(html) => (trouble.status, Html(html)).into_response(),
        Err(error) => {
            tracing::error!(%request, "the page of a problem: {error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
