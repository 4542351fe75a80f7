//! The plan of a day: looked at ahead, its proposals carried out, the API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::day_plan;

/// Adds the page and the operation of the plan of a day. Its proposals give duties, which is a right of its
/// own; shifts are planned on the roster.
pub(super) fn of_the_day_plan(routes: Routes) -> Routes {
    let view = Need::right(Object::DayPlan, Action::View);
    let give = Need::right(Object::Duty, Action::Approve);
    routes
        .get("/api/v1/sites/{site}/day-plan", view, api::show_day_plan)
        .get("/sites/{site}/day-plan", view, day_plan::show)
        .post("/sites/{site}/day-plan/gives", give, day_plan::give)
}
