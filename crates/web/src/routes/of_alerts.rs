//! Reaching people: the ways of a site, one's own rules, what a phone says came there.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::{alert_push, alert_rule, alert_way};

/// Adds every page and every operation of reaching people.
pub(super) fn of_alerts(routes: Routes) -> Routes {
    let routes = of_push(routes);
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

/// Web push: switched by the owner's manager, a browser added by whoever holds it.
fn of_push(routes: Routes) -> Routes {
    let switch = Need::right(Object::AlertWay, Action::Approve);
    let own = Need::right(Object::AlertRule, Action::View);
    let set = Need::right(Object::AlertRule, Action::Edit);
    routes
        .post("/sites/{site}/push", switch, alert_push::switch_on)
        .post("/sites/{site}/push/removal", switch, alert_push::switch_off)
        .post("/sites/{site}/alerts/push/trial", set, alert_push::attempt)
        .post("/sites/{site}/alerts/push/removal", set, alert_push::remove)
        .put("/api/v1/sites/{site}/push", switch, api::put_push_setting)
        .post(
            "/api/v1/sites/{site}/push/removal",
            switch,
            api::switch_push_off,
        )
        .get(
            "/api/v1/sites/{site}/alert-push",
            own,
            api::show_push_browsers,
        )
        .post(
            "/api/v1/sites/{site}/alert-push",
            set,
            api::add_push_browser,
        )
        .post(
            "/api/v1/sites/{site}/alert-push/removal",
            set,
            api::remove_push_browsers,
        )
        .post(
            "/api/v1/sites/{site}/alert-push/trial",
            set,
            api::try_push_browsers,
        )
}
