//! Cookies: the one of the session, and those that scripts of ours set.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

/// The value of a cookie.
pub(crate) fn find<'headers>(headers: &'headers HeaderMap, name: &str) -> Option<&'headers str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .map(|(_, value)| value)
}

/// Whether browsers reach us by HTTPS; then the cookie is bound to this host and never sent plainly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// HTTPS, by a proxy in front.
    Secure,
    /// Plain HTTP: loopback, or a trial in a closed network.
    Plain,
}

impl Way {
    /// The name of the session's cookie.
    pub(crate) fn session_name(self) -> &'static str {
        match self {
            Self::Secure => "__Host-session",
            Self::Plain => "session",
        }
    }

    /// The header that sets the session's cookie for `seconds`.
    pub(crate) fn set_session(self, secret: &str, seconds: i64) -> String {
        let name = self.session_name();
        let secure = match self {
            Self::Secure => "; Secure",
            Self::Plain => "",
        };
        format!("{name}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")
    }

    /// The header that sets the language's cookie, as the scripts set it.
    pub(crate) fn set_language(self, tag: &str) -> String {
        let secure = match self {
            Self::Secure => "; Secure",
            Self::Plain => "",
        };
        format!("language={tag}; Path=/; SameSite=Strict; Max-Age=31536000{secure}")
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_cookie_is_found_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("xsession=no; session=yes"));
        headers.append(COOKIE, HeaderValue::from_static("language=en"));
        assert_eq!(find(&headers, "session"), Some("yes"));
        assert_eq!(find(&headers, "language"), Some("en"));
        assert_eq!(find(&headers, "sess"), None);
    }

    #[test]
    fn the_cookie_of_a_session_is_out_of_reach_of_scripts_and_other_sites() {
        let set = Way::Secure.set_session("s", 60);
        for part in [
            "__Host-session=s",
            "HttpOnly",
            "SameSite=Strict",
            "Secure",
            "Path=/",
        ] {
            assert!(set.contains(part), "{part} in {set}");
        }
        assert!(!Way::Plain.set_session("s", 60).contains("Secure"));
    }
}
