//! The language of an answer, and words with their places filled.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use words::{Arg, Language};

use crate::civil::Place;
use crate::cookie;

/// The language that the asker chose: by the cookie of this browser, else by their account, else
/// by what their browser prefers.
pub(crate) fn language_of(headers: &HeaderMap, chosen: Option<&str>) -> Language {
    let by_cookie = cookie::find(headers, "language").and_then(Language::from_tag);
    by_cookie
        .or_else(|| chosen.and_then(Language::from_tag))
        .unwrap_or_else(|| {
            let accepted = headers.get(ACCEPT_LANGUAGE);
            Language::accepted(
                accepted
                    .and_then(|header| header.to_str().ok())
                    .unwrap_or(""),
            )
        })
}

/// Places of words that are filled with counts, which choose plurals; a room's number is no count.
const COUNTS: [&str; 9] = [
    "capacity",
    "count",
    "headcount",
    "least",
    "length",
    "most",
    "revision",
    "round",
    "seconds",
];

/// Arguments as words take them.
pub(crate) fn arguments(pairs: &[(String, String)]) -> Vec<(&str, Arg<'_>)> {
    pairs
        .iter()
        .map(|(name, value)| {
            let count = value
                .parse()
                .ok()
                .filter(|_| COUNTS.contains(&name.as_str()));
            (name.as_str(), count.map_or(Arg::Text(value), Arg::Number))
        })
        .collect()
}

/// The words of a notice; its instant is told as a time of the site's day.
pub(crate) fn notice(
    language: Language,
    key: &str,
    pairs: &[(String, String)],
    place: &Place,
) -> String {
    let told: Vec<(String, String)> = pairs
        .iter()
        .map(|(name, value)| match value.parse() {
            Ok(at) if name == "at" => (name.clone(), place.time(at)),
            _ => (name.clone(), value.clone()),
        })
        .collect();
    words::format(language, &format!("notice-{key}"), &arguments(&told))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use axum::http::header::COOKIE;

    use super::*;

    #[test]
    fn the_cookie_is_asked_first_then_the_account_then_the_browser() {
        let rows = [
            (Some("language=en"), Some("zh-Hant"), "zh-CN", Language::En),
            (Some("language=xx"), Some("zh-Hant"), "en", Language::ZhHant),
            (None, None, "en", Language::En),
            (None, None, "", Language::ZhHans),
        ];
        for (cookie, account, accepted, expected) in rows {
            let mut headers = HeaderMap::new();
            if let Some(cookie) = cookie {
                headers.insert(COOKIE, HeaderValue::from_static(cookie));
            }
            headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static(accepted));
            assert_eq!(language_of(&headers, account), expected);
        }
    }
}
