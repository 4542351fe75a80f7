//! Photos of duties.

use domain::access::{Action, Object};

use super::Routes;
use crate::need::Need;
use crate::pages::why::picture;

/// Adds what adds and shows photos of duties.
pub(super) fn of_duty_photos(routes: Routes) -> Routes {
    let view = Need::right(Object::Duty, Action::View);
    let act = Need::right(Object::Duty, Action::Do);
    let photo = "/sites/{site}/duties/{duty}/photos/{photo}";
    let small = "/sites/{site}/duties/{duty}/photos/{photo}/small";
    routes
        .post("/sites/{site}/duties/{duty}/photos", act, picture::add)
        .get(photo, view, picture::shown)
        .get(small, view, picture::shown)
}
