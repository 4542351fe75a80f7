//! The attendant's phone page: a shell that holds no data.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::{draw, frame};
use crate::need::Here;
use crate::state::Web;
use crate::trouble::Answered;
use crate::views::Phone;

/// `GET /sites/S/duties`.
pub(crate) async fn show(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
) -> Answered<Response> {
    draw(&Phone {
        frame: frame::of_site(&web, &here, language, "duties").await?,
        site: here.site.to_string(),
        account: here
            .actor
            .account
            .map_or_else(String::new, |id| id.to_string()),
    })
}
