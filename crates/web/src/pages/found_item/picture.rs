//! Photos of a found thing: sent by a form, shown to whoever may see the thing and kept by no browser.

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::Response;
use domain::Refusal;
use words::Language;

use super::one;
use crate::act::see;
use crate::need::Here;
use crate::pages::draw_refused;
use crate::pages::fault::picture::prepared;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::upload::PhotoForm;

/// `POST /sites/S/found-items/F/photos`, multipart: `command`, `photo`.
pub(crate) async fn add(
    State(web): State<Web>,
    here: Here,
    ids: Ids,
    Extension(language): Extension<Language>,
    sent: PhotoForm,
) -> Answered<Response> {
    sent.form.fields.only(&[])?;
    let (id, command) = (ids.at(0)?, sent.form.command()?);
    let added = match prepared(sent.photo).await {
        Ok(Some(photo)) => {
            let (house, actor, site) = (web.house(), &here.actor, &here.site);
            let added = app::found_item::add_photo(house, actor, site, &command, id, photo).await;
            added.map_err(Trouble::from)
        }
        Ok(None) => Err(Trouble::invalid("photo", "photo-absent")),
        Err(trouble) => Err(trouble),
    };
    match added {
        Ok(_) => Ok(see(&format!("/sites/{}/found-items/{id}", here.site))),
        Err(trouble) if trouble.is_mendable() => {
            let asker = (&web, &here, language);
            let page = one::page(asker, id, &one::Typed::of_photo(&trouble)).await?;
            draw_refused(&page, &trouble)
        }
        Err(trouble) => Err(trouble),
    }
}

/// `GET /sites/S/found-items/F/photos/P`.
pub(crate) async fn large(State(web): State<Web>, here: Here, ids: Ids) -> Answered<Response> {
    shown(&web, &here, &ids, false).await
}

/// `GET /sites/S/found-items/F/photos/P/small`.
pub(crate) async fn small(State(web): State<Web>, here: Here, ids: Ids) -> Answered<Response> {
    shown(&web, &here, &ids, true).await
}

/// The photo as a JPEG. The outermost layer says that nobody keeps it and that it is nothing else.
async fn shown(web: &Web, here: &Here, ids: &Ids, small: bool) -> Answered<Response> {
    let named = (ids.at(0)?, ids.at(1)?);
    let found = app::found_item::photo(web.house(), &here.actor, &here.site, named, small).await?;
    let bytes = found.ok_or_else(|| Refusal::missing("photo-unknown"))?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    Ok(response)
}
