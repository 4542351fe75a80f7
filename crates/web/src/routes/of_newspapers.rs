//! Newspapers: the day, the list on paper, the subscription table with its forms and its workbook, their API.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::newspaper as pages;

/// Adds every page and every operation of newspapers.
pub(super) fn of_newspapers(routes: Routes) -> Routes {
    of_the_api(of_the_table(of_the_day(routes)))
}

fn of_the_day(routes: Routes) -> Routes {
    let view = Need::right(Object::Newspaper, Action::View);
    let act = Need::right(Object::Newspaper, Action::Do);
    routes
        .get("/sites/{site}/newspapers", view, pages::show)
        .get("/sites/{site}/newspapers/list", view, pages::list::show)
        .post("/sites/{site}/newspapers/issues", act, pages::tell)
        .post("/sites/{site}/newspapers/issues/all", act, pages::tell_all)
        .post(
            "/sites/{site}/newspapers/stops/{stop}/delivery",
            act,
            pages::deliver,
        )
}

fn of_the_table(routes: Routes) -> Routes {
    let view = Need::right(Object::Newspaper, Action::View);
    let edit = Need::right(Object::Newspaper, Action::Edit);
    let export = Need::right(Object::Newspaper, Action::Export);
    let line = "/sites/{site}/newspapers/subscriptions/{subscription}";
    let title = "/sites/{site}/newspapers/titles/{newspaper}";
    routes
        .get("/sites/{site}/newspapers/table", view, pages::table::show)
        .get(
            "/sites/{site}/newspapers/titles/new",
            edit,
            pages::title::new,
        )
        .post("/sites/{site}/newspapers/titles", edit, pages::title::add)
        .get(title, edit, pages::title::edit)
        .post(title, edit, pages::title::change)
        .get(
            "/sites/{site}/newspapers/subscriptions/new",
            edit,
            pages::line::new,
        )
        .post(
            "/sites/{site}/newspapers/subscriptions",
            edit,
            pages::line::add,
        )
        .get(line, edit, pages::line::edit)
        .post(line, edit, pages::line::change)
        .post(
            "/sites/{site}/newspapers/subscriptions/{subscription}/removal",
            edit,
            pages::line::remove,
        )
        .get(
            "/sites/{site}/newspapers/workbook",
            edit,
            pages::workbook::show,
        )
        .post(
            "/sites/{site}/newspapers/workbook",
            edit,
            pages::workbook::preview,
        )
        .post(
            "/sites/{site}/newspapers/workbook/confirmation",
            edit,
            pages::workbook::confirm,
        )
        .get(
            "/sites/{site}/newspapers/workbook/template",
            edit,
            pages::workbook::template,
        )
        .get(
            "/sites/{site}/newspapers/workbook/file",
            export,
            pages::workbook::file,
        )
}

fn of_the_api(routes: Routes) -> Routes {
    let view = Need::right(Object::Newspaper, Action::View);
    let act = Need::right(Object::Newspaper, Action::Do);
    let edit = Need::right(Object::Newspaper, Action::Edit);
    routes
        .get(
            "/api/v1/sites/{site}/newspapers",
            view,
            api::show_newspapers,
        )
        .post(
            "/api/v1/sites/{site}/newspapers/issues",
            act,
            api::tell_of_issue,
        )
        .post(
            "/api/v1/sites/{site}/newspapers/issues/all",
            act,
            api::tell_of_all_issues,
        )
        .post(
            "/api/v1/sites/{site}/newspapers/stops/{stop}/delivery",
            act,
            api::deliver_newspapers,
        )
        .get(
            "/api/v1/sites/{site}/newspapers/table",
            view,
            api::show_subscription_table,
        )
        .post(
            "/api/v1/sites/{site}/newspapers/titles",
            edit,
            api::add_newspaper,
        )
        .post(
            "/api/v1/sites/{site}/newspapers/titles/{newspaper}",
            edit,
            api::change_newspaper,
        )
        .post(
            "/api/v1/sites/{site}/newspapers/subscriptions",
            edit,
            api::subscribe_newspaper,
        )
        .post(
            "/api/v1/sites/{site}/newspapers/subscriptions/{subscription}",
            edit,
            api::change_subscription,
        )
        .post(
            "/api/v1/sites/{site}/newspapers/subscriptions/{subscription}/removal",
            edit,
            api::unsubscribe_newspaper,
        )
}
