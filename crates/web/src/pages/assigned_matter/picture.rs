//! Photos of an assigned matter, shown to whoever may see its words.

use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::Response;
use domain::Refusal;

use crate::need::Here;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::Answered;

/// `GET /sites/S/assigned-matters/M/photos/P`.
pub(crate) async fn large(State(web): State<Web>, here: Here, ids: Ids) -> Answered<Response> {
    shown(&web, &here, &ids, false).await
}

/// `GET /sites/S/assigned-matters/M/photos/P/small`.
pub(crate) async fn small(State(web): State<Web>, here: Here, ids: Ids) -> Answered<Response> {
    shown(&web, &here, &ids, true).await
}

async fn shown(web: &Web, here: &Here, ids: &Ids, small: bool) -> Answered<Response> {
    let named = (ids.at(0)?, ids.at(1)?);
    let (house, actor, site) = (web.house(), &here.actor, &here.site);
    let found = app::assigned_matter::photo(house, actor, site, named, small).await?;
    let bytes = found.ok_or_else(|| Refusal::missing("photo-unknown"))?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    Ok(response)
}
