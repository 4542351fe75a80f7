//! Photos of a duty: sent by a form, shown to whoever may see the duty and kept by no browser.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::{back, page};
use crate::need::Here;
use crate::pages::{draw_refused, photo};
use crate::path::{Ids, IsSmall};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::PhotoForm;

/// `POST /sites/S/duties/D/photos`, multipart: `command`, `photo`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    sent: PhotoForm,
) -> Answered<Response> {
    sent.form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, sent.form.command()?);
    let added = async {
        let photo = photo::required(sent.photo).await?;
        let (house, actor, site) = (web.house(), &here.actor, &here.site);
        Ok(app::duty::add_photo(house, actor, site, &command, id, photo).await?)
    };
    match added.await {
        Ok(_) => Ok(back(&here, id)),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let mut page = page((&web, &here, language), id).await?;
            page.photo_problem = Some(trouble.say(language));
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/duties/D/photos/P` and `…/small`.
pub(crate) async fn shown(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    IsSmall(small): IsSmall,
) -> Answered<Response> {
    let named = (ids.at(0)?, ids.at(1)?);
    let found = app::duty::photo(web.house(), &here.actor, &here.site, named, small).await?;
    photo::shown(found)
}
