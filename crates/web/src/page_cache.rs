//! Pages kept as they were drawn, for as long as nothing happened.
//!
//! Nothing at a site changes without a journal entry, so a page is still right while the site's
//! journal stands where it stood and the minute on its clock is the same. A page is kept for the one
//! account that it was drawn for. What somebody was told and has seen is the one thing without an entry: it lets go of
//! their pages by itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use app::Actor;
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, Response};
use domain::access::Role;
use domain::{AccountId, Milliseconds, SiteId};
use flate2::Compression;
use words::Language;

use crate::asset::{pack, takes_gzip};

/// How many pages are kept; past it all are let go.
const PAGES_MAX: usize = 512;
/// How much all pages together may take, in bytes.
const BYTES_MAX: usize = 48 * 1024 * 1024;

/// Whose page it is and which.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct PageKey {
    account: AccountId,
    grants: Vec<(SiteId, Role)>,
    language: Language,
    address: String,
}

impl PageKey {
    /// The key of the page at `address`, path and query, for this actor.
    pub(crate) fn of(actor: &Actor, language: Language, address: &str) -> Option<Self> {
        let grants = actor.grants.iter();
        Some(Self {
            account: actor.account?,
            grants: grants
                .map(|grant| (grant.site.clone(), grant.role))
                .collect(),
            language,
            address: address.to_owned(),
        })
    }
}

/// Where the site stood when the page was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    head: i64,
    minute: i64,
}

impl Moment {
    /// The moment of a journal that stands at `head`, at `now`; `None` while it is not known where
    /// the journal stands.
    pub(crate) fn of(head: i64, now: Milliseconds) -> Option<Self> {
        (head > 0).then_some(Self {
            head,
            minute: now.div_euclid(60_000),
        })
    }
}

/// A drawn page, plain and packed.
#[derive(Clone)]
pub(crate) struct Page {
    plain: Bytes,
    packed: Bytes,
}

impl Page {
    /// Packs a page.
    pub(crate) fn new(html: String) -> Self {
        Self {
            packed: pack(html.as_bytes(), Compression::fast()).into(),
            plain: html.into(),
        }
    }

    /// The answer, packed for whoever takes it so.
    pub(crate) fn answer(&self, headers: &HeaderMap) -> Response<Body> {
        let mut response = Response::new(Body::empty());
        let answer = response.headers_mut();
        answer.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("text/html; charset=utf-8"),
        );
        answer.insert(VARY, HeaderValue::from_static("accept-encoding, cookie"));
        let body = if takes_gzip(headers) {
            answer.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            self.packed.clone()
        } else {
            self.plain.clone()
        };
        *response.body_mut() = Body::from(body);
        response
    }

    fn bytes(&self) -> usize {
        self.plain.len() + self.packed.len()
    }
}

/// The pages kept.
#[derive(Default)]
pub(crate) struct PageCache {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    pages: HashMap<PageKey, (Moment, Page)>,
    bytes: usize,
}

impl PageCache {
    /// The page, if it was drawn at this very moment of the site.
    pub(crate) fn find(&self, key: &PageKey, moment: Moment) -> Option<Page> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.pages
            .get(key)
            .filter(|(drawn, _)| *drawn == moment)
            .map(|(_, page)| page.clone())
    }

    /// Keeps a page. `moment` was taken before anything was read for it.
    pub(crate) fn keep(&self, key: PageKey, moment: Moment, page: &Page) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.pages.len() >= PAGES_MAX || kept.bytes + page.bytes() > BYTES_MAX {
            *kept = Kept::default();
        }
        kept.bytes += page.bytes();
        if let Some((_, old)) = kept.pages.insert(key, (moment, page.clone())) {
            kept.bytes -= old.bytes();
        }
    }

    /// Lets go of what was drawn for somebody: that they have seen a notice stands in no journal.
    pub(crate) fn forget_of(&self, actor: &Actor) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let Kept { pages, bytes } = &mut *kept;
        pages.retain(|key, (_, page)| {
            let stays = Some(key.account) != actor.account;
            if !stays {
                *bytes -= page.bytes();
            }
            stays
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, address: &str) -> PageKey {
        let mut actor = Actor::house();
        actor.account = Some(AccountId::derived(&[name]));
        PageKey::of(&actor, Language::En, address).unwrap()
    }

    #[test]
    fn a_page_is_kept_until_something_happens_or_the_minute_turns() {
        let cache = PageCache::default();
        let drawn = Moment::of(7, 60_000).unwrap();
        cache.keep(key("a", "/rooms"), drawn, &Page::new("page".to_owned()));
        let found = |key: &PageKey, moment| cache.find(key, moment).is_some();
        assert!(found(&key("a", "/rooms"), Moment::of(7, 119_999).unwrap()));
        assert!(!found(&key("a", "/rooms"), Moment::of(8, 60_000).unwrap()));
        assert!(!found(&key("a", "/rooms"), Moment::of(7, 120_000).unwrap()));
        assert!(!found(&key("b", "/rooms"), drawn));
        assert!(!found(&key("a", "/rooms?day"), drawn));
        assert_eq!(Moment::of(0, 0), None);
    }

    #[test]
    fn what_was_drawn_for_somebody_who_saw_a_notice_is_drawn_anew_and_nobody_else_s() {
        let cache = PageCache::default();
        let moment = Moment::of(7, 60_000).unwrap();
        for name in ["a", "b"] {
            cache.keep(key(name, "/rooms"), moment, &Page::new("page".to_owned()));
        }
        let mut actor = Actor::house();
        actor.account = Some(AccountId::derived(&["a"]));
        cache.forget_of(&actor);
        assert!(cache.find(&key("a", "/rooms"), moment).is_none());
        assert!(cache.find(&key("b", "/rooms"), moment).is_some());
        let kept = cache.kept.lock().unwrap();
        let bytes: usize = kept.pages.values().map(|(_, page)| page.bytes()).sum();
        assert_eq!(kept.bytes, bytes);
    }

    #[test]
    fn what_is_kept_has_a_bound() {
        let cache = PageCache::default();
        let moment = Moment::of(1, 0).unwrap();
        for index in 0..=PAGES_MAX * 2 {
            cache.keep(
                key("a", &index.to_string()),
                moment,
                &Page::new(String::new()),
            );
        }
        let kept = cache.kept.lock().unwrap();
        assert!(kept.pages.len() <= PAGES_MAX);
        let bytes: usize = kept.pages.values().map(|(_, page)| page.bytes()).sum();
        assert_eq!(kept.bytes, bytes);
    }
}
