//! Visits and entry control.

use domain::access::{Action, Object, Reach};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::visits::{self, acts, guests, keeping, paper, visitor};
use crate::pages::{entry_control, watch};

/// Adds every page of visits.
pub(super) fn of_visits(routes: Routes) -> Routes {
    let view = Need::reaching(Object::Visit, Action::View, Reach::Site);
    let create = Need::right(Object::Visit, Action::Create);
    // Which right a correction needs follows from how the visit stands.
    let edit = Need::reaching(Object::Visit, Action::Edit, Reach::Site);
    let visit = "/sites/{site}/visits/{visit}";
    let own = Need::right(Object::ExpectedVisit, Action::Create);
    // A host is led on to their own visitors.
    let led = Need::right(Object::Visit, Action::View);
    let routes = routes
        .get("/sites/{site}/visits", view, visits::show)
        .post("/sites/{site}/visits", create, visits::register)
        .post("/sites/{site}/visits/search", view, visits::search)
        .get("/sites/{site}/visits/notice", view, paper::notice)
        .get("/v/{code}", Need::Public, visitor::show)
        .post("/v/{code}/rating", Need::Public, visitor::rate)
        .get(visit, led, visits::lead)
        .post(visit, edit, visits::change)
        .get("/sites/{site}/guests", own, guests::show)
        .post("/sites/{site}/guests", own, guests::announce)
        .get("/sites/{site}/entry", view, entry_control::show)
        .get(
            "/sites/{site}/entry/evacuation",
            view,
            entry_control::evacuation,
        );
    api_of_visits(lists(at_the_gate(routes)))
}

/// What is done with one visit.
fn at_the_gate(routes: Routes) -> Routes {
    let act = Need::right(Object::Visit, Action::Do);
    let create = Need::right(Object::Visit, Action::Create);
    let announced = Need::right(Object::ExpectedVisit, Action::Edit);
    let approve = Need::right(Object::EntryApproval, Action::Approve);
    let look = Need::right(Object::VisitorDocument, Action::View);
    let (badge, release) = (
        "/sites/{site}/visits/{visit}/badge",
        "/sites/{site}/visits/{visit}/release",
    );
    routes
        .post("/sites/{site}/visits/{visit}/admission", act, acts::admit)
        .post("/sites/{site}/visits/{visit}/hold", act, acts::hold)
        .post("/sites/{site}/visits/{visit}/refusal", act, acts::refuse)
        .post("/sites/{site}/visits/{visit}/departure", act, acts::leave)
        .post("/sites/{site}/visits/{visit}/undoing", act, acts::undo)
        .post(
            "/sites/{site}/visits/{visit}/cancellation",
            announced,
            acts::cancel,
        )
        .post(
            "/sites/{site}/visits/{visit}/answer",
            announced,
            acts::answer,
        )
        .post(
            "/sites/{site}/visits/{visit}/approval",
            approve,
            acts::approve,
        )
        .post("/sites/{site}/visits/{visit}/again", create, acts::again)
        .post("/sites/{site}/visits/{visit}/look", look, acts::look)
        .get(badge, act, paper::badge)
        .post(badge, act, acts::return_badge)
        .get(release, act, paper::release)
}

/// The watch list, and how long visits are kept.
fn lists(routes: Routes) -> Routes {
    let watched = Need::right(Object::WatchList, Action::View);
    let propose = Need::right(Object::WatchList, Action::Create);
    let agree = Need::right(Object::WatchList, Action::Approve);
    let end = Need::right(Object::WatchList, Action::Edit);
    let kept = Need::right(Object::VisitKeeping, Action::View);
    let set = Need::right(Object::VisitKeeping, Action::Configure);
    let approve = Need::right(Object::VisitKeeping, Action::Approve);
    routes
        .get("/sites/{site}/watch", watched, watch::show)
        .post("/sites/{site}/watch", propose, watch::propose)
        .post("/sites/{site}/watch/{entry}/agreement", agree, watch::agree)
        .post("/sites/{site}/watch/{entry}/end", end, watch::end)
        .get("/sites/{site}/keeping", kept, keeping::show)
        .post("/sites/{site}/keeping", set, keeping::propose)
        .post("/sites/{site}/keeping/approval", approve, keeping::approve)
}

/// The API of visits.
fn api_of_visits(routes: Routes) -> Routes {
    let view = Need::right(Object::Visit, Action::View);
    let all = Need::reaching(Object::Visit, Action::View, Reach::Site);
    // Somebody who is here is for the desk; the act says so.
    let create = Need::right(Object::ExpectedVisit, Action::Create);
    let act = Need::right(Object::Visit, Action::Do);
    let announced = Need::right(Object::ExpectedVisit, Action::Edit);
    let visits = "/api/v1/sites/{site}/visits";
    let own = "/api/v1/sites/{site}/visits/{visit}";
    let cancellation = "/api/v1/sites/{site}/visits/{visit}/cancellation";
    routes
        .get(visits, all, api::list_visits)
        .post(visits, create, api::register_visit)
        .get(own, view, api::show_visit)
        .post(
            "/api/v1/sites/{site}/visits/{visit}/admission",
            act,
            api::admit_visit,
        )
        .post(
            "/api/v1/sites/{site}/visits/{visit}/hold",
            act,
            api::hold_visit,
        )
        .post(
            "/api/v1/sites/{site}/visits/{visit}/refusal",
            act,
            api::refuse_visit,
        )
        .post(
            "/api/v1/sites/{site}/visits/{visit}/departure",
            act,
            api::see_visit_off,
        )
        .post(
            "/api/v1/sites/{site}/visits/{visit}/undoing",
            act,
            api::undo_visit,
        )
        .post(cancellation, announced, api::cancel_visit)
        .post(
            "/api/v1/sites/{site}/visits/{visit}/answer",
            announced,
            api::answer_visit,
        )
}
