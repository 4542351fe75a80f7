//! Found things and what is looked for: their pages, photos, what is printed and exported, their API.

use domain::access::{Action, Object, Reach};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::{found_item, lost_report};

/// Adds every page and every operation of found and lost things.
pub(super) fn of_found_items(routes: Routes) -> Routes {
    let routes = of_the_register(routes);
    let routes = of_one(routes);
    let routes = of_lost_reports(routes);
    of_the_operations(routes)
}

fn of_the_register(routes: Routes) -> Routes {
    let view = Need::right(Object::FoundItem, Action::View);
    let create = Need::right(Object::FoundItem, Action::Create);
    let edit = Need::right(Object::FoundItem, Action::Edit);
    let export = Need::right(Object::FoundItem, Action::Export);
    // Attendants put away what they found; the notice is of whoever keeps all of it.
    let keeps = Need::reaching(Object::FoundItem, Action::Do, Reach::Site);
    routes
        .get("/sites/{site}/found-items", view, found_item::show)
        .post("/sites/{site}/found-items", create, found_item::form::send)
        .get(
            "/sites/{site}/found-items/new",
            create,
            found_item::form::show,
        )
        .get(
            "/sites/{site}/found-items/notice",
            keeps,
            found_item::paper::notice,
        )
        .post(
            "/sites/{site}/found-items/notice",
            keeps,
            found_item::paper::put_up,
        )
        .get(
            "/sites/{site}/found-items/workbook",
            export,
            found_item::paper::workbook,
        )
        .post("/sites/{site}/found-items/limit", edit, found_item::limit)
}

fn of_one(routes: Routes) -> Routes {
    let view = Need::right(Object::FoundItem, Action::View);
    let create = Need::right(Object::FoundItem, Action::Create);
    let act = Need::right(Object::FoundItem, Action::Do);
    let approve = Need::right(Object::FoundItem, Action::Approve);
    let keeps = Need::reaching(Object::FoundItem, Action::Do, Reach::Site);
    routes
        .get(
            "/sites/{site}/found-items/{found_item}",
            view,
            found_item::one::show,
        )
        .post(
            "/sites/{site}/found-items/{found_item}/storing",
            act,
            found_item::one::store,
        )
        .post(
            "/sites/{site}/found-items/{found_item}/notice",
            keeps,
            found_item::one::publish,
        )
        .post(
            "/sites/{site}/found-items/{found_item}/owner",
            keeps,
            found_item::one::inform,
        )
        .get(
            "/sites/{site}/found-items/{found_item}/hand-back",
            keeps,
            found_item::hand_back::show,
        )
        .post(
            "/sites/{site}/found-items/{found_item}/hand-back",
            keeps,
            found_item::hand_back::hand_back,
        )
        .post(
            "/sites/{site}/found-items/{found_item}/hand-over",
            approve,
            found_item::one::hand_over,
        )
        .post(
            "/sites/{site}/found-items/{found_item}/disposal",
            approve,
            found_item::one::dispose,
        )
        .get(
            "/sites/{site}/found-items/{found_item}/receipt",
            keeps,
            found_item::paper::receipt,
        )
        .post(
            "/sites/{site}/found-items/{found_item}/photos",
            create,
            found_item::picture::add,
        )
        .get(
            "/sites/{site}/found-items/{found_item}/photos/{photo}",
            view,
            found_item::picture::shown,
        )
        .get(
            "/sites/{site}/found-items/{found_item}/photos/{photo}/small",
            view,
            found_item::picture::shown,
        )
}

fn of_lost_reports(routes: Routes) -> Routes {
    // Who looks for something is told to whoever may see all of it.
    let view = Need::reaching(Object::FoundItem, Action::View, Reach::Site);
    let create = Need::reaching(Object::FoundItem, Action::Create, Reach::Site);
    let act = Need::reaching(Object::FoundItem, Action::Do, Reach::Site);
    routes
        .get("/sites/{site}/lost-reports", view, lost_report::show)
        .post(
            "/sites/{site}/lost-reports",
            create,
            lost_report::form::send,
        )
        .get(
            "/sites/{site}/lost-reports/new",
            create,
            lost_report::form::show,
        )
        .get(
            "/sites/{site}/lost-reports/{lost_report}",
            view,
            lost_report::one::show,
        )
        .post(
            "/sites/{site}/lost-reports/{lost_report}/closing",
            act,
            lost_report::one::close,
        )
        .get(
            "/api/v1/sites/{site}/lost-reports",
            view,
            api::list_lost_reports,
        )
        .post(
            "/api/v1/sites/{site}/lost-reports",
            create,
            api::take_lost_report_down,
        )
        .get(
            "/api/v1/sites/{site}/lost-reports/{lost_report}",
            view,
            api::show_lost_report,
        )
        .post(
            "/api/v1/sites/{site}/lost-reports/{lost_report}/closing",
            act,
            api::close_lost_report,
        )
}

fn of_the_operations(routes: Routes) -> Routes {
    let view = Need::right(Object::FoundItem, Action::View);
    let create = Need::right(Object::FoundItem, Action::Create);
    let edit = Need::right(Object::FoundItem, Action::Edit);
    let act = Need::right(Object::FoundItem, Action::Do);
    let approve = Need::right(Object::FoundItem, Action::Approve);
    let keeps = Need::reaching(Object::FoundItem, Action::Do, Reach::Site);
    routes
        .get(
            "/api/v1/sites/{site}/found-items",
            view,
            api::list_found_items,
        )
        .post(
            "/api/v1/sites/{site}/found-items",
            create,
            api::take_found_item_down,
        )
        .post(
            "/api/v1/sites/{site}/found-items/notice",
            keeps,
            api::publish_found_items,
        )
        .post(
            "/api/v1/sites/{site}/found-items/limit",
            edit,
            api::limit_found_items,
        )
        .get(
            "/api/v1/sites/{site}/found-items/{found_item}",
            view,
            api::show_found_item,
        )
        .post(
            "/api/v1/sites/{site}/found-items/{found_item}/storing",
            act,
            api::store_found_item,
        )
        .post(
            "/api/v1/sites/{site}/found-items/{found_item}/notice",
            keeps,
            api::publish_found_item,
        )
        .post(
            "/api/v1/sites/{site}/found-items/{found_item}/owner",
            keeps,
            api::inform_owner_of_found_item,
        )
        .post(
            "/api/v1/sites/{site}/found-items/{found_item}/hand-back",
            keeps,
            api::hand_found_item_back,
        )
        .post(
            "/api/v1/sites/{site}/found-items/{found_item}/hand-over",
            approve,
            api::hand_found_item_over,
        )
        .post(
            "/api/v1/sites/{site}/found-items/{found_item}/disposal",
            approve,
            api::dispose_of_found_item,
        )
}
