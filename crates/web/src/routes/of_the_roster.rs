//! The roster: the week, its shifts planned, moved and taken away, the API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::roster;

/// Adds every page and every operation of the roster.
pub(super) fn of_the_roster(routes: Routes) -> Routes {
    let view = Need::right(Object::Roster, Action::View);
    let create = Need::right(Object::Roster, Action::Create);
    let edit = Need::right(Object::Roster, Action::Edit);
    let own = "/sites/{site}/planned-shifts/{planned_shift}";
    routes
        .get("/api/v1/sites/{site}/roster", view, api::show_roster)
        .get("/sites/{site}/roster", view, roster::show)
        .post("/sites/{site}/roster", create, roster::plan)
        .post("/sites/{site}/roster/copies", create, roster::copy)
        .get(own, view, roster::find)
        .post(own, edit, roster::change)
        .post(
            "/sites/{site}/planned-shifts/{planned_shift}/removal",
            edit,
            roster::remove,
        )
}
