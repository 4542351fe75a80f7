//! The roster: the week, its shifts planned, moved and taken away; how a shift is handed over; the API.

mod of_leave;

use domain::access::{Action, Object};

use self::of_leave::of_leave;
use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::roster::{cycle, workbook};
use crate::pages::{hand_over, roster};

/// Adds every page and every operation of the roster and of hand-overs.
pub(super) fn of_the_roster(routes: Routes) -> Routes {
    let view = Need::right(Object::Roster, Action::View);
    let create = Need::right(Object::Roster, Action::Create);
    let edit = Need::right(Object::Roster, Action::Edit);
    let read = Need::right(Object::HandOver, Action::View);
    let make = Need::right(Object::HandOver, Action::Create);
    let have = Need::right(Object::HandOver, Action::Do);
    let own = "/sites/{site}/planned-shifts/{planned_shift}";
    let routes = of_plans(of_leave(routes));
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
        .get("/sites/{site}/hand-overs", read, hand_over::show)
        .get("/sites/{site}/hand-overs/new", make, hand_over::review)
        .post("/sites/{site}/hand-overs", make, hand_over::make)
        .get("/sites/{site}/hand-overs/{hand_over}", read, hand_over::one)
        .post(
            "/sites/{site}/hand-overs/{hand_over}/acknowledgement",
            have,
            hand_over::acknowledge,
        )
        .get(
            "/api/v1/sites/{site}/hand-overs",
            read,
            api::list_hand_overs,
        )
        .post(
            "/api/v1/sites/{site}/hand-overs",
            make,
            api::hand_shift_over,
        )
        .get(
            "/api/v1/sites/{site}/hand-overs/{hand_over}",
            read,
            api::show_hand_over,
        )
        .post(
            "/api/v1/sites/{site}/hand-overs/{hand_over}/acknowledgement",
            have,
            api::acknowledge_hand_over,
        )
}

/// Cycles and the workbook.
fn of_plans(routes: Routes) -> Routes {
    let create = Need::right(Object::Roster, Action::Create);
    let edit = Need::right(Object::Roster, Action::Edit);
    let export = Need::right(Object::Roster, Action::Export);
    routes
        .get("/sites/{site}/roster/cycle", create, cycle::show)
        .post("/sites/{site}/roster/cycle", create, cycle::lay)
        .post("/sites/{site}/roster/cycle/preview", create, cycle::preview)
        .post(
            "/api/v1/sites/{site}/roster/cycles",
            create,
            api::lay_roster_cycle,
        )
        .post(
            "/api/v1/sites/{site}/roster/cycles/preview",
            create,
            api::preview_roster_cycle,
        )
        .get("/sites/{site}/roster/workbook", edit, workbook::show)
        .post("/sites/{site}/roster/workbook", edit, workbook::preview)
        .post(
            "/sites/{site}/roster/workbook/confirmation",
            edit,
            workbook::confirm,
        )
        .get("/sites/{site}/roster/workbook/file", export, workbook::file)
}
