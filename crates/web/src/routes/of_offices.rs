//! The plan of leaders' offices, the knocking, and the keys.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::{office as pages, restocking};

/// Adds the page and the API of leaders' offices.
pub(super) fn of_offices(routes: Routes) -> Routes {
    let view = Need::right(Object::OfficeCleaning, Action::View);
    let act = Need::right(Object::OfficeCleaning, Action::Do);
    let duty = Need::right(Object::Duty, Action::Do);
    routes
        .get("/sites/{site}/offices", view, pages::show)
        .post("/sites/{site}/offices/{room}/answer", act, pages::answer)
        .post("/sites/{site}/offices/{room}/key", act, pages::key)
        .get("/sites/{site}/restocking", view, restocking::show)
        .post(
            "/sites/{site}/duties/{duty}/restocking",
            duty,
            restocking::restock,
        )
        .get(
            "/api/v1/sites/{site}/restocking",
            view,
            api::list_restocking,
        )
        .post(
            "/api/v1/sites/{site}/duties/{duty}/restocking",
            duty,
            api::restock,
        )
        .get("/api/v1/sites/{site}/offices", view, api::show_offices)
        .post(
            "/api/v1/sites/{site}/offices/{room}/answer",
            act,
            api::answer_at_office,
        )
        .post(
            "/api/v1/sites/{site}/offices/{room}/key",
            act,
            api::book_office_key,
        )
}
