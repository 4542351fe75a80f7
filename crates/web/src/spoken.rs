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

/// Arguments as words take them.
fn arguments(pairs: &[(String, String)]) -> Vec<(&str, Arg<'_>)> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, value)| (name.as_str(), Arg::Text(value)))
        .collect()
}

/// The places of refusals that hold the things of a list.
const LISTS: [&str; 4] = ["choices", "dishes", "layouts", "meetings"];

/// The words of a refusal or of what the engine finds unlawful, by their whole key.
pub(crate) fn refusal(language: Language, key: &str, pairs: &[(String, String)]) -> String {
    let told: Vec<(String, String)> = pairs
        .iter()
        .map(|(name, value)| {
            let value = if LISTS.contains(&name.as_str()) {
                listed(language, value)
            } else {
                value.clone()
            };
            (name.clone(), value)
        })
        .collect();
    words::format(language, key, &arguments(&told))
}

/// A list that the house joined in Chinese, joined as the reader's language joins it.
pub(crate) fn listed(language: Language, joined: &str) -> String {
    let things: Vec<&str> = joined.split('、').collect();
    words::list(language, &things)
}

/// What is said, with what is said beside it in the language's brackets.
pub(crate) fn aside(language: Language, said: &str, beside: &str) -> String {
    let places = [("said", said), ("beside", beside)];
    words::format(language, "said-aside", &places)
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

    #[test]
    fn lists_and_asides_are_written_as_the_reader_s_language_writes_them() {
        let pairs = [("layout", "圆桌"), ("layouts", "课桌、回字")];
        let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
        for (language, layouts, beside) in [
            (Language::ZhHans, "课桌、回字", "灯管（王芳）"),
            (Language::En, "课桌, 回字", "灯管 (王芳)"),
        ] {
            let said = refusal(language, "refusal-layout-unknown", &pairs);
            assert!(said.contains(layouts), "{said}");
            assert_eq!(aside(language, "灯管", "王芳"), beside);
        }
    }
}
