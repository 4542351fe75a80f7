//! Cases: their pages, the client's page, and their API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::{case, request};

/// Whoever took a case answers for it, whoever handles cases, and the manager.
const ANSWERS: Need = Need::AnyOf(
    Object::Case,
    &[Action::Edit, Action::Approve, Action::Create],
);
/// Whoever handles cases, and the manager.
const HANDLES: Need = Need::AnyOf(Object::Case, &[Action::Edit, Action::Approve]);

/// Adds every page and every operation of cases.
pub(super) fn of_the_cases(routes: Routes) -> Routes {
    of_the_operations(of_the_acts(of_the_pages(routes)))
}

fn of_the_pages(routes: Routes) -> Routes {
    let view = Need::right(Object::Case, Action::View);
    let create = Need::right(Object::Case, Action::Create);
    let export = Need::right(Object::Case, Action::Export);
    let rating = Need::right(Object::Rating, Action::Do);
    let one = "/sites/{site}/cases/{case}";
    routes
        .get("/sites/{site}/cases", view, case::show)
        .post("/sites/{site}/cases", create, case::form::send)
        .get("/sites/{site}/cases/new", create, case::form::show)
        .get("/sites/{site}/cases/figures", export, case::figures::show)
        .get(
            "/sites/{site}/cases/workbook",
            export,
            case::sheet::workbook,
        )
        .get(one, view, case::one::show)
        .get("/sites/{site}/cases/{case}/sheet", view, case::sheet::sheet)
        .post(
            "/sites/{site}/calls/{call}/case",
            create,
            case::form::from_call,
        )
        .post(
            "/sites/{site}/hall/ratings/{rating}/case",
            rating,
            case::form::from_rating,
        )
        .get("/case/{code}", Need::Public, case::public::show)
        .post("/case/{code}/answer", Need::Public, case::public::answer)
        .post("/r/{code}/rating", Need::Public, request::rate)
}

fn of_the_acts(routes: Routes) -> Routes {
    let decide = Need::right(Object::Case, Action::Approve);
    routes
        .post(
            "/sites/{site}/cases/{case}/promise",
            ANSWERS,
            case::one::promise,
        )
        .post(
            "/sites/{site}/cases/{case}/finding",
            HANDLES,
            case::one::find,
        )
        .post(
            "/sites/{site}/cases/{case}/report",
            ANSWERS,
            case::one::report,
        )
        .post(
            "/sites/{site}/cases/{case}/remedy",
            ANSWERS,
            case::one::remedy,
        )
        .post(
            "/sites/{site}/cases/{case}/acceptance",
            ANSWERS,
            case::one::accept,
        )
        .post(
            "/sites/{site}/cases/{case}/contest",
            ANSWERS,
            case::one::contest,
        )
        .post(
            "/sites/{site}/cases/{case}/closing",
            decide,
            case::one::close,
        )
        .post(
            "/sites/{site}/cases/{case}/return-call",
            ANSWERS,
            case::one::return_call,
        )
        .post(
            "/sites/{site}/cases/{case}/subjects",
            ANSWERS,
            case::one::name_subject,
        )
        .post(
            "/sites/{site}/cases/{case}/subjects/{account}/removal",
            decide,
            case::one::unname_subject,
        )
        .post("/sites/{site}/cases/{case}/matter", ANSWERS, case::one::tie)
        .post("/sites/{site}/cases/{case}/link", ANSWERS, case::one::link)
}

fn of_the_operations(routes: Routes) -> Routes {
    let view = Need::right(Object::Case, Action::View);
    let create = Need::right(Object::Case, Action::Create);
    let decide = Need::right(Object::Case, Action::Approve);
    routes
        .get("/api/v1/sites/{site}/cases", view, api::list_cases)
        .post("/api/v1/sites/{site}/cases", create, api::open_case)
        .get("/api/v1/sites/{site}/cases/{case}", view, api::show_case)
        .post(
            "/api/v1/sites/{site}/cases/{case}/promise",
            ANSWERS,
            api::promise_in_case,
        )
        .post(
            "/api/v1/sites/{site}/cases/{case}/finding",
            HANDLES,
            api::find_in_case,
        )
        .post(
            "/api/v1/sites/{site}/cases/{case}/report",
            ANSWERS,
            api::report_in_case,
        )
        .post(
            "/api/v1/sites/{site}/cases/{case}/remedy",
            ANSWERS,
            api::remedy_in_case,
        )
        .post(
            "/api/v1/sites/{site}/cases/{case}/acceptance",
            ANSWERS,
            api::accept_case,
        )
        .post(
            "/api/v1/sites/{site}/cases/{case}/contest",
            ANSWERS,
            api::contest_case,
        )
        .post(
            "/api/v1/sites/{site}/cases/{case}/closing",
            decide,
            api::close_case,
        )
        .post(
            "/api/v1/sites/{site}/cases/{case}/return-call",
            ANSWERS,
            api::return_call_in_case,
        )
        .post(
            "/api/v1/sites/{site}/cases/{case}/matter",
            ANSWERS,
            api::tie_case,
        )
}
