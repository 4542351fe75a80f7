//! Whether a request comes from our own pages: the answer to forged requests, with no secret in
//! the pages.

use axum::http::header::{AUTHORIZATION, HOST, ORIGIN};
use axum::http::{HeaderMap, Method};

/// Whether the request may change something: it reads only, comes from our own pages or from an
/// address bar, or carries a token, which no foreign page can add.
pub(crate) fn is_own(method: &Method, headers: &HeaderMap) -> bool {
    if method.is_safe() || headers.contains_key(AUTHORIZATION) {
        return true;
    }
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let origin = text(ORIGIN.as_str()).and_then(|origin| origin.split_once("://"));
    match (origin, text(HOST.as_str())) {
        (Some((_, origin)), Some(host)) => origin.eq_ignore_ascii_case(host),
        _ => false,
    }
}

/// Whether a host is this machine by name, as the demo demands: a foreign name that was made to
/// point here must not sign anybody in.
pub(crate) fn is_loopback_host(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let Some(host) = host else { return true };
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    name.eq_ignore_ascii_case("localhost")
        || name
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|&(name, value)| {
                let name = axum::http::HeaderName::from_static(name);
                (name, HeaderValue::from_static(value))
            })
            .collect()
    }

    #[test]
    fn only_our_own_pages_change_something() {
        let rows: [(&[(&str, &str)], bool); 9] = [
            (&[("sec-fetch-site", "same-origin")], true),
            (&[("sec-fetch-site", "none")], true),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("origin", "http://a:1"), ("host", "a:1")], true),
            (&[("origin", "http://b"), ("host", "a")], false),
            (&[("origin", "null"), ("host", "a")], false),
            (&[("authorization", "Bearer x")], true),
            (&[("host", "a")], false),
        ];
        for (pairs, own) in rows {
            assert_eq!(is_own(&Method::POST, &headers(pairs)), own, "{pairs:?}");
            assert!(is_own(&Method::GET, &headers(pairs)));
        }
    }

    #[test]
    fn the_demo_answers_to_names_of_this_machine_only() {
        let rows = [
            ("localhost:8080", true),
            ("127.0.0.1", true),
            ("[::1]:8080", true),
            ("[::1]", true),
            ("evil.example", false),
            ("192.168.1.9:80", false),
        ];
        for (host, own) in rows {
            assert_eq!(is_loopback_host(&headers(&[("host", host)])), own, "{host}");
        }
    }
}
