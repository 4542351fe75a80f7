//! The hall: the desk's page and its acts, how it is set up, and the few addresses of devices and
//! tickets.

use domain::access::{Action, Object};

use super::Routes;
use crate::api::{hall as api, hall_set_up as api_set_up};
use crate::need::Need;
use crate::pages::hall::{self, acts, public, set_up};

/// Adds every page of the hall.
pub(super) fn of_the_hall(routes: Routes) -> Routes {
    let view = Need::right(Object::Hall, Action::View);
    let take = Need::right(Object::Hall, Action::Create);
    let act = Need::right(Object::Hall, Action::Do);
    let see_to = Need::right(Object::Rating, Action::Do);
    let approach = "/sites/{site}/hall/lingering/{lingering}/approach";
    let settlement = "/sites/{site}/hall/lingering/{lingering}/settlement";
    let rating = "/sites/{site}/hall/ratings/{rating}/settlement";
    let routes = routes
        .get("/sites/{site}/hall", view, hall::show)
        .get("/sites/{site}/tickets/{ticket}", view, hall::ticket)
        .get("/sites/{site}/lingering/{lingering}", view, hall::lingering)
        .post("/sites/{site}/tickets", take, acts::take)
        .post("/sites/{site}/tickets/{ticket}/acts", act, acts::deal)
        .post("/sites/{site}/hall/calls", act, acts::call_next)
        .post("/sites/{site}/hall/lingering", act, acts::note_lingering)
        .post(approach, act, acts::approach)
        .post(settlement, act, acts::settle_lingering)
        .post("/sites/{site}/hall/steps", act, acts::take_step)
        .post(rating, see_to, acts::settle_rating);
    public_ones(api_of_the_hall(settings(routes)))
}

fn settings(routes: Routes) -> Routes {
    let configure = Need::right(Object::Hall, Action::Configure);
    let matter = "/sites/{site}/hall/set-up/matters/{matter}";
    let window = "/sites/{site}/hall/set-up/windows/{window}";
    let revocation = "/sites/{site}/hall/set-up/devices/{device}/revocation";
    routes
        .get("/sites/{site}/hall/set-up", configure, set_up::show)
        .post(
            "/sites/{site}/hall/set-up/limits",
            configure,
            set_up::set_limits,
        )
        .post(
            "/sites/{site}/hall/set-up/matters",
            configure,
            set_up::put_matter,
        )
        .post(matter, configure, set_up::put_matter)
        .post(
            "/sites/{site}/hall/set-up/windows",
            configure,
            set_up::put_window,
        )
        .post(window, configure, set_up::put_window)
        .post(
            "/sites/{site}/hall/set-up/devices",
            configure,
            set_up::add_device,
        )
        .post(revocation, configure, set_up::revoke_device)
}

/// What a kiosk, a screen or the holder of a ticket may ask for: each by an address that nobody guesses.
fn public_ones(routes: Routes) -> Routes {
    let need = Need::Public;
    routes
        .get("/k/{code}", need, public::kiosk)
        .post("/k/{code}", need, public::take)
        .post("/k/{code}/rating", need, public::rate_at_kiosk)
        .post("/k/{code}/arrival", need, public::arrive_at_kiosk)
        .get("/t/{code}", need, public::ticket)
        .post("/t/{code}/rating", need, public::rate)
        .post("/t/{code}/departure", need, public::leave)
        .get("/screen/{code}", need, public::screen)
        .get("/screen/{code}/calls", need, public::calls)
}

fn api_of_the_hall(routes: Routes) -> Routes {
    let view = Need::right(Object::Hall, Action::View);
    let take = Need::right(Object::Hall, Action::Create);
    let act = Need::right(Object::Hall, Action::Do);
    let configure = Need::right(Object::Hall, Action::Configure);
    let see_to = Need::right(Object::Rating, Action::Do);
    let dealing = "/api/v1/sites/{site}/tickets/{ticket}/acts";
    let approach = "/api/v1/sites/{site}/hall/lingering/{lingering}/approach";
    let settlement = "/api/v1/sites/{site}/hall/lingering/{lingering}/settlement";
    let rating = "/api/v1/sites/{site}/hall/ratings/{rating}/settlement";
    let matter = "/api/v1/sites/{site}/hall/matters/{matter}";
    let window = "/api/v1/sites/{site}/hall/windows/{window}";
    let revocation = "/api/v1/sites/{site}/hall/devices/{device}/revocation";
    routes
        .get("/api/v1/sites/{site}/hall", view, api::show_hall)
        .post("/api/v1/sites/{site}/tickets", take, api::take_ticket)
        .post(dealing, act, api::deal)
        .post("/api/v1/sites/{site}/hall/calls", act, api::call_next)
        .post(
            "/api/v1/sites/{site}/hall/lingering",
            act,
            api::note_lingering,
        )
        .post(approach, act, api::approach)
        .post(settlement, act, api::settle_lingering)
        .post("/api/v1/sites/{site}/hall/steps", act, api::take_step)
        .post(rating, see_to, api::settle_rating)
        .put(
            "/api/v1/sites/{site}/hall/limits",
            configure,
            api_set_up::set_limits,
        )
        .put(matter, configure, api_set_up::put_matter)
        .put(window, configure, api_set_up::put_window)
        .post(
            "/api/v1/sites/{site}/hall/devices",
            configure,
            api_set_up::add_device,
        )
        .post(revocation, configure, api_set_up::revoke_device)
}
