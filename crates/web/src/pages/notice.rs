//! What somebody is told once, at the desk: it stands on every page of theirs until they have seen it.

use axum::extract::State;
use axum::response::Response;

use crate::act::{Form, see};
use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::Answered;

/// `POST /sites/S/notices/N/seen`; a script stays on the page, which is not known here.
pub(crate) async fn see_it(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    form: Form,
) -> Answered<Response> {
    form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, form.command()?);
    app::phone::see_notice(web.house(), &here.actor, &here.site, &command, id).await?;
    web.pages().forget_of(&here.actor);
    Ok(see(&format!("/?site={}", here.site)))
}
