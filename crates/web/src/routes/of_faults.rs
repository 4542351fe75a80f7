//! The register of faults: its pages, its photos and its API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::fault;

/// Whoever reported a fault finds its repair good, and whoever supervises.
const LOOKS: Need = Need::AnyOf(Object::Fault, &[Action::Create, Action::Approve]);

/// Adds every page and every operation of faults.
pub(super) fn of_faults(routes: Routes) -> Routes {
    of_the_operations(of_the_pages(routes))
}

fn of_the_pages(routes: Routes) -> Routes {
    let view = Need::right(Object::Fault, Action::View);
    let create = Need::right(Object::Fault, Action::Create);
    let act = Need::right(Object::Fault, Action::Do);
    let export = Need::right(Object::Fault, Action::Export);
    let photo = "/sites/{site}/faults/{fault}/photos/{photo}";
    let small = "/sites/{site}/faults/{fault}/photos/{photo}/small";
    routes
        .get("/sites/{site}/faults", view, fault::show)
        .post("/sites/{site}/faults", create, fault::report::send)
        .get("/sites/{site}/faults/new", create, fault::report::show)
        .get(
            "/sites/{site}/faults/workbook",
            export,
            fault::paper::workbook,
        )
        .get("/sites/{site}/faults/{fault}", view, fault::one::show)
        .get(
            "/sites/{site}/faults/{fault}/order",
            view,
            fault::paper::order,
        )
        .post(
            "/sites/{site}/faults/{fault}/photos",
            create,
            fault::picture::add,
        )
        .get(photo, view, fault::picture::shown)
        .get(small, view, fault::picture::shown)
        .post(
            "/sites/{site}/faults/{fault}/join",
            create,
            fault::one::join,
        )
        .post(
            "/sites/{site}/faults/{fault}/answer",
            act,
            fault::one::answer,
        )
        .post(
            "/sites/{site}/faults/{fault}/arrival",
            act,
            fault::one::arrive,
        )
        .post(
            "/sites/{site}/faults/{fault}/postponement",
            act,
            fault::one::postpone,
        )
        .post(
            "/sites/{site}/faults/{fault}/repair",
            act,
            fault::one::repair,
        )
        .post(
            "/sites/{site}/faults/{fault}/acceptance",
            LOOKS,
            fault::one::accept,
        )
        .post(
            "/sites/{site}/faults/{fault}/return",
            LOOKS,
            fault::one::send_back,
        )
        .post(
            "/sites/{site}/faults/{fault}/withdrawal",
            LOOKS,
            fault::one::withdraw,
        )
}

fn of_the_operations(routes: Routes) -> Routes {
    let view = Need::right(Object::Fault, Action::View);
    let create = Need::right(Object::Fault, Action::Create);
    let act = Need::right(Object::Fault, Action::Do);
    routes
        .get("/api/v1/sites/{site}/faults", view, api::list_faults)
        .post("/api/v1/sites/{site}/faults", create, api::report_fault)
        .get("/api/v1/sites/{site}/faults/{fault}", view, api::show_fault)
        .post(
            "/api/v1/sites/{site}/faults/{fault}/join",
            create,
            api::join_fault,
        )
        .post(
            "/api/v1/sites/{site}/faults/{fault}/answer",
            act,
            api::answer_fault,
        )
        .post(
            "/api/v1/sites/{site}/faults/{fault}/arrival",
            act,
            api::arrive_at_fault,
        )
        .post(
            "/api/v1/sites/{site}/faults/{fault}/postponement",
            act,
            api::postpone_fault,
        )
        .post(
            "/api/v1/sites/{site}/faults/{fault}/repair",
            act,
            api::repair_fault,
        )
        .post(
            "/api/v1/sites/{site}/faults/{fault}/acceptance",
            LOOKS,
            api::accept_fault,
        )
        .post(
            "/api/v1/sites/{site}/faults/{fault}/return",
            LOOKS,
            api::return_fault,
        )
        .post(
            "/api/v1/sites/{site}/faults/{fault}/withdrawal",
            LOOKS,
            api::withdraw_fault,
        )
}
