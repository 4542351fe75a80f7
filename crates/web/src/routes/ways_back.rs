//! A form that was refused stands at the address it was sent to. Whoever loads that again, or comes back to
//! it after signing in, is led to the page that the form is on.

use std::collections::BTreeSet;

use axum::http::{Method, Uri};
use axum::middleware::from_fn_with_state;
use axum::routing::get;

use super::{Route, Routes};
use crate::act::see;
use crate::need::guard;

/// What may stand at an address instead of a page of its own: the form of a new one, and why a duty is
/// there.
const INSTEAD: [&str; 3] = ["", "/new", "/why"];

/// Forms of a site that stand on a page which is not above their address: the first part of it, and the page.
const ELSEWHERE: [(&str, &str); 3] = [
    ("/sites/{site}/push", "/alert-ways"),
    ("/sites/{site}/register-exports", "/personal-data-requests"),
    ("/sites/{site}/tickets", "/hall"),
];

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
        let lead = get(move |uri: Uri| async move { see(&led(uri.path(), way)) });
        let guard = from_fn_with_state((web.clone(), route.need), guard);
        routes.router = routes.router.route(route.path, lead.layer(guard));
    }
    routes
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
        if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
            let up = 1 + rest.matches('/').count();
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
            let of_site = route.path.starts_with("/sites/");
            assert!(!of_site || page != "/", "{}", route.path);
        }
    }
}
