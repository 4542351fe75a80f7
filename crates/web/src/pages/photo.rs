//! Photos of records: taken from a form, shown to whoever may see the record and kept by no browser.

use std::sync::Arc;

use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::Response;
use domain::Refusal;

use crate::trouble::{Answered, Trouble};

/// The photo of a form, ready to be kept; `None` where none was chosen.
///
/// # Errors
/// Refused at `photo` where it is none that can be kept.
pub(super) async fn prepared(photo: Option<Vec<u8>>) -> Answered<Option<app::photo::Taken>> {
    match photo {
        None => Ok(None),
        Some(photo) => Ok(Some(Arc::new(app::photo::prepare(photo).await?))),
    }
}

/// The photo of a form that is there for nothing else.
///
/// # Errors
/// Refused at `photo` where there is none, or none that can be kept.
pub(super) async fn required(photo: Option<Vec<u8>>) -> Answered<app::photo::Taken> {
    let photo = prepared(photo).await?;
    photo.ok_or_else(|| Trouble::invalid("photo", "photo-absent"))
}

/// The photo as a JPEG. The outermost layer says that nobody keeps it and that it is nothing else.
pub(super) fn shown(found: Option<Vec<u8>>) -> Answered<Response> {
    let bytes = found.ok_or_else(|| Refusal::missing("photo-unknown"))?;
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    Ok(response)
}
