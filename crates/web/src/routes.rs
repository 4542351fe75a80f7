//! Every route of the product, in reading order, each with what it needs of whoever asks.
//!
//! [`Routes::add`] is the only way to add one, and it takes a [`Need`]; a right that nobody has in
//! the access matrix does not start.

mod of_alerts;
mod of_assigned_matters;
mod of_away_notes;
mod of_banquets;
mod of_dining;
mod of_duty_photos;
mod of_faults;
mod of_found_items;
mod of_newspapers;
mod of_offices;
mod of_oneself;
mod of_orders;
mod of_papers;
mod of_people;
mod of_personal_data;
mod of_quality;
mod of_spot_checks;
mod of_the_api;
mod of_the_calls;
mod of_the_cases;
mod of_the_day_plan;
mod of_the_directory;
mod of_the_hall;
mod of_the_inquiries;
mod of_the_reception_record;
mod of_the_roster;
mod of_the_rules;
mod of_visits;
mod ways_back;

use std::pin::Pin;
use std::sync::Arc;

use app::House;
use axum::Router;
use axum::extract::{Request, State};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodFilter, on};
use domain::access::{Action, Object, Reach};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate, SizeAbove};

use self::of_alerts::of_alerts;
use self::of_assigned_matters::of_assigned_matters;
use self::of_away_notes::of_away_notes;
use self::of_banquets::of_banquets;
use self::of_dining::of_dining;
use self::of_duty_photos::of_duty_photos;
use self::of_faults::of_faults;
use self::of_found_items::of_found_items;
use self::of_newspapers::of_newspapers;
use self::of_offices::of_offices;
use self::of_oneself::of_oneself;
use self::of_orders::of_orders;
use self::of_papers::of_papers;
use self::of_people::of_people;
use self::of_personal_data::of_personal_data;
use self::of_quality::of_quality;
use self::of_spot_checks::of_spot_checks;
use self::of_the_api::of_the_api;
use self::of_the_calls::of_the_calls;
use self::of_the_cases::of_the_cases;
use self::of_the_day_plan::of_the_day_plan;
use self::of_the_directory::of_the_directory;
use self::of_the_hall::of_the_hall;
use self::of_the_inquiries::of_the_inquiries;
use self::of_the_reception_record::of_the_reception_record;
use self::of_the_roster::of_the_roster;
use self::of_the_rules::of_the_rules;
use self::of_visits::of_visits;
use self::ways_back::with_ways_back;
use crate::dress::dress;
use crate::need::{Need, guard};
use crate::state::{Web, WebConfig};
use crate::trouble::Trouble;
use crate::{api, live, pages};

/// A route as the access test walks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The address, ids in braces: `/sites/{site}/duties`.
    pub path: &'static str,
    /// What it needs of whoever asks.
    pub need: Need,
}

/// Every route of the product.
#[must_use]
pub fn routes() -> Vec<Route> {
    every_route(Routes::empty()).list
}

/// The whole product as one service, without a server around it.
pub fn router(house: House, config: WebConfig) -> Router {
    router_of(&Web::new(house, config))
}

/// The need of the live stream, which is looked at again while the stream is open.
pub(crate) fn live_need() -> Need {
    Need::right(Object::Duty, Action::View)
}

pub(crate) fn router_of(web: &Web) -> Router {
    let mut routes = Routes::empty();
    routes.web = Some(web.clone());
    dressed(with_ways_back(every_route(routes)), web)
}

/// The routes with what stands around every request.
fn dressed(routes: Routes, web: &Web) -> Router {
    // Already packed answers and streams pass as they are; small ones are not worth it.
    let packing = CompressionLayer::new()
        .gzip(true)
        .compress_when(DefaultPredicate::new().and(SizeAbove::new(1_024)));
    routes
        .router
        .layer(packing)
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(web.clone(), dress))
        .with_state(web.clone())
}

/// A bug in one request ends that request only; its words are the operator's, not the asker's.
fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let text = match cause.downcast::<String>() {
        Ok(text) => *text,
        Err(cause) => match cause.downcast::<&str>() {
            Ok(text) => (*text).to_owned(),
            Err(_) => "no words".to_owned(),
        },
    };
    Trouble::failed(anyhow::anyhow!("a panic: {text}")).into_response()
}

/// Routes as they are added: the list, and the service where there is a house to serve.
struct Routes {
    list: Vec<Route>,
    router: Router<Web>,
    web: Option<Web>,
}

impl Routes {
    fn empty() -> Self {
        Self {
            list: Vec::new(),
            router: Router::new(),
            web: None,
        }
    }

    fn add<H: Answering<T>, T: 'static>(
        self,
        method: Method,
        path: &'static str,
        need: Need,
        handler: H,
    ) -> Self {
        let handler = move |request, web| handler.clone().call(request, web);
        self.add_any(Route { method, path, need }, Arc::new(handler))
    }

    fn add_any(mut self, route: Route, handler: AnyHandler) -> Self {
        if let Some(web) = &self.web {
            let filter = MethodFilter::try_from(route.method.clone()).expect("a usual method");
            let answer = move |State(web), request| handler(request, web);
            let guard = from_fn_with_state((web.clone(), route.need), guard);
            self.router = self
                .router
                .route(route.path, on(filter, answer).layer(guard));
        }
        self.list.push(route);
        self
    }

    fn get<H: Answering<T>, T: 'static>(self, path: &'static str, need: Need, to: H) -> Self {
        self.add(Method::GET, path, need, to)
    }

    fn put<H: Answering<T>, T: 'static>(self, path: &'static str, need: Need, to: H) -> Self {
        self.add(Method::PUT, path, need, to)
    }

    fn post<H: Answering<T>, T: 'static>(self, path: &'static str, need: Need, to: H) -> Self {
        self.add(Method::POST, path, need, to)
    }
}

type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;
/// Any handler. What stands around a route is built once and not once for each of them.
type AnyHandler = Arc<dyn Fn(Request, Web) -> Answer + Send + Sync>;

/// A function that answers a route.
trait Answering<T>: Handler<T, Web, Future = Answer> {}

impl<T, H: Handler<T, Web, Future = Answer>> Answering<T> for H {}

fn every_route(routes: Routes) -> Routes {
    let routes = public(routes);
    let routes = service(routes);
    let routes = rooms(routes);
    let routes = of_the_directory(routes);
    let routes = of_the_calls(routes);
    let routes = of_the_inquiries(routes);
    let routes = of_the_reception_record(routes);
    let routes = of_the_hall(routes);
    let routes = of_visits(routes);
    let routes = of_faults(routes);
    let routes = of_orders(routes);
    let routes = of_banquets(routes);
    let routes = of_offices(routes);
    let routes = of_papers(routes);
    let routes = of_found_items(of_away_notes(routes));
    let routes = of_duty_photos(of_dining(of_newspapers(routes)));
    let routes = of_the_cases(routes);
    let routes = of_assigned_matters(routes);
    let routes = of_people(routes);
    let routes = of_the_roster(routes);
    let routes = of_the_day_plan(routes);
    let routes = of_spot_checks(routes);
    let routes = of_quality(routes);
    let routes = of_the_rules(routes);
    let routes = of_personal_data(routes);
    let routes = of_alerts(routes);
    let routes = settings(routes);
    let routes = of_oneself(routes);
    of_the_api(routes)
}

/// What anybody may ask for.
fn public(routes: Routes) -> Routes {
    let need = Need::Public;
    routes
        .get("/health", need, pages::health::show)
        .get("/static/{file}", need, pages::files::show)
        .get("/service-worker.js", need, pages::files::service_worker)
        .get("/manifest.webmanifest", need, pages::files::manifest)
        .get("/sign-in", need, pages::sign_in::show)
        .post("/sign-in", need, pages::sign_in::sign_in)
        .post("/sign-out", need, pages::sign_in::sign_out)
        .get("/set-up/{secret}", need, pages::set_up::show)
        .post("/set-up/{secret}", need, pages::set_up::set_up)
        .get(
            "/administrators/{secret}",
            need,
            pages::administrators::show,
        )
        .post(
            "/administrators/{secret}",
            need,
            pages::administrators::restore,
        )
        .get("/r/{code}", need, pages::request::show)
        .post("/r/{code}", need, pages::request::ask)
        .get("/api/v1/openapi.json", need, api::describe)
        .get("/", Need::SignedIn, pages::home::show)
}

/// The day's work: duties, the board, the journal, live events.
fn service(routes: Routes) -> Routes {
    use Action::{Approve, Create, Do, View};
    let duty = Need::right(Object::Duty, View);
    let act = Need::right(Object::Duty, Do);
    let give = Need::right(Object::Duty, Approve);
    let board = Need::reaching(Object::Duty, View, Reach::Site);
    let journal = Need::right(Object::Journal, View);
    let note = Need::right(Object::Note, Create);
    routes
        .get("/sites/{site}/duties", duty, pages::phone::show)
        .get("/sites/{site}/duties/{duty}/why", duty, pages::why::show)
        .post(
            "/sites/{site}/duties/{duty}/completion",
            act,
            pages::why::complete,
        )
        .post("/sites/{site}/duties/{duty}/waiver", act, pages::why::waive)
        .post("/sites/{site}/duties/{duty}/steps", act, pages::why::tick)
        .post(
            "/sites/{site}/duties/{duty}/remarks",
            act,
            pages::why::remark,
        )
        .post(
            "/sites/{site}/duties/{duty}/assignment",
            give,
            pages::why::assign,
        )
        .post(
            "/sites/{site}/notices/{notice}/seen",
            duty,
            pages::notice::see_it,
        )
        .get("/sites/{site}/board", board, pages::board::show)
        .get("/sites/{site}/journal", journal, pages::journal::show)
        .post("/sites/{site}/journal", note, pages::journal::note)
        .get("/live/{site}", live_need(), live::listen)
}

/// Rooms and their meetings.
fn rooms(routes: Routes) -> Routes {
    let view = Need::right(Object::Meeting, Action::View);
    let create = Need::right(Object::Meeting, Action::Create);
    let edit = Need::right(Object::Meeting, Action::Edit);
    let awaited = Need::right(Object::Agreement, Action::View);
    let agree = Need::right(Object::Agreement, Action::Approve);
    let meeting = "/sites/{site}/meetings/{meeting}";
    routes
        .get("/sites/{site}/rooms", view, pages::rooms::show)
        .get("/sites/{site}/agreements", awaited, pages::agreement::show)
        .post(
            "/sites/{site}/meetings/{meeting}/agreement",
            agree,
            pages::agreement::agree,
        )
        .get(
            "/sites/{site}/meetings/new",
            create,
            pages::meeting_form::new,
        )
        .post("/sites/{site}/meetings", create, pages::meeting_form::book)
        .get(meeting, view, pages::meeting::show)
        .post(meeting, edit, pages::meeting_form::change)
        .get(
            "/sites/{site}/meetings/{meeting}/edit",
            edit,
            pages::meeting_form::edit,
        )
        .post(
            "/sites/{site}/meetings/{meeting}/confirmation",
            edit,
            pages::meeting::confirm,
        )
        .post(
            "/sites/{site}/meetings/{meeting}/cancellation",
            edit,
            pages::meeting::cancel,
        )
        .post(
            "/sites/{site}/meetings/{meeting}/extension",
            edit,
            pages::meeting::extend,
        )
}

/// What is set at a site beside its directory: standard, accounts.
fn settings(routes: Routes) -> Routes {
    use Action::{Approve, Configure, Create, Edit, View};
    let standard = Need::right(Object::Standard, View);
    let publish = Need::right(Object::Standard, Configure);
    let accounts = Need::right(Object::Account, View);
    let create = Need::right(Object::Account, Create);
    let disable = Need::right(Object::Account, Edit);
    let roles = Need::AnyOf(Object::RoleGrant, &[Create, Approve, Edit]);
    routes
        .get("/sites/{site}/standard", standard, pages::standard::show)
        .post("/sites/{site}/standard", publish, pages::standard::publish)
        .get("/sites/{site}/accounts", accounts, pages::accounts::show)
        .post("/sites/{site}/accounts", create, pages::accounts::create)
        .post(
            "/sites/{site}/accounts/{account}/state",
            disable,
            pages::accounts::set_state,
        )
        .post(
            "/sites/{site}/accounts/{account}/password",
            disable,
            pages::accounts::reset_password,
        )
        .post(
            "/sites/{site}/accounts/{account}/roles",
            roles,
            pages::accounts::set_role,
        )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_api_is_described_route_by_route_and_nothing_else_is() {
        let served: BTreeSet<(String, String)> = routes()
            .into_iter()
            .filter(|route| route.path.starts_with("/api/"))
            .filter(|route| route.path != "/api/v1/openapi.json")
            .map(|route| (route.method.to_string(), route.path.to_owned()))
            .collect();
        let description = serde_json::to_value(api::described()).unwrap();
        let mut described = BTreeSet::new();
        for (path, item) in description["paths"].as_object().unwrap() {
            for method in item.as_object().unwrap().keys() {
                described.insert((method.to_uppercase(), path.clone()));
            }
        }
        assert_eq!(served, described);
    }

    #[test]
    fn only_these_few_routes_are_public() {
        let public: BTreeSet<&str> = routes()
            .into_iter()
            .filter(|route| route.need == Need::Public)
            .map(|route| route.path)
            .collect();
        let expected = [
            "/administrators/{secret}",
            "/api/v1/openapi.json",
            "/case/{code}",
            "/case/{code}/answer",
            "/door/{code}",
            "/door/{code}/note",
            "/health",
            "/k/{code}",
            "/k/{code}/arrival",
            "/k/{code}/rating",
            "/manifest.webmanifest",
            "/o/{code}",
            "/o/{code}/agreement",
            "/o/{code}/call",
            "/o/{code}/change-request",
            "/o/{code}/complaint",
            "/o/{code}/completion",
            "/o/{code}/photos/{photo}",
            "/o/{code}/photos/{photo}/small",
            "/o/{code}/plan",
            "/o/{code}/rating",
            "/o/{code}/state",
            "/o/{code}/versions/{revision}",
            "/r/{code}",
            "/r/{code}/rating",
            "/screen/{code}",
            "/screen/{code}/calls",
            "/service-worker.js",
            "/set-up/{secret}",
            "/sign-in",
            "/sign-out",
            "/static/{file}",
            "/t/{code}",
            "/t/{code}/departure",
            "/t/{code}/rating",
            "/v/{code}",
            "/v/{code}/rating",
            "/way/{code}",
        ];
        assert_eq!(public, expected.into_iter().collect());
    }

    #[test]
    fn reading_never_needs_a_right_to_change_and_the_site_stands_in_the_address() {
        for route in routes() {
            let at_a_site = matches!(route.need, Need::Right(..) | Need::AnyOf(..));
            assert_eq!(route.path.contains("{site}"), at_a_site, "{}", route.path);
        }
    }

    async fn fall() -> &'static str {
        panic!("the secret words of a bug")
    }

    #[tokio::test]
    async fn a_bug_ends_one_request_and_tells_its_asker_an_id_only() {
        let files = testbed::directory::in_memory();
        let url = files.path().join("house.sqlite").display().to_string();
        let store = store::Store::open(&store::Options::at(url)).unwrap();
        let config = WebConfig {
            address: ([127, 0, 0, 1], 0).into(),
            demo: false,
            secure: false,
            trusted_proxy: None,
        };
        let web = Web::new(House::new(store), config);
        let mut routes = Routes::empty();
        routes.web = Some(web.clone());
        let service = dressed(routes.get("/fall", Need::Public, fall), &web);
        let request = axum::http::Request::get("/fall").body(axum::body::Body::empty());
        let response = tower::ServiceExt::oneshot(service, request.unwrap())
            .await
            .unwrap();
        assert_eq!(response.status(), 500);
        assert!(response.headers().contains_key("content-security-policy"));
        let page = axum::body::to_bytes(response.into_body(), usize::MAX).await;
        let page = String::from_utf8(page.unwrap().to_vec()).unwrap();
        let id = web.next_request_id();
        let began = id.split_once('-').unwrap().0;
        assert!(page.contains(&format!("{began}-0")), "{page}");
        assert!(!page.contains("secret words"), "{page}");
    }
}
