//! Reaching people: the ways of a site, one's own rules, what a phone says came there.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::{alert_rule, alert_way};

/// Adds every page and every operation of reaching people.
pub(super) fn of_alerts(routes: Routes) -> Routes {
    let view = Need::right(Object::AlertWay, Action::View);
    let add = Need::right(Object::AlertWay, Action::Create);
    let edit = Need::right(Object::AlertWay, Action::Edit);
    let attempt = Need::right(Object::AlertWay, Action::Do);
    let own = Need::right(Object::AlertRule, Action::View);
    let set = Need::right(Object::AlertRule, Action::Edit);
    let phone = Need::right(Object::Shift, Action::Do);
    routes
        .get("/sites/{site}/alert-ways", view, alert_way::show)
        .post("/sites/{site}/alert-ways", add, alert_way::add)
        .get(
            "/sites/{site}/alert-ways/{alert_way}",
            edit,
            alert_way::edit,
        )
        .post(
            "/sites/{site}/alert-ways/{alert_way}",
            edit,
            alert_way::change,
        )
        .post(
            "/sites/{site}/alert-ways/{alert_way}/trial",
            attempt,
            alert_way::attempt,
        )
        .post(
            "/sites/{site}/alert-ways/{alert_way}/removal",
            edit,
            alert_way::remove,
        )
        .get("/sites/{site}/alerts", own, alert_rule::show)
        .post("/sites/{site}/alerts", set, alert_rule::set)
        .get(
            "/api/v1/sites/{site}/alert-ways",
            view,
            api::list_alert_ways,
        )
        .post("/api/v1/sites/{site}/alert-ways", add, api::add_alert_way)
        .put(
            "/api/v1/sites/{site}/alert-ways/{alert_way}",
            edit,
            api::change_alert_way,
        )
        .post(
            "/api/v1/sites/{site}/alert-ways/{alert_way}/trial",
            attempt,
            api::try_alert_way,
        )
        .post(
            "/api/v1/sites/{site}/alert-ways/{alert_way}/removal",
            edit,
            api::remove_alert_way,
        )
        .get("/api/v1/sites/{site}/alert-rule", own, api::show_alert_rule)
        .put("/api/v1/sites/{site}/alert-rule", set, api::put_alert_rule)
        .post(
            "/api/v1/sites/{site}/shift/receipts",
            phone,
            api::keep_receipts,
        )
}
