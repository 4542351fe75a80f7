//! Who asks: the session of a cookie or the token of a header, remembered for a moment.
//!
//! Looking a session up costs three reads. They are remembered for a second, and forgotten at once
//! when anything about accounts or sessions changes through this server; what another process
//! changes holds within that second.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::{Actor, House};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use sha2::{Digest, Sha256};

use crate::cookie::{self, Way};
use crate::trouble::Answered;

/// How long a look-up is remembered.
const REMEMBERED: Duration = Duration::from_secs(1);
/// How many are remembered.
const REMEMBERED_MAX: usize = 10_000;
/// The longest secret that is looked up, in bytes.
const SECRET_MAX: usize = 128;

/// What somebody shows to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Credential {
    /// The secret of a session, from the cookie.
    Session(String),
    /// The secret of a token, from the header.
    Token(String),
}

impl Credential {
    /// What the request shows; a token goes before a cookie.
    pub(crate) fn shown(headers: &HeaderMap, way: Way) -> Option<Self> {
        if let Some(header) = headers.get(AUTHORIZATION) {
            let secret = header.to_str().ok()?.strip_prefix("Bearer ")?;
            return fit(secret).map(Self::Token);
        }
        cookie::find(headers, way.session_name())
            .and_then(fit)
            .map(Self::Session)
    }

    fn key(&self) -> [u8; 32] {
        let (kind, secret) = match self {
            Self::Session(secret) => ("session ", secret),
            Self::Token(secret) => ("token ", secret),
        };
        let mut hasher = Sha256::new();
        hasher.update(kind);
        hasher.update(secret);
        hasher.finalize().into()
    }
}

fn fit(secret: &str) -> Option<String> {
    (!secret.is_empty() && secret.len() <= SECRET_MAX).then(|| secret.to_owned())
}

/// Whom a credential belonged to, and when it was asked.
type LookUp = (Arc<Actor>, Instant);

/// The sessions looked up a moment ago.
#[derive(Default)]
pub(crate) struct Sessions {
    known: Mutex<HashMap<[u8; 32], LookUp>>,
    /// Grows whenever all are forgotten, so that a look-up begun before is not remembered after.
    generation: AtomicU64,
}

impl Sessions {
    /// Who shows the credential, with the rights of this moment.
    pub(crate) async fn actor(
        &self,
        house: &House,
        credential: &Credential,
    ) -> Answered<Option<Arc<Actor>>> {
        let key = credential.key();
        if let Some(actor) = self.remembered(&key) {
            return Ok(Some(actor));
        }
        let generation = self.generation.load(Ordering::SeqCst);
        let found = match credential {
            Credential::Session(secret) => app::session::actor_of(house, secret).await?,
            Credential::Token(secret) => app::session::actor_of_token(house, secret).await?,
        };
        let found = found.map(Arc::new);
        if let Some(actor) = &found {
            self.remember(key, actor, generation);
        }
        Ok(found)
    }

    fn remembered(&self, key: &[u8; 32]) -> Option<Arc<Actor>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .get(key)
            .filter(|(_, since)| since.elapsed() < REMEMBERED)
            .map(|(actor, _)| Arc::clone(actor))
    }

    fn remember(&self, key: [u8; 32], actor: &Arc<Actor>, generation: u64) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if generation != self.generation.load(Ordering::SeqCst) {
            return;
        }
        if known.len() >= REMEMBERED_MAX {
            known.retain(|_, (_, since)| since.elapsed() < REMEMBERED);
        }
        if known.len() < REMEMBERED_MAX {
            known.insert(key, (Arc::clone(actor), Instant::now()));
        }
    }

    /// Forgets everybody: after any change of accounts, roles, sessions or tokens.
    pub(crate) fn forget_all(&self) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        self.generation.fetch_add(1, Ordering::SeqCst);
        known.clear();
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use axum::http::header::COOKIE;

    use super::*;

    #[test]
    fn a_token_goes_before_a_cookie_and_a_bad_one_is_none() {
        let cookie = Some("session=abc");
        let session = Credential::Session("abc".to_owned());
        let token = Credential::Token("t".to_owned());
        let rows = [
            (None, None, None),
            (cookie, None, Some(session)),
            (cookie, Some("Bearer t"), Some(token)),
            (cookie, Some("Basic t"), None),
        ];
        for (cookie, authorization, expected) in rows {
            let mut headers = HeaderMap::new();
            for (name, value) in [(COOKIE, cookie), (AUTHORIZATION, authorization)] {
                headers.extend(value.map(|value| (name, HeaderValue::from_static(value))));
            }
            assert_eq!(Credential::shown(&headers, Way::Plain), expected);
        }
    }

    #[test]
    fn a_look_up_begun_before_a_change_is_not_remembered_after_it() {
        let sessions = Sessions::default();
        let actor = Arc::new(Actor::house());
        let begun = sessions.generation.load(Ordering::SeqCst);
        sessions.forget_all();
        sessions.remember([1; 32], &actor, begun);
        assert_eq!(sessions.remembered(&[1; 32]), None);
        sessions.remember([1; 32], &actor, begun + 1);
        assert_eq!(sessions.remembered(&[1; 32]), Some(actor));
    }
}
