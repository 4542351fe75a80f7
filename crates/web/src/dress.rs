//! What stands around every request: whether it is from our own pages, how long it may take, the
//! headers of its answer, and the words of what went wrong.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HeaderName, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri};
use axum::middleware::Next;
use words::Language;

use crate::state::Web;
use crate::trouble::Trouble;
use crate::{origin, pages, problem, spoken};

/// How long a request may take before its asker is told to come again.
const TIME_MAX: Duration = Duration::from_secs(30);

/// Headers of every answer, errors and files included.
const HEADERS: [(&str, &str); 8] = [
    (
        "content-security-policy",
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
         object-src 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), screen-wake-lock=(self)",
    ),
    ("x-robots-tag", "noindex"),
];

/// What is asked, as far as the words of a trouble need it.
struct Asked {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    id: String,
}

/// Answers a request from the outside.
pub(crate) async fn dress(State(web): State<Web>, request: Request, next: Next) -> Response<Body> {
    let asked = Asked {
        method: request.method().clone(),
        uri: request.uri().clone(),
        headers: request.headers().clone(),
        id: web.next_request_id(),
    };
    let mut response = match refused_at_the_door(&web, &asked) {
        Some(trouble) => axum::response::IntoResponse::into_response(trouble),
        None => match tokio::time::timeout(TIME_MAX, next.run(request)).await {
            Ok(response) => response,
            Err(_) => axum::response::IntoResponse::into_response(Trouble::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "timeout",
            )),
        },
    };
    if let Some(trouble) = trouble_in(&web, &mut response) {
        response = in_words(&web, &asked, &response, &trouble);
    }
    put_headers(&web, &mut response);
    response
}

fn refused_at_the_door(web: &Web, asked: &Asked) -> Option<Trouble> {
    if !origin::is_own(&asked.method, &asked.headers) {
        return Some(Trouble::new(StatusCode::FORBIDDEN, "foreign-page"));
    }
    if web.config().demo && !origin::is_loopback_host(&asked.headers) {
        return Some(Trouble::new(StatusCode::FORBIDDEN, "foreign-host"));
    }
    None
}

/// The trouble that an answer carries, or that it is by its bare status.
fn trouble_in(web: &Web, response: &mut Response<Body>) -> Option<Trouble> {
    if let Some(mut trouble) = response.extensions_mut().remove::<Trouble>() {
        if trouble.status == StatusCode::INTERNAL_SERVER_ERROR && !web.house().is_healthy() {
            trouble.status = StatusCode::SERVICE_UNAVAILABLE;
            trouble.code = "unavailable";
        }
        return Some(trouble);
    }
    let status = response.status();
    let bare = !response.headers().contains_key(CONTENT_TYPE);
    if bare && (status.is_client_error() || status.is_server_error()) {
        let code = match status {
            StatusCode::NOT_FOUND => "not-found",
            StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
            StatusCode::PAYLOAD_TOO_LARGE => "too-large",
            _ if status.is_server_error() => "failure",
            _ => "request-unreadable",
        };
        return Some(Trouble::new(status, code));
    }
    None
}

fn in_words(
    web: &Web,
    asked: &Asked,
    response: &Response<Body>,
    trouble: &Trouble,
) -> Response<Body> {
    if let Some(cause) = &trouble.cause {
        tracing::error!(request = %asked.id, path = %asked.uri.path(), "{cause:#}");
    }
    let language = response.extensions().get::<Language>().copied();
    let language = language.unwrap_or_else(|| spoken::language_of(&asked.headers, None));
    let path = asked.uri.path();
    let program =
        path.starts_with("/api/") || path.starts_with("/live/") || wants_json(&asked.headers);
    let mut written = if program {
        problem::details(trouble, language, &asked.id)
    } else if trouble.status == StatusCode::UNAUTHORIZED {
        to_sign_in(asked)
    } else {
        pages::problem::page(web, trouble, language, &asked.id)
    };
    // What the inner answer said beside, such as which methods there are, stays said.
    for (name, value) in response.headers() {
        if name == axum::http::header::ALLOW {
            written.headers_mut().insert(name.clone(), value.clone());
        }
    }
    if let Some(seconds) = trouble.retry_after_seconds() {
        written
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    written
}

fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(ACCEPT)
        .and_then(|accepted| accepted.to_str().ok())
        .is_some_and(|accepted| {
            accepted.starts_with("application/json")
                || accepted.starts_with("application/problem+json")
        })
}

/// To the sign-in page, and back afterwards where only something was looked at.
fn to_sign_in(asked: &Asked) -> Response<Body> {
    let address = match asked.uri.path_and_query() {
        Some(back) if asked.method == Method::GET && back.as_str() != "/" => {
            let query: String = form_urlencoded::Serializer::new(String::new())
                .append_pair("next", back.as_str())
                .finish();
            format!("/sign-in?{query}")
        }
        _ => "/sign-in".to_owned(),
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(address) = HeaderValue::from_str(&address) {
        response.headers_mut().insert(LOCATION, address);
    }
    response
}

fn put_headers(web: &Web, response: &mut Response<Body>) {
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if web.config().secure {
        headers.insert(
            "strict-transport-security",
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    // What holds data is never kept by a browser or on the way.
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
}
