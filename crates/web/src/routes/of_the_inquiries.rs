//! The register of inquiries and the knowledge base: their pages and their API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::{inquiry, knowledge};

/// Adds every page and every operation of inquiries and of the knowledge base.
pub(super) fn of_the_inquiries(routes: Routes) -> Routes {
    of_the_base(of_the_register(routes))
}

fn of_the_register(routes: Routes) -> Routes {
    let view = Need::right(Object::Inquiry, Action::View);
    let create = Need::right(Object::Inquiry, Action::Create);
    let act = Need::right(Object::Inquiry, Action::Do);
    let proposals = "/sites/{site}/inquiries/proposals";
    routes
        .get("/sites/{site}/inquiries", view, inquiry::show)
        .post("/sites/{site}/inquiries", create, inquiry::record)
        .post(proposals, create, inquiry::propose)
        .get("/sites/{site}/inquiries/{inquiry}", view, inquiry::show_one)
        .post(
            "/sites/{site}/inquiries/{inquiry}/answer",
            act,
            inquiry::answer,
        )
        .get("/api/v1/sites/{site}/inquiries", view, api::list_inquiries)
        .post(
            "/api/v1/sites/{site}/inquiries",
            create,
            api::record_inquiry,
        )
        .get(
            "/api/v1/sites/{site}/inquiries/{inquiry}",
            view,
            api::show_inquiry,
        )
        .post(
            "/api/v1/sites/{site}/inquiries/{inquiry}/answer",
            act,
            api::answer_inquiry,
        )
}

fn of_the_base(routes: Routes) -> Routes {
    let view = Need::right(Object::Knowledge, Action::View);
    let create = Need::right(Object::Knowledge, Action::Create);
    let edit = Need::right(Object::Knowledge, Action::Edit);
    let one = "/sites/{site}/knowledge/{knowledge}";
    let dismissal = "/sites/{site}/knowledge/proposals/{inquiry}/dismissal";
    routes
        .get("/sites/{site}/knowledge", view, knowledge::show)
        .post("/sites/{site}/knowledge", create, knowledge::add)
        .get(one, edit, knowledge::edit)
        .post(one, edit, knowledge::change)
        .post(
            "/sites/{site}/knowledge/{knowledge}/removal",
            edit,
            knowledge::remove,
        )
        .post(dismissal, edit, knowledge::dismiss)
        .get("/api/v1/sites/{site}/knowledge", view, api::list_knowledge)
        .post("/api/v1/sites/{site}/knowledge", create, api::add_knowledge)
        .put(
            "/api/v1/sites/{site}/knowledge/{knowledge}",
            edit,
            api::put_knowledge,
        )
        .post(
            "/api/v1/sites/{site}/knowledge/{knowledge}/removal",
            edit,
            api::remove_knowledge,
        )
}
