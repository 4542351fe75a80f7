//! Photos of a fault: sent by a form, shown to whoever may see the fault and kept by no browser.

use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use words::Language;

use super::super::{draw_refused, frame, photo};
use super::one;
use crate::act::see;
use crate::need::Here;
use crate::path::{Ids, IsSmall};
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::PhotoForm;

/// `POST /sites/S/faults/F/photos`, multipart: `command`, `photo`.
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
        let (house, actor) = (web.house(), &here.actor);
        Ok(app::fault::add_photo(house, actor, &here.site, &command, id, photo).await?)
    };
    match added.await {
        Ok(_) => Ok(see(&format!("/sites/{}/faults/{id}", here.site))),
        Err(trouble) if Trouble::is_mendable(&trouble) => {
            let frame = frame::of_site(&web, &here, language, "faults").await?;
            let page = one::page(&web, &here, id, frame, &one::Typed::of_photo(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/faults/F/photos/P` and `…/small`.
pub(crate) async fn shown(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    IsSmall(small): IsSmall,
) -> Answered<Response> {
    let named = (ids.at(0)?, ids.at(1)?);
    let found = app::fault::photo(web.house(), &here.actor, &here.site, named, small).await?;
    photo::shown(found)
}
