//! The forms in which the bots of groups, and programs, are written to, and what they answer.

use app::alert::{Failure, Parcel};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::Milliseconds;
use domain::alert::Format;
use hmac::{Hmac, KeyInit as _, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::message::whole;
use crate::webhook::Posted;

/// The longest text that every bot takes, in bytes.
const TEXT_MAX: usize = 2_000;

/// What is posted, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The whole address.
    pub address: String,
    /// The body, in JSON.
    pub body: String,
    /// Headers beside those of every request.
    pub headers: Vec<(&'static str, String)>,
}

impl From<Asked> for Posted {
    fn from(asked: Asked) -> Self {
        Self {
            address: asked.address,
            kind: "application/json; charset=utf-8",
            headers: asked.headers,
            body: asked.body.into_bytes(),
        }
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The beginning of the body.
    pub body: Vec<u8>,
}

/// A parcel in the form that its recipient reads.
#[must_use]
pub fn request(
    format: Format,
    (address, secret): (&str, &str),
    parcel: &Parcel,
    home: Option<&str>,
    now: Milliseconds,
) -> Asked {
    let text = cut(&whole(parcel, home));
    let plain = |body: Value| Asked {
        address: address.to_owned(),
        body: body.to_string(),
        headers: Vec::new(),
    };
    match format {
        Format::WeCom => plain(json!({ "msgtype": "text", "text": { "content": text } })),
        Format::DingTalk => Asked {
            address: signed_for_dingtalk(address, secret, now),
            ..plain(json!({ "msgtype": "text", "text": { "content": text } }))
        },
        Format::Feishu => {
            let text = unmarked(&text);
            let mut body = json!({ "msg_type": "text", "content": { "text": text } });
            if !secret.is_empty() {
                let seconds = now / 1_000;
                body["timestamp"] = json!(seconds.to_string());
                body["sign"] = json!(sign_for_feishu(secret, seconds));
            }
            plain(body)
        }
        Format::Plain => for_programs(address, secret, parcel, home),
    }
}

/// A text in which nothing is markup: Feishu reads links and calls to everybody also in its plain texts, and a
/// place may be called anything.
fn unmarked(text: &str) -> String {
    let full = |letter| match letter {
        '<' => '＜',
        '>' => '＞',
        '[' => '［',
        ']' => '］',
        other => other,
    };
    text.chars().map(full).collect()
}

/// Every duty by itself, for a program: it knows by the ids what it was told before.
fn for_programs(address: &str, secret: &str, parcel: &Parcel, home: Option<&str>) -> Asked {
    let lines = parcel.lines.iter().map(|line| {
        json!({
            "id": line.alert.to_string(),
            "stage": line.stage.word(),
            "title": line.title,
            "round": line.round,
            "place": line.place,
            "due": line.due,
            "person": (!line.person.is_empty()).then_some(&line.person),
            "link": home.map(|home| format!("{home}{}", line.path)),
        })
    });
    let body = json!({
        "id": parcel.id.to_string(),
        "site": parcel.site.to_string(),
        "alerts": lines.collect::<Vec<Value>>(),
    })
    .to_string();
    let mut headers = vec![("idempotency-key", parcel.id.to_string())];
    if !secret.is_empty() {
        let signed = STANDARD.encode(mac(secret.as_bytes(), body.as_bytes()));
        headers.push(("yingbin-signature", signed));
    }
    Asked {
        address: address.to_owned(),
        body,
        headers,
    }
}

/// The address with the time and a signature over it; the secret is the key.
fn signed_for_dingtalk(address: &str, secret: &str, now: Milliseconds) -> String {
    if secret.is_empty() {
        return address.to_owned();
    }
    let text = format!("{now}\n{secret}");
    let sign = STANDARD.encode(mac(secret.as_bytes(), text.as_bytes()));
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("timestamp", &now.to_string())
        .append_pair("sign", &sign)
        .finish();
    let between = if address.contains('?') { '&' } else { '?' };
    format!("{address}{between}{query}")
}

/// A signature over nothing, whose key is the time and the secret.
fn sign_for_feishu(secret: &str, seconds: i64) -> String {
    STANDARD.encode(mac(format!("{seconds}\n{secret}").as_bytes(), b""))
}

fn mac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do for HMAC");
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

/// The text as far as every bot takes it, cut between characters.
fn cut(text: &str) -> String {
    let end = (0..=TEXT_MAX.min(text.len()))
        .rev()
        .find(|end| text.is_char_boundary(*end));
    text[..end.unwrap_or(0)].to_owned()
}

/// Whether what came back says that the message was taken: a status of success, and from a bot its own word for it.
///
/// # Errors
/// What went wrong, by its word.
pub fn understood(format: Format, answer: &Answer) -> Result<(), Failure> {
    match answer.status {
        200..=299 => {}
        300..=399 => return Err(Failure::of_way("redirect")),
        401 | 403 | 404 | 410 => return Err(Failure::of_way("unknown-there")),
        429 => return Err(Failure::of_way("too-often")),
        400..=499 => return Err(Failure::of_way("refused")),
        _ => return Err(Failure::of_way("broken-there")),
    }
    if format == Format::Plain {
        return Ok(());
    }
    let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    let codes = ["errcode", "code", "StatusCode"];
    let code = codes.iter().find_map(|name| body[*name].as_i64());
    match code {
        Some(0) => Ok(()),
        // Each bot has numbers of its own for being written to too often.
        Some(45_009 | 130_101 | 660_026 | 410_100 | 11_232 | 9_499) => {
            Err(Failure::of_way("too-often"))
        }
        Some(_) => Err(Failure::of_way("refused")),
        None => Err(Failure::of_way("no-bot")),
    }
}

#[cfg(test)]
mod tests;
