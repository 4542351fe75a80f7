//! Assigned matters: their pages, their photos, their figures and their API.

use domain::access::{Action, Object, Reach};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::assigned_matter as pages;

/// Adds every page and every operation of assigned matters.
pub(super) fn of_assigned_matters(routes: Routes) -> Routes {
    of_the_decisions(of_the_operations(of_the_steps(of_the_pages(routes))))
}

fn of_the_pages(routes: Routes) -> Routes {
    let view = Need::right(Object::AssignedMatter, Action::View);
    let create = Need::right(Object::AssignedMatter, Action::Create);
    let export = Need::right(Object::AssignedMatter, Action::Export);
    let figures = Need::reaching(Object::AssignedMatter, Action::View, Reach::Site);
    routes
        .get("/sites/{site}/assigned-matters", view, pages::show)
        .post("/sites/{site}/assigned-matters", create, pages::form::send)
        .get(
            "/sites/{site}/assigned-matters/new",
            create,
            pages::form::show,
        )
        .get(
            "/sites/{site}/assigned-matters/figures",
            figures,
            pages::figures::show,
        )
        .get(
            "/sites/{site}/assigned-matters/workbook",
            export,
            pages::figures::workbook,
        )
        .get(
            "/sites/{site}/assigned-matters/{assigned_matter}",
            view,
            pages::one::show,
        )
        .get(
            "/sites/{site}/assigned-matters/{assigned_matter}/photos/{photo}",
            view,
            pages::picture::shown,
        )
        .get(
            "/sites/{site}/assigned-matters/{assigned_matter}/photos/{photo}/small",
            view,
            pages::picture::shown,
        )
}

/// What the leader, the assignee and the assigner do.
fn of_the_steps(routes: Routes) -> Routes {
    let give = Need::right(Object::AssignedMatter, Action::Edit);
    let act = Need::right(Object::AssignedMatter, Action::Do);
    let decide = Need::right(Object::AssignedMatter, Action::Approve);
    routes
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/assignment",
            give,
            pages::one::give,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/reading",
            act,
            pages::one::read_back,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/confirmation",
            decide,
            pages::one::confirm,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/correction",
            decide,
            pages::one::correct,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/time",
            act,
            pages::one::ask_for_time,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/time/grant",
            decide,
            pages::one::grant_time,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/time/refusal",
            decide,
            pages::one::refuse_time,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/completion",
            act,
            pages::one::finish,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/acceptance",
            decide,
            pages::one::accept,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/return",
            decide,
            pages::one::send_back,
        )
        .post(
            "/sites/{site}/assigned-matters/{assigned_matter}/withdrawal",
            decide,
            pages::one::withdraw,
        )
}

fn of_the_operations(routes: Routes) -> Routes {
    let view = Need::right(Object::AssignedMatter, Action::View);
    let create = Need::right(Object::AssignedMatter, Action::Create);
    let figures = Need::reaching(Object::AssignedMatter, Action::View, Reach::Site);
    let give = Need::right(Object::AssignedMatter, Action::Edit);
    let act = Need::right(Object::AssignedMatter, Action::Do);
    routes
        .get(
            "/api/v1/sites/{site}/assigned-matters",
            view,
            api::list_assigned_matters,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters",
            create,
            api::assign_matter,
        )
        .get(
            "/api/v1/sites/{site}/assigned-matters/figures",
            figures,
            api::show_assigned_matter_figures,
        )
        .get(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}",
            view,
            api::show_assigned_matter,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/assignment",
            give,
            api::give_assigned_matter,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/reading",
            act,
            api::read_back_assigned_matter,
        )
}

/// What the assigner decides, and what the assignee asks and reports.
fn of_the_decisions(routes: Routes) -> Routes {
    let act = Need::right(Object::AssignedMatter, Action::Do);
    let decide = Need::right(Object::AssignedMatter, Action::Approve);
    routes
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/confirmation",
            decide,
            api::confirm_assigned_matter,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/correction",
            decide,
            api::correct_assigned_matter,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/time",
            act,
            api::ask_for_time,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/time/grant",
            decide,
            api::grant_time,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/time/refusal",
            decide,
            api::refuse_time,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/completion",
            act,
            api::finish_assigned_matter,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/acceptance",
            decide,
            api::accept_assigned_matter,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/return",
            decide,
            api::return_assigned_matter,
        )
        .post(
            "/api/v1/sites/{site}/assigned-matters/{assigned_matter}/withdrawal",
            decide,
            api::withdraw_assigned_matter,
        )
}
