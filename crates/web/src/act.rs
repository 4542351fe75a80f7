//! A command as it arrives: by JSON from phones and programs, by a form from pages.
//!
//! Its id is made by the client and says which command it is; its fingerprint says what the command
//! asks for, so that one id never stands for two things. A password is no part of it: the hash of a
//! body that holds one could be guessed from a stolen database a million times a second, past the
//! slow hash that the password itself is kept as. So a command that is sent again with another
//! password is the same command, and the first one counts.

use std::borrow::Cow;
use std::time::Duration;

use app::{Answer, Command};
use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use domain::phone_clock::correct;
use domain::{CommandId, Milliseconds};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use sha2::{Digest, Sha256};

use crate::fields::Fields;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// The largest body, in bytes.
pub(crate) const BODY_MAX: usize = 1024 * 1024;
/// How long a body may take to come whole; less than a request may take as a whole.
const BODY_WAIT: Duration = Duration::from_secs(20);

/// The body of a command by JSON. Unknown fields are refused, never passed over.
pub(crate) trait Body: DeserializeOwned {
    /// When it was done, by the sender's clock; absent means now.
    fn at(&self) -> Option<Milliseconds>;
}

/// Bodies whose own field `at` says when it was done.
macro_rules! told_at {
    ($($body:ident)*) => {$(
        impl $crate::act::Body for $body {
            fn at(&self) -> Option<domain::Milliseconds> {
                self.at
            }
        }
    )*};
}
pub(crate) use told_at;

/// A command by JSON.
pub(crate) struct Act<B> {
    /// The command, its time corrected for the phone's clock.
    pub(crate) command: Command,
    /// How far the phone's clock is behind; 0 within tolerance.
    pub(crate) clock_off_ms: Milliseconds,
    /// What it asks for.
    pub(crate) body: B,
}

impl<B: Body> FromRequest<Web> for Act<B> {
    type Rejection = Trouble;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Trouble> {
        let arrived = Arrived::of(request).await?;
        let body: B = parse(&arrived.body)?;
        let now = web.house().now();
        let corrected = match body.at() {
            Some(at) => correct(at, arrived.phone_now, now),
            None => correct(now, None, now),
        };
        Ok(Self {
            command: Command {
                id: arrived.id,
                at: corrected.at,
                fingerprint: arrived.fingerprint,
            },
            clock_off_ms: corrected.off_ms,
            body,
        })
    }
}

/// What every command by JSON comes with, whatever it asks for.
struct Arrived {
    id: CommandId,
    /// What the sender's clock showed as it was sent.
    phone_now: Option<Milliseconds>,
    fingerprint: [u8; 32],
    body: Bytes,
}

impl Arrived {
    async fn of(request: Request) -> Answered<Self> {
        let (parts, body) = request.into_parts();
        let id = command_id(header(&parts.headers, "idempotency-key"), "Idempotency-Key")?;
        let body = json_bytes(&parts, body).await?;
        let phone_now = header(&parts.headers, "phone-time").map(str::parse);
        let phone_now = phone_now
            .transpose()
            .map_err(|_| Trouble::malformed("phone-time-unreadable"))?;
        Ok(Self {
            id,
            phone_now,
            fingerprint: fingerprint(&parts, &without_passwords_json(&body)),
            body,
        })
    }
}

/// A JSON body that is no command: what it changes needs no journal entry.
pub(crate) struct JsonBody<B>(pub(crate) B);

impl<B: DeserializeOwned> FromRequest<Web> for JsonBody<B> {
    type Rejection = Trouble;

    async fn from_request(request: Request, _: &Web) -> Result<Self, Trouble> {
        let (parts, body) = request.into_parts();
        let bytes = json_bytes(&parts, body).await?;
        parse(&bytes).map(Self)
    }
}

/// A form of a page.
pub(crate) struct Form {
    /// Its fields, without `command`.
    pub(crate) fields: Fields,
    at: Milliseconds,
    fingerprint: [u8; 32],
    command: Option<String>,
}

impl Form {
    /// A form that came in another way than as usual; `essence` says what it asks for.
    pub(crate) fn sent(web: &Web, parts: &Parts, mut fields: Fields, essence: &[u8]) -> Self {
        Self {
            command: fields.take("command"),
            fields,
            at: web.house().now(),
            fingerprint: fingerprint(parts, essence),
        }
    }

    /// The command that the form's hidden field names.
    ///
    /// # Errors
    /// When it names none.
    pub(crate) fn command(&self) -> Answered<Command> {
        Ok(Command {
            id: command_id(self.command.as_deref(), "command")?,
            at: self.at,
            fingerprint: self.fingerprint,
        })
    }
}

impl FromRequest<Web> for Form {
    type Rejection = Trouble;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Trouble> {
        let (parts, body) = request.into_parts();
        if !is_of_type(&parts.headers, "application/x-www-form-urlencoded") {
            return Err(Trouble::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "media-type",
            ));
        }
        let bytes = read(body).await?;
        let mut fields = Fields::read(&bytes);
        Ok(Self {
            command: fields.take("command"),
            fields,
            at: web.house().now(),
            fingerprint: fingerprint(&parts, &without_passwords_form(&bytes)),
        })
    }
}

/// The query of an address.
pub(crate) struct Query(pub(crate) Fields);

impl FromRequestParts<Web> for Query {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, Trouble> {
        let query = parts.uri.query().unwrap_or("");
        Ok(Self(Fields::read(query.as_bytes())))
    }
}

async fn read(body: axum::body::Body) -> Answered<Bytes> {
    read_within(body, BODY_WAIT).await
}

async fn read_within(body: axum::body::Body, wait: Duration) -> Answered<Bytes> {
    match tokio::time::timeout(wait, to_bytes(body, BODY_MAX)).await {
        Ok(read) => read.map_err(|_| Trouble::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large")),
        Err(_) => Err(Trouble::new(StatusCode::REQUEST_TIMEOUT, "body-slow")),
    }
}

async fn json_bytes(parts: &Parts, body: axum::body::Body) -> Answered<Bytes> {
    if !is_of_type(&parts.headers, "application/json") {
        return Err(Trouble::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "media-type",
        ));
    }
    read(body).await
}

fn parse<B: DeserializeOwned>(bytes: &[u8]) -> Answered<B> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut reader);
    let value = read.map_err(|error| {
        let path = error.path().to_string();
        let cause = error.into_inner();
        let place = format!("{}:{}", cause.line(), cause.column());
        match cause.classify() {
            Category::Data if path == "." => Trouble::invalid("", "json-unfit"),
            Category::Data => Trouble::invalid(&path, "json-unfit"),
            Category::Io | Category::Syntax | Category::Eof => {
                Trouble::malformed("json-unreadable")
            }
        }
        .with("place", place)
        .with("problem", cause)
    })?;
    reader
        .end()
        .map_err(|cause| Trouble::malformed("json-unreadable").with("problem", cause))?;
    Ok(value)
}

fn header<'headers>(headers: &'headers HeaderMap, name: &str) -> Option<&'headers str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn is_of_type(headers: &HeaderMap, wanted: &str) -> bool {
    let given = header(headers, CONTENT_TYPE.as_str()).unwrap_or("");
    let essence = given.split(';').next().unwrap_or("").trim();
    essence.eq_ignore_ascii_case(wanted)
}

/// The id of a command: a UUID of version 7.
fn command_id(text: Option<&str>, field: &str) -> Answered<CommandId> {
    let text = text.ok_or_else(|| {
        let mut trouble = Trouble::malformed("command-absent");
        trouble.field = Some(field.to_owned());
        trouble
    })?;
    let id: CommandId = text
        .parse()
        .map_err(|_| Trouble::invalid(field, "command-unfit"))?;
    if (id.0.0 >> 76) & 0xf == 7 {
        Ok(id)
    } else {
        Err(Trouble::invalid(field, "command-unfit"))
    }
}

/// The name of the fields that hold passwords ends so.
const PASSWORD: &str = "password";

/// The body without its passwords, as far as its fingerprint goes.
fn without_passwords_json(body: &[u8]) -> Cow<'_, [u8]> {
    let read = serde_json::from_slice(body);
    let Ok(serde_json::Value::Object(mut fields)) = read else {
        return Cow::Borrowed(body);
    };
    let whole = fields.len();
    fields.retain(|name, _| !name.ends_with(PASSWORD));
    if fields.len() == whole {
        return Cow::Borrowed(body);
    }
    Cow::Owned(serde_json::Value::Object(fields).to_string().into_bytes())
}

/// The form without its passwords, as far as its fingerprint goes.
fn without_passwords_form(body: &[u8]) -> Cow<'_, [u8]> {
    let secret = |name: &str| name.ends_with(PASSWORD);
    if !form_urlencoded::parse(body).any(|(name, _)| secret(&name)) {
        return Cow::Borrowed(body);
    }
    let open = form_urlencoded::parse(body).filter(|(name, _)| !secret(name));
    let text = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(open)
        .finish();
    Cow::Owned(text.into_bytes())
}

fn fingerprint(parts: &Parts, body: &[u8]) -> [u8; 32] {
    fingerprint_of(&parts.method, parts.uri.path(), body)
}

fn fingerprint_of(method: &Method, path: &str, body: &[u8]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in [method.as_str().as_bytes(), path.as_bytes(), body] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Where a page goes after a form was taken.
pub(crate) fn see(address: &str) -> axum::response::Response {
    use axum::response::IntoResponse;
    axum::response::Redirect::to(address).into_response()
}

/// The subject of an answer that made or changed something.
pub(crate) fn subject(answer: &Answer) -> Answered<&str> {
    answer
        .subject
        .as_deref()
        .ok_or_else(|| Trouble::failed(anyhow::anyhow!("the answer names no subject")))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Told {
        #[expect(dead_code, reason = "only the reading is tried")]
        reason: String,
    }

    #[test]
    fn a_body_that_cannot_be_read_says_where_and_why() {
        let rows: [(&str, u16, Option<&str>); 5] = [
            ("{\"reason\":\"x\"}", 200, None),
            ("{\"reason\":", 400, None),
            ("{\"reason\":\"x\"} {}", 400, None),
            ("{\"reason\":7}", 422, Some("reason")),
            ("{\"reason\":\"x\",\"role\":\"host\"}", 422, Some("role")),
        ];
        for (text, status, field) in rows {
            match parse::<Told>(text.as_bytes()) {
                Ok(_) => assert_eq!(status, 200, "{text}"),
                Err(trouble) => {
                    let found = (trouble.status.as_u16(), trouble.field.as_deref());
                    assert_eq!(found, (status, field), "{text}");
                }
            }
        }
    }

    #[test]
    fn a_command_is_named_by_a_uuid_of_version_7() {
        let rows = [
            (None, 400),
            (Some("x"), 422),
            (Some("0192f3a4-b5c6-4d8e-9fa0-b1c2d3e4f506"), 422),
            (Some("0192f3a4-b5c6-7d8e-9fa0-b1c2d3e4f506"), 200),
        ];
        for (text, status) in rows {
            let found = command_id(text, "command").map_or_else(|t| t.status.as_u16(), |_| 200);
            assert_eq!(found, status, "{text:?}");
        }
    }

    #[test]
    fn a_fingerprint_holds_nothing_of_a_password() {
        let json = |text: &'static str| without_passwords_json(text.as_bytes());
        assert_eq!(
            json(r#"{"login":"wang","password":"one"}"#),
            json(r#"{"login":"wang","pass\u0077ord":"another"}"#)
        );
        assert_ne!(
            json(r#"{"login":"wang","password":"one"}"#),
            json(r#"{"login":"zhao","password":"one"}"#)
        );
        let plain = r#"{"text":"password"}"#;
        assert_eq!(*json(plain), *plain.as_bytes());
        let form = |text: &'static str| without_passwords_form(text.as_bytes());
        assert_eq!(
            form("name=wang&password=one&system_password=x"),
            form("name=wang&password=another&system_password=y")
        );
        assert_ne!(
            form("name=wang&password=one"),
            form("name=zhao&password=one")
        );
        assert_eq!(*form("text=password"), *b"text=password");
    }

    #[tokio::test]
    async fn a_body_that_stops_coming_is_not_waited_for() {
        let never = futures_util::stream::pending::<Result<Bytes, std::io::Error>>();
        let body = axum::body::Body::from_stream(never);
        let trouble = read_within(body, Duration::ZERO).await.unwrap_err();
        assert_eq!((trouble.status.as_u16(), trouble.code), (408, "body-slow"));
        let whole = axum::body::Body::from("whole");
        assert_eq!(read_within(whole, Duration::ZERO).await.unwrap(), "whole");
    }

    #[test]
    fn a_fingerprint_tells_where_a_path_ends_and_a_body_begins() {
        let one = fingerprint_of(&Method::POST, "/a", b"bc");
        assert_eq!(one, fingerprint_of(&Method::POST, "/a", b"bc"));
        assert_ne!(one, fingerprint_of(&Method::POST, "/ab", b"c"));
        assert_ne!(one, fingerprint_of(&Method::PUT, "/a", b"bc"));
    }
}
