//! Static files, the service worker and the manifest.

use askama::Template;
use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, Response};
use axum::response::IntoResponse;
use words::Language;

use super::frame;
use crate::asset;
use crate::path::Ids;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};
use crate::views::Manifest;

/// A name with a hash never comes to mean another file.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// What keeps its name is asked for each time.
const ASK: &str = "no-cache";

/// `GET /static/{file}`.
pub(crate) async fn show(ids: Ids, headers: HeaderMap) -> Answered<Response<Body>> {
    let name: String = ids.at(0)?;
    let asset = asset::named(&name).ok_or_else(Trouble::not_found)?;
    Ok(asset.answer(&headers, FOR_EVER))
}

/// `GET /service-worker.js`: at the root, since it serves the addresses below it.
pub(crate) async fn service_worker(headers: HeaderMap) -> Answered<Response<Body>> {
    let asset = asset::plain("service-worker.js").ok_or_else(Trouble::not_found)?;
    Ok(asset.answer(&headers, ASK))
}

/// `GET /manifest.webmanifest`.
pub(crate) async fn manifest(
    State(web): State<Web>,
    Extension(language): Extension<Language>,
) -> Answered<Response<Body>> {
    let manifest = Manifest {
        frame: frame::public(&web, language),
    };
    let headers = [(CONTENT_TYPE, "application/manifest+json")];
    Ok((headers, manifest.render()?).into_response())
}
