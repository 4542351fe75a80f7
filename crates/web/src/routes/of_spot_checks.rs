//! Spot checks: the month, a check taken and answered, the workbook, the API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::spot_check::{self, form, one};

/// Adds every page and every operation of spot checks.
pub(super) fn of_spot_checks(routes: Routes) -> Routes {
    let view = Need::right(Object::SpotCheck, Action::View);
    let create = Need::right(Object::SpotCheck, Action::Create);
    let answer = Need::right(Object::SpotCheck, Action::Do);
    let export = Need::right(Object::SpotCheck, Action::Export);
    let own = "/sites/{site}/spot-checks/{spot_check}";
    routes
        .get(
            "/api/v1/sites/{site}/spot-checks",
            view,
            api::list_spot_checks,
        )
        .get(
            "/api/v1/sites/{site}/spot-checks/{spot_check}",
            view,
            api::show_spot_check,
        )
        .get("/sites/{site}/spot-checks", view, spot_check::show)
        .post("/sites/{site}/spot-checks", create, form::take)
        .get("/sites/{site}/spot-checks/new", create, form::new)
        .get(
            "/sites/{site}/spot-checks/workbook",
            export,
            spot_check::workbook,
        )
        .get(own, view, one::show)
        .post(
            "/sites/{site}/spot-checks/{spot_check}/answer",
            answer,
            one::answer,
        )
}
