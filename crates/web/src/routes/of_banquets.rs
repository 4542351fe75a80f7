//! Banquets: their pages, what is printed and exported, the API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::banquet::{self, form, one, paper};

/// Adds every page and every operation of banquets.
pub(super) fn of_banquets(routes: Routes) -> Routes {
    let view = Need::right(Object::Banquet, Action::View);
    let create = Need::right(Object::Banquet, Action::Create);
    let edit = Need::right(Object::Banquet, Action::Edit);
    let approve = Need::right(Object::Banquet, Action::Approve);
    let export = Need::right(Object::Banquet, Action::Export);
    let own = "/sites/{site}/banquets/{banquet}";
    let routes = routes
        .get("/api/v1/sites/{site}/banquets", view, api::list_banquets)
        .get(
            "/api/v1/sites/{site}/banquets/{banquet}",
            view,
            api::show_banquet,
        )
        .get("/sites/{site}/banquets", view, banquet::show)
        .post("/sites/{site}/banquets", create, form::book)
        .get("/sites/{site}/banquets/new", create, form::new)
        .get("/sites/{site}/banquets/workbook", export, paper::workbook);
    routes
        .get(own, view, one::show)
        .post(own, edit, form::change)
        .get("/sites/{site}/banquets/{banquet}/edit", edit, form::edit)
        .get(
            "/sites/{site}/banquets/{banquet}/reception-list",
            export,
            paper::list,
        )
        .get(
            "/sites/{site}/banquets/{banquet}/seat-cards",
            view,
            paper::cards,
        )
        .post(
            "/sites/{site}/banquets/{banquet}/precedence",
            edit,
            one::move_guest,
        )
        .post(
            "/sites/{site}/banquets/{banquet}/cancellation",
            edit,
            one::cancel,
        )
        .post(
            "/sites/{site}/banquets/{banquet}/sign-off",
            approve,
            one::sign_off,
        )
        .post(
            "/sites/{site}/banquets/{banquet}/amendments",
            approve,
            one::amend,
        )
}
