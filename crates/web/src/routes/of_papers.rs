//! Papers in custody: their pages, what is printed and exported, their API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::paper_in_custody as pages;

/// Adds every page and every operation of papers in custody.
pub(super) fn of_papers(routes: Routes) -> Routes {
    let view = Need::right(Object::PaperInCustody, Action::View);
    let create = Need::right(Object::PaperInCustody, Action::Create);
    let edit = Need::right(Object::PaperInCustody, Action::Edit);
    let approve = Need::right(Object::PaperInCustody, Action::Approve);
    let act = Need::right(Object::PaperInCustody, Action::Do);
    let export = Need::right(Object::PaperInCustody, Action::Export);
    routes
        .get("/sites/{site}/papers", view, pages::show)
        .post("/sites/{site}/papers", create, pages::form::retrieve)
        .get("/sites/{site}/papers/new", create, pages::form::show)
        .get(
            "/sites/{site}/papers/hand-over",
            act,
            pages::hand_over::show,
        )
        .post(
            "/sites/{site}/papers/hand-over",
            act,
            pages::hand_over::hand_over,
        )
        .get("/sites/{site}/papers/sheet", export, pages::sheet::show)
        .get(
            "/sites/{site}/papers/workbook",
            export,
            pages::sheet::workbook,
        )
        .get("/sites/{site}/papers/{paper}", view, pages::one::show)
        .post(
            "/sites/{site}/papers/{paper}/hands",
            act,
            pages::one::pass_on,
        )
        .post(
            "/sites/{site}/papers/{paper}/correction",
            edit,
            pages::one::correct,
        )
        .post(
            "/sites/{site}/papers/{paper}/striking",
            approve,
            pages::one::strike,
        )
        .get("/api/v1/sites/{site}/papers", view, api::list_papers)
        .post("/api/v1/sites/{site}/papers", create, api::retrieve_papers)
        .post(
            "/api/v1/sites/{site}/papers/hand-over",
            act,
            api::hand_papers_over,
        )
        .get("/api/v1/sites/{site}/papers/{paper}", view, api::show_paper)
        .post(
            "/api/v1/sites/{site}/papers/{paper}/hands",
            act,
            api::pass_paper_on,
        )
        .post(
            "/api/v1/sites/{site}/papers/{paper}/correction",
            edit,
            api::correct_paper,
        )
        .post(
            "/api/v1/sites/{site}/papers/{paper}/striking",
            approve,
            api::strike_paper,
        )
}
