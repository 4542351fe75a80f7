//! A form that was refused stands at the address it was sent to. Whoever loads that again, or comes back to
//! it after signing in, is led to the page that the form is on.
//!
//! A form on a page that was searched carries what was asked of the page in its own address, and both who is led back
//! and who did something there come to the same part of it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use axum::extract::Request;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, Method, Uri};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;

use super::{Route, Routes};
use crate::act::see;
use crate::need::guard;

/// What may stand at an address instead of a page of its own: the form of a new one, and why a duty is
/// there.
const INSTEAD: [&str; 3] = ["", "/new", "/why"];

/// Forms of a site that stand on a page which is not above their address, or where the page above is not for everybody
/// who may send them: the first part of the address, and the page.
const ELSEWHERE: [(&str, &str); 5] = [
    (
        "/sites/{site}/dining/tableware/{tableware}/check",
        "/dining",
    ),
    ("/sites/{site}/notices", "/duties"),
    ("/sites/{site}/push", "/alert-ways"),
    ("/sites/{site}/register-exports", "/personal-data-requests"),
    ("/sites/{site}/tickets", "/hall"),
];

/// What is asked of a page by what somebody looks for there, and carried by the forms on it: the page of a site, and
/// the names of its questions.
const ASKED: [(&str, &[&str]); 3] = [
    ("accounts", &["search"]),
    ("found-items", &["show", "words"]),
    ("knowledge", &["from", "until"]),
];

/// What every address of a site begins with.
const SITE: &str = "/sites/{site}";

/// The way from an address to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Way {
    /// How many parts of the address are left out at its end.
    up: usize,
    /// What stands there instead.
    below: &'static str,
}

/// Lets every address that takes forms alone be looked at too, by whoever may send the form.
pub(super) fn with_ways_back(mut routes: Routes) -> Routes {
    let Some(web) = routes.web.clone() else {
        return routes;
    };
    let pages = pages(&routes.list);
    for route in of_forms_alone(&routes.list, &pages) {
        let way = way(route.path, &pages);
        let lead = get(move |uri: Uri| async move {
            let page = led(uri.path(), way);
            see(&with_asked(&uri, &page).unwrap_or(page))
        });
        let guard = from_fn_with_state((web.clone(), route.need), guard);
        routes.router = routes.router.route(route.path, lead.layer(guard));
    }
    routes.router = routes.router.layer(from_fn(to_the_same_part));
    routes
}

/// Leads whoever sent a form back to the part of the page that they sent it from.
async fn to_the_same_part(request: Request, next: Next) -> Response {
    let of_form = (request.method() == Method::POST).then(|| request.uri().clone());
    let mut response = next.run(request).await;
    if let Some(form) = of_form {
        let led = response.headers().get(LOCATION);
        let led = led.and_then(|address| address.to_str().ok());
        let same = led.and_then(|address| with_asked(&form, address));
        if let Some(Ok(same)) = same.map(HeaderValue::try_from) {
            response.headers_mut().insert(LOCATION, same);
        }
    }
    response
}

/// Where a form leads, with what its own address asks of the page it stands on: of that page alone, which is above
/// the form's address or at it. Nothing but what that page is asked comes from there, so that nobody is led elsewhere
/// nor to a page that refuses it, and what the form leads to says already counts before it.
fn with_asked(form: &Uri, address: &str) -> Option<String> {
    let (page, said) = address.split_once('?').unwrap_or((address, ""));
    let below = form.path().strip_prefix(page)?;
    if !below.is_empty() && !below.starts_with('/') {
        return None;
    }
    let known: Vec<Cow<'_, str>> = form_urlencoded::parse(said.as_bytes())
        .map(|(name, _)| name)
        .collect();
    let carried = asked_of(page);
    let asked = form_urlencoded::parse(form.query()?.as_bytes());
    let asked: String = form_urlencoded::Serializer::new(String::new())
        .extend_pairs(asked.filter(|(name, _)| carried.contains(&&**name) && !known.contains(name)))
        .finish();
    let parts = [asked.as_str(), said];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!asked.is_empty()).then(|| format!("{page}?{}", parts.join("&")))
}

/// The names of what the forms of a page carry.
fn asked_of(page: &str) -> &'static [&'static str] {
    let of_site = page
        .strip_prefix("/sites/")
        .and_then(|rest| rest.split_once('/'));
    let mut asked = ASKED.into_iter();
    let found = of_site.and_then(|(_, page)| asked.find(|(asked, _)| *asked == page));
    found.map(|(_, names)| names).unwrap_or_default()
}

/// The addresses that can be looked at.
fn pages(routes: &[Route]) -> BTreeSet<&'static str> {
    let looked_at = routes.iter().filter(|route| route.method == Method::GET);
    looked_at.map(|route| route.path).collect()
}

/// The routes of pages whose address takes forms alone.
fn of_forms_alone(routes: &[Route], pages: &BTreeSet<&'static str>) -> Vec<Route> {
    let takes_forms = routes.iter().filter(|route| route.method == Method::POST);
    takes_forms
        .filter(|route| !route.path.starts_with("/api/") && !pages.contains(route.path))
        .cloned()
        .collect()
}

/// The way from an address that is no page to the next one above it; to the home page where there is none.
fn way(path: &str, pages: &BTreeSet<&'static str>) -> Way {
    for (form, page) in ELSEWHERE {
        let rest = path.strip_prefix(form);
        if rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
            let up = path.matches('/').count() - SITE.matches('/').count();
            return Way { up, below: page };
        }
    }
    let (mut above, mut up) = (path, 0);
    loop {
        let mut instead = INSTEAD.into_iter();
        let is_page = |below: &&str| pages.contains(format!("{above}{below}").as_str());
        if let Some(below) = instead.find(is_page) {
            return Way { up, below };
        }
        let Some((shorter, _)) = above.rsplit_once('/') else {
            return Way { up, below: "" };
        };
        (above, up) = (shorter, up + 1);
    }
}

/// Where the way leads from this address.
fn led(path: &str, way: Way) -> String {
    let shorter = |path: &str| path.rfind('/').unwrap_or(0);
    let mut above = path;
    for _ in 0..way.up {
        above = &above[..shorter(above)];
    }
    match format!("{above}{}", way.below) {
        nothing if nothing.is_empty() => "/".to_owned(),
        address => address,
    }
}

#[cfg(test)]
mod tests {
    use app::Role;

    use super::*;
    use crate::routes::routes;

    #[test]
    fn whoever_loads_a_refused_form_again_comes_to_the_page_it_is_on() {
        let routes = routes();
        let pages = pages(&routes);
        let rows = [
            ("/sites/{site}/visits/search", "/sites/{site}/visits"),
            (
                "/sites/{site}/visits/{visit}/admission",
                "/sites/{site}/visits/{visit}",
            ),
            (
                "/sites/{site}/knowledge/proposals/{inquiry}/dismissal",
                "/sites/{site}/knowledge",
            ),
            ("/sites/{site}/meetings", "/sites/{site}/meetings/new"),
            (
                "/sites/{site}/duties/{duty}/waiver",
                "/sites/{site}/duties/{duty}/why",
            ),
            ("/account/tokens/{token}/revocation", "/account"),
            ("/o/{code}/agreement", "/o/{code}"),
            ("/sign-out", "/"),
            (
                "/sites/{site}/register-exports",
                "/sites/{site}/personal-data-requests",
            ),
            ("/sites/{site}/tickets", "/sites/{site}/hall"),
            (
                "/sites/{site}/dining/tableware/{tableware}/check",
                "/sites/{site}/dining",
            ),
        ];
        for (form, page) in rows {
            assert_eq!(led(form, way(form, &pages)), page);
        }
        let of_forms = of_forms_alone(&routes, &pages);
        assert!(of_forms.len() > 100, "{} of forms", of_forms.len());
        for route in of_forms {
            let page = led(route.path, way(route.path, &pages));
            assert!(pages.contains(page.as_str()), "{} to {page}", route.path);
            // Nobody ends at the home page who came from a page of a site.
            let of_site = route.path.starts_with(SITE);
            assert!(!of_site || page != "/", "{}", route.path);
            // Nor at a page that is not for them.
            let mut of_page = routes.iter().filter(|one| one.method == Method::GET);
            let of_page = of_page.find(|one| one.path == page).unwrap();
            for role in Role::GRANTED {
                let may = of_page.need.is_met_by(role) || !route.need.is_met_by(role);
                assert!(may, "{role:?} from {} to {page}", route.path);
            }
        }
    }

    #[test]
    fn a_form_leads_back_to_what_was_asked_of_its_page_and_nowhere_else() {
        let rows = [
            (
                "/sites/s/accounts/a/roles?search=wang",
                "/sites/s/accounts?saved",
                Some("/sites/s/accounts?search=wang&saved"),
            ),
            (
                "/sites/s/found-items/limit?show=all&words=%E4%BC%9E",
                "/sites/s/found-items",
                Some("/sites/s/found-items?show=all&words=%E4%BC%9E"),
            ),
            // What the page is not asked is not carried: it would refuse what was done already.
            (
                "/sites/s/accounts/a/roles?search=wang&next=x",
                "/sites/s/accounts?saved",
                Some("/sites/s/accounts?search=wang&saved"),
            ),
            (
                "/sites/s/accounts/a/roles?next=x",
                "/sites/s/accounts",
                None,
            ),
            ("/sites/s/papers?words=x", "/sites/s/papers", None),
            // What the form says itself counts.
            (
                "/sites/s/accounts?search=x",
                "/sites/s/accounts?search=y",
                None,
            ),
            ("/sites/s/accounts/a/roles", "/sites/s/accounts", None),
            ("/sites/s/accounts/a/roles?", "/sites/s/accounts", None),
            // Another page is asked nothing, and an address in the query is no address.
            ("/sites/s/accounts/a?search=x", "/sites/s/acc", None),
            ("/sites/s/accounts/a?search=x", "/sign-in", None),
            ("/sites/s/accounts/a?search=x", "/", None),
            ("/sites/s/accounts/a?search=x", "//elsewhere/sites", None),
            (
                "/sites/s/accounts?search=//elsewhere%0D%0A",
                "/sites/s/accounts",
                Some("/sites/s/accounts?search=%2F%2Felsewhere%0D%0A"),
            ),
        ];
        for (form, address, expected) in rows {
            let led = with_asked(&form.parse().unwrap(), address);
            assert_eq!(led.as_deref(), expected, "{form}");
        }
    }
}
