//! People as the desk finds them, and as a workbook.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::directory::people_sheet;
use crate::pages::{directory, people, presence};

/// Adds the pages and the API of people as the desk finds them.
pub(super) fn of_people(routes: Routes) -> Routes {
    let view = Need::right(Object::Person, Action::View);
    let export = Need::right(Object::Person, Action::Export);
    let edit = Need::right(Object::Directory, Action::Edit);
    let search = "/api/v1/sites/{site}/directory/search";
    let removal = "/api/v1/sites/{site}/people/{person}/removal";
    let removal_page = "/sites/{site}/directory/people/{person}/removal";
    let workbook = "/sites/{site}/directory/people/workbook";
    let template = "/sites/{site}/directory/people/workbook/template";
    let confirmation = "/sites/{site}/directory/people/workbook/confirmation";
    let present = Need::right(Object::Presence, Action::View);
    let say = Need::right(Object::Presence, Action::Do);
    let of_person = "/api/v1/sites/{site}/people/{person}/presence";
    routes
        .get("/sites/{site}/presence", present, presence::show)
        .post("/sites/{site}/presence/{person}", say, presence::say)
        .get("/api/v1/sites/{site}/presence", present, api::show_presence)
        .put(of_person, say, api::say_presence)
        .get("/sites/{site}/people", view, people::show)
        .post(removal_page, edit, directory::people::remove)
        .get(workbook, edit, people_sheet::show)
        .post(workbook, edit, people_sheet::preview)
        .get(template, edit, people_sheet::template)
        .post(confirmation, edit, people_sheet::confirm)
        .post(
            "/sites/{site}/directory/people/workbook/export",
            export,
            people_sheet::export,
        )
        .get(search, view, api::search_people)
        .post(removal, edit, api::remove_person)
}
