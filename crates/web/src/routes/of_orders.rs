//! Orders of clients: the team's pages, the client's own, the API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::order::{
    self, acts, catalogue, client, client_end, form, one, paper, recorded_agreement, version,
};

/// Adds every page and every operation of orders.
pub(super) fn of_orders(routes: Routes) -> Routes {
    let view = Need::right(Object::Order, Action::View);
    let routes = routes
        .get("/api/v1/sites/{site}/orders", view, api::list_orders)
        .get(
            "/api/v1/sites/{site}/orders/catalogue",
            view,
            api::show_order_catalogue,
        )
        .get("/api/v1/sites/{site}/orders/{order}", view, api::show_order)
        .get(
            "/api/v1/sites/{site}/orders/{order}/versions/{revision}",
            view,
            api::show_order_version,
        );
    let routes = of_the_client_in_the_api(of_the_team_in_the_api(routes));
    of_the_client(of_one(of_the_register(routes)))
}

fn of_the_team_in_the_api(routes: Routes) -> Routes {
    let create = Need::right(Object::Order, Action::Create);
    let edit = Need::right(Object::Order, Action::Edit);
    let act = Need::right(Object::Order, Action::Do);
    let approve = Need::right(Object::Order, Action::Approve);
    let set = Need::right(Object::Directory, Action::Edit);
    let own = "/api/v1/sites/{site}/orders/{order}";
    let items = "/api/v1/sites/{site}/orders/catalogue";
    let removal = "/api/v1/sites/{site}/orders/catalogue/{item}/removal";
    let days = "/api/v1/sites/{site}/orders/link-days";
    let cancellation = "/api/v1/sites/{site}/orders/{order}/cancellation";
    let link = "/api/v1/sites/{site}/orders/{order}/link";
    let revocation = "/api/v1/sites/{site}/orders/{order}/link/revocation";
    let count = "/api/v1/sites/{site}/orders/{order}/count";
    let notice = "/api/v1/sites/{site}/orders/{order}/notice";
    let answer = "/api/v1/sites/{site}/orders/{order}/change-answer";
    let settlement = "/api/v1/sites/{site}/orders/{order}/settlement";
    let recorded = "/api/v1/sites/{site}/orders/{order}/recorded-agreement";
    let supply = "/api/v1/sites/{site}/orders/{order}/supply";
    routes
        .post("/api/v1/sites/{site}/orders", create, api::place_order)
        .post(items, set, api::put_catalogue_item)
        .post(removal, set, api::remove_catalogue_item)
        .post(days, set, api::set_order_link_days)
        .post(own, edit, api::change_order)
        .post(cancellation, edit, api::cancel_order)
        .post(link, create, api::make_order_link)
        .post(revocation, create, api::revoke_order_link)
        .post(count, act, api::count_order)
        .post(notice, act, api::tell_of_order)
        .post(answer, act, api::answer_order_change)
        .post(settlement, approve, api::settle_order)
        .post(recorded, create, api::record_order_agreement)
        .post(supply, act, api::note_order_supply)
}

fn of_the_client_in_the_api(routes: Routes) -> Routes {
    let act = Need::right(Object::Order, Action::Do);
    let agreement = "/api/v1/sites/{site}/orders/{order}/agreement";
    let request = "/api/v1/sites/{site}/orders/{order}/change-request";
    let plan = "/api/v1/sites/{site}/orders/{order}/plan";
    let completion = "/api/v1/sites/{site}/orders/{order}/completion";
    let call = "/api/v1/sites/{site}/orders/{order}/call";
    routes
        .post(agreement, act, api::agree_to_order)
        .post(request, act, api::ask_for_order_change)
        .post(plan, act, api::answer_order_plan)
        .post(completion, act, api::answer_order_done)
        .post(call, act, api::call_for_order)
}

fn of_the_register(routes: Routes) -> Routes {
    let view = Need::right(Object::Order, Action::View);
    let create = Need::right(Object::Order, Action::Create);
    let export = Need::right(Object::Order, Action::Export);
    let set = Need::right(Object::Directory, Action::Edit);
    let items = "/sites/{site}/orders/catalogue";
    routes
        .get("/sites/{site}/orders", view, order::show)
        .post("/sites/{site}/orders", create, form::place)
        .get("/sites/{site}/orders/new", create, form::new)
        .get("/sites/{site}/orders/workbook", export, paper::workbook)
        .get(items, view, catalogue::show)
        .post(items, set, catalogue::put)
        .post(
            "/sites/{site}/orders/catalogue/{item}/removal",
            set,
            catalogue::remove,
        )
        .post("/sites/{site}/orders/link-days", set, catalogue::days)
}

fn of_one(routes: Routes) -> Routes {
    let view = Need::right(Object::Order, Action::View);
    let create = Need::right(Object::Order, Action::Create);
    let edit = Need::right(Object::Order, Action::Edit);
    let act = Need::right(Object::Order, Action::Do);
    let approve = Need::right(Object::Order, Action::Approve);
    let own = "/sites/{site}/orders/{order}";
    let photo = "/sites/{site}/orders/{order}/photos/{photo}";
    let routes = routes
        .get(own, view, one::show)
        .post(own, edit, form::change)
        .get("/sites/{site}/orders/{order}/edit", edit, form::edit)
        .get(
            "/sites/{site}/orders/{order}/versions/{revision}",
            view,
            version::show,
        )
        .get("/sites/{site}/orders/{order}/sheet", view, paper::sheet)
        .get(
            "/sites/{site}/orders/{order}/confirmation-sheet",
            view,
            paper::confirmation,
        )
        .get(photo, view, one::photo_shown)
        .get(
            "/sites/{site}/orders/{order}/photos/{photo}/small",
            view,
            one::photo_shown,
        )
        .post("/sites/{site}/orders/{order}/photos", act, acts::add_photo)
        .post(
            "/sites/{site}/orders/{order}/cancellation",
            edit,
            acts::cancel,
        )
        .post("/sites/{site}/orders/{order}/link", create, acts::link)
        .post(
            "/sites/{site}/orders/{order}/link/revocation",
            create,
            acts::revoke,
        )
        .post("/sites/{site}/orders/{order}/count", act, acts::count)
        .post("/sites/{site}/orders/{order}/notice", act, acts::tell)
        .post(
            "/sites/{site}/orders/{order}/settlement",
            approve,
            acts::settle,
        );
    let recorded = "/sites/{site}/orders/{order}/recorded-agreement";
    routes
        .post(recorded, create, recorded_agreement::record)
        .post("/sites/{site}/orders/{order}/supply", act, acts::supply)
        .post("/sites/{site}/orders/{order}/agreement", act, acts::agree)
        .post(
            "/sites/{site}/orders/{order}/change-request",
            act,
            acts::ask_change,
        )
        .post(
            "/sites/{site}/orders/{order}/change-answer",
            act,
            acts::answer_change,
        )
        .post("/sites/{site}/orders/{order}/plan", act, acts::plan)
        .post("/sites/{site}/orders/{order}/completion", act, acts::done)
        .post("/sites/{site}/orders/{order}/call", act, acts::call)
}

fn of_the_client(routes: Routes) -> Routes {
    let public = Need::Public;
    routes
        .get("/o/{code}", public, client::show)
        .get("/o/{code}/state", public, client::state)
        .get("/o/{code}/versions/{revision}", public, version::of_client)
        .get("/o/{code}/photos/{photo}", public, client::photo_shown)
        .get(
            "/o/{code}/photos/{photo}/small",
            public,
            client::photo_shown,
        )
        .post("/o/{code}/agreement", public, client::agree)
        .post("/o/{code}/change-request", public, client::ask_change)
        .post("/o/{code}/plan", public, client::plan)
        .post("/o/{code}/completion", public, client::done)
        .post("/o/{code}/call", public, client::call)
        .post("/o/{code}/rating", public, client_end::rate)
        .post("/o/{code}/complaint", public, client_end::complain)
}
