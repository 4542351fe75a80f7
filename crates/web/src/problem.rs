//! A trouble as programs read it: problem details for HTTP APIs (RFC 9457).

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, Response};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;
use words::Language;

use crate::trouble::Trouble;

/// Why a request was not answered as asked (RFC 9457).
#[derive(Serialize, ToSchema)]
pub(crate) struct ProblemDetails {
    /// Always `about:blank`: the code says which problem it is.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'static str,
    /// The kind of problem in words.
    title: String,
    /// The HTTP status.
    #[schema(example = 409)]
    status: u16,
    /// What happened and what mends it, in the asker's language.
    detail: String,
    /// Which problem it is, for programs.
    #[schema(example = "room-held")]
    code: &'static str,
    /// The field that mends it, where there is one.
    field: Option<String>,
    /// What the words were made of.
    #[schema(value_type = Object)]
    arguments: Map<String, Value>,
    /// The id under which the operator finds the request.
    request: String,
}

/// The problem details of a trouble.
pub(crate) fn details(trouble: &Trouble, language: Language, request: &str) -> Response<Body> {
    let arguments = trouble.arguments.iter();
    let details = ProblemDetails {
        kind: "about:blank",
        title: title(trouble, language),
        status: trouble.status.as_u16(),
        detail: trouble.say(language),
        code: trouble.code,
        field: trouble.field.clone(),
        arguments: arguments
            .map(|(name, value)| (name.clone(), Value::from(value.as_str())))
            .collect(),
        request: request.to_owned(),
    };
    let body = serde_json::to_vec(&details).expect("text and numbers are written as JSON");
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = trouble.status;
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/problem+json"),
    );
    response
}

/// The kind of a problem in words, by its status.
pub(crate) fn title(trouble: &Trouble, language: Language) -> String {
    let status = trouble.status.as_u16();
    let key = match status {
        400 | 401 | 403 | 404 | 405 | 408 | 409 | 413 | 415 | 422 | 429 | 503 => {
            format!("problem-{status}")
        }
        507 => "problem-503".to_owned(),
        _ => "problem-500".to_owned(),
    };
    words::text(language, &key).to_owned()
}
