//! The call register: its pages and its API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::call;

/// Adds every page of the call register.
pub(super) fn of_the_calls(routes: Routes) -> Routes {
    let view = Need::right(Object::Call, Action::View);
    let create = Need::right(Object::Call, Action::Create);
    let edit = Need::right(Object::Call, Action::Edit);
    let act = Need::right(Object::Call, Action::Do);
    let one = "/sites/{site}/calls/{call}";
    routes
        .get("/sites/{site}/calls", view, call::show)
        .post("/sites/{site}/calls", create, call::take)
        .post("/sites/{site}/calls/earlier", create, call::earlier)
        .get(one, view, call::show_one)
        .post(one, edit, call::correct)
        .get("/sites/{site}/calls/{call}/edit", edit, call::edit)
        .post("/sites/{site}/calls/{call}/receipt", act, call::receive)
        .post("/sites/{site}/calls/{call}/call-back", act, call::call_back)
        .get("/api/v1/sites/{site}/calls", view, api::list_calls)
        .post("/api/v1/sites/{site}/calls", create, api::take_call)
        .get("/api/v1/sites/{site}/calls/{call}", view, api::show_call)
        .put("/api/v1/sites/{site}/calls/{call}", edit, api::put_call)
        .post(
            "/api/v1/sites/{site}/calls/{call}/receipt",
            act,
            api::receive_call,
        )
        .post(
            "/api/v1/sites/{site}/calls/{call}/call-back",
            act,
            api::call_back,
        )
}
