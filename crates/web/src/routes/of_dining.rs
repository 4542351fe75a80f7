//! The small dining room: the meal, its diners, the tableware, what is remembered; their API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::dining as pages;

/// Adds every page and every operation of the small dining room.
pub(super) fn of_dining(routes: Routes) -> Routes {
    of_the_api(of_the_tableware(of_the_meal(routes)))
}

fn of_the_meal(routes: Routes) -> Routes {
    let view = Need::right(Object::Dining, Action::View);
    let act = Need::right(Object::Dining, Action::Do);
    routes
        .get("/sites/{site}/dining", view, pages::show)
        .post("/sites/{site}/dining/menu", act, pages::enter_menu)
        .post("/sites/{site}/dining/diners", act, pages::tell_of_diner)
        .post(
            "/sites/{site}/dining/diners/{diner}/service",
            act,
            pages::serve,
        )
        .post(
            "/sites/{site}/dining/diners/{diner}/correction",
            act,
            pages::correct,
        )
        .post(
            "/sites/{site}/dining/needs/{person}",
            act,
            pages::needs::look,
        )
        .post(
            "/sites/{site}/dining/needs/{person}/memory",
            act,
            pages::needs::remember,
        )
}

fn of_the_tableware(routes: Routes) -> Routes {
    let act = Need::right(Object::Dining, Action::Do);
    let edit = Need::right(Object::Dining, Action::Edit);
    let set = "/sites/{site}/dining/tableware/{tableware}";
    routes
        .get(
            "/sites/{site}/dining/tableware/new",
            edit,
            pages::tableware::new,
        )
        .post(
            "/sites/{site}/dining/tableware",
            edit,
            pages::tableware::add,
        )
        .get(set, edit, pages::tableware::edit)
        .post(set, edit, pages::tableware::change)
        .post(
            "/sites/{site}/dining/tableware/{tableware}/removal",
            edit,
            pages::tableware::remove,
        )
        .post(
            "/sites/{site}/dining/tableware/{tableware}/check",
            act,
            pages::check,
        )
}

fn of_the_api(routes: Routes) -> Routes {
    let view = Need::right(Object::Dining, Action::View);
    let act = Need::right(Object::Dining, Action::Do);
    routes
        .get("/api/v1/sites/{site}/dining", view, api::show_dining)
        .post(
            "/api/v1/sites/{site}/dining/menu",
            act,
            api::enter_dining_menu,
        )
        .post(
            "/api/v1/sites/{site}/dining/diners",
            act,
            api::tell_of_diner,
        )
        .post(
            "/api/v1/sites/{site}/dining/diners/{diner}/service",
            act,
            api::serve_diner,
        )
        .post(
            "/api/v1/sites/{site}/dining/diners/{diner}/correction",
            act,
            api::correct_for_diner,
        )
        .post(
            "/api/v1/sites/{site}/dining/tableware/{tableware}/check",
            act,
            api::check_tableware,
        )
}
