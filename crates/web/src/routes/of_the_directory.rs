//! The pages of the directory: who may look sees the lists, who may edit the forms.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::directory::{
    self, closures, days, departments, floors, guide, people, room_codes, rooms, teams,
};

/// Adds every page of the directory.
pub(super) fn of_the_directory(routes: Routes) -> Routes {
    let view = Need::right(Object::Directory, Action::View);
    let edit = Need::right(Object::Directory, Action::Edit);
    let routes = routes
        .get("/sites/{site}/directory", view, directory::show)
        .get("/sites/{site}/directory/guide", view, guide::show)
        .get("/sites/{site}/directory/guide/{room}", view, guide::way)
        .post("/sites/{site}/directory/guide/{room}", edit, guide::say)
        .get("/way/{code}", Need::Public, guide::public)
        .get("/api/v1/sites/{site}/guide", view, api::show_guide)
        .get("/api/v1/sites/{site}/guide/{room}", view, api::show_way)
        .put(
            "/api/v1/sites/{site}/guide/{room}",
            edit,
            api::put_directions,
        )
        .get("/sites/{site}/directory/floors", view, floors::list)
        .get("/sites/{site}/directory/rooms", view, rooms::list)
        .get("/sites/{site}/directory/people", view, people::list)
        .get("/sites/{site}/directory/teams", view, teams::list)
        .get("/sites/{site}/directory/closures", view, closures::list)
        .get("/sites/{site}/directory/working-days", view, days::list);
    times(crew(places(routes)))
}

/// Buildings, floors and rooms.
fn places(routes: Routes) -> Routes {
    let edit = Need::right(Object::Directory, Action::Edit);
    let building = "/sites/{site}/directory/buildings/{building}";
    let floor = "/sites/{site}/directory/floors/{floor}";
    let room = "/sites/{site}/directory/rooms/{room}";
    routes
        .post(
            "/sites/{site}/directory/buildings",
            edit,
            floors::add_building,
        )
        .get(building, edit, floors::edit_building)
        .post(building, edit, floors::change_building)
        .post("/sites/{site}/directory/floors", edit, floors::add_floor)
        .get(floor, edit, floors::edit_floor)
        .post(floor, edit, floors::change_floor)
        .get("/sites/{site}/directory/rooms/new", edit, rooms::new)
        .get(
            "/sites/{site}/directory/rooms/codes",
            edit,
            room_codes::show,
        )
        .post("/sites/{site}/directory/rooms", edit, rooms::add)
        .get(room, edit, rooms::edit)
        .post(room, edit, rooms::change)
}

/// Departments, people and teams.
fn crew(routes: Routes) -> Routes {
    let edit = Need::right(Object::Directory, Action::Edit);
    let department = "/sites/{site}/directory/departments/{department}";
    let person = "/sites/{site}/directory/people/{person}";
    let team = "/sites/{site}/directory/teams/{team}";
    routes
        .post(
            "/sites/{site}/directory/departments",
            edit,
            departments::add,
        )
        .get(department, edit, departments::edit)
        .post(department, edit, departments::change)
        .post("/sites/{site}/directory/people", edit, people::add)
        .get(person, edit, people::edit)
        .post(person, edit, people::change)
        .get("/sites/{site}/directory/teams/new", edit, teams::new)
        .post("/sites/{site}/directory/teams", edit, teams::add)
        .get(team, edit, teams::edit)
        .post(team, edit, teams::change)
}

/// Closures and working days.
fn times(routes: Routes) -> Routes {
    let edit = Need::right(Object::Directory, Action::Edit);
    let reopening = "/sites/{site}/directory/closures/{closure}/reopening";
    let own = "/sites/{site}/directory/working-days";
    let week = "/sites/{site}/directory/working-days/week";
    let table = "/sites/{site}/directory/working-days/tables/{table}";
    routes
        .post("/sites/{site}/directory/closures", edit, closures::close)
        .post(reopening, edit, closures::reopen)
        .post(own, edit, days::set_day)
        .post(week, edit, days::set_week)
        .post(table, edit, days::load)
}
