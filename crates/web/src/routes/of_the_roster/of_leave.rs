//! Leave and swaps of shifts: asked for, answered, decided, taken back; the API.

use domain::access::{Action, Object};

use crate::api;
use crate::need::Need;
use crate::pages::{leave, shift_swap};
use crate::routes::Routes;

/// Adds every page and every operation of leave and of swaps.
pub(super) fn of_leave(routes: Routes) -> Routes {
    let view = Need::right(Object::Leave, Action::View);
    let ask = Need::right(Object::Leave, Action::Create);
    let decide = Need::right(Object::Leave, Action::Approve);
    let take_back = Need::right(Object::Leave, Action::Do);
    let routes = routes
        .get("/sites/{site}/leave", view, leave::show)
        .post("/sites/{site}/leave", ask, leave::ask)
        .post(
            "/sites/{site}/leave/{leave}/decision",
            decide,
            leave::decide,
        )
        .post(
            "/sites/{site}/leave/{leave}/withdrawal",
            take_back,
            leave::withdraw,
        )
        .get("/api/v1/sites/{site}/leave", view, api::list_leave)
        .post("/api/v1/sites/{site}/leave", ask, api::ask_leave)
        .post(
            "/api/v1/sites/{site}/leave/{leave}/decision",
            decide,
            api::decide_leave,
        )
        .post(
            "/api/v1/sites/{site}/leave/{leave}/withdrawal",
            take_back,
            api::withdraw_leave,
        );
    of_swaps(routes)
}

fn of_swaps(routes: Routes) -> Routes {
    let view = Need::right(Object::ShiftSwap, Action::View);
    let ask = Need::right(Object::ShiftSwap, Action::Create);
    let decide = Need::right(Object::ShiftSwap, Action::Approve);
    let own = Need::right(Object::ShiftSwap, Action::Do);
    routes
        .get("/sites/{site}/shift-swaps", view, shift_swap::show)
        .get("/sites/{site}/shift-swaps/new", ask, shift_swap::new)
        .post("/sites/{site}/shift-swaps", ask, shift_swap::ask)
        .post(
            "/sites/{site}/shift-swaps/{shift_swap}/answer",
            own,
            shift_swap::answer,
        )
        .post(
            "/sites/{site}/shift-swaps/{shift_swap}/decision",
            decide,
            shift_swap::decide,
        )
        .post(
            "/sites/{site}/shift-swaps/{shift_swap}/withdrawal",
            own,
            shift_swap::withdraw,
        )
        .get(
            "/api/v1/sites/{site}/shift-swaps",
            view,
            api::list_shift_swaps,
        )
        .post("/api/v1/sites/{site}/shift-swaps", ask, api::ask_shift_swap)
        .post(
            "/api/v1/sites/{site}/shift-swaps/{shift_swap}/answer",
            own,
            api::answer_shift_swap,
        )
        .post(
            "/api/v1/sites/{site}/shift-swaps/{shift_swap}/decision",
            decide,
            api::decide_shift_swap,
        )
        .post(
            "/api/v1/sites/{site}/shift-swaps/{shift_swap}/withdrawal",
            own,
            api::withdraw_shift_swap,
        )
}
