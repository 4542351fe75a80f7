//! The routes of the JSON API.

use axum::http::Method;
use domain::access::{Action, Object, Reach};

use super::Routes;
use crate::api;
use crate::need::Need;

/// Adds every route of the API.
pub(super) fn of_the_api(routes: Routes) -> Routes {
    let routes = api_of_the_service(routes);
    let routes = api_of_serving(routes);
    let routes = api_of_rooms(routes);
    let routes = api_of_the_house(routes);
    let routes = api_of_the_directory(routes);
    api_of_settings(routes)
}

/// The API of a shift and its duties.
fn api_of_the_service(routes: Routes) -> Routes {
    let view = Need::right(Object::Duty, Action::View);
    let act = Need::right(Object::Duty, Action::Do);
    let give = Need::right(Object::Duty, Action::Approve);
    let shift = Need::right(Object::Shift, Action::Do);
    let duty = "/api/v1/sites/{site}/duties/{duty}";
    routes
        .get("/api/v1/sites/{site}/shift", view, api::show_shift)
        .post("/api/v1/sites/{site}/shift/start", shift, api::start_shift)
        .post("/api/v1/sites/{site}/shift/end", shift, api::end_shift)
        .post(
            "/api/v1/sites/{site}/notices/{notice}/seen",
            view,
            api::see_notice,
        )
        .get(duty, view, api::show_duty)
        .post(
            "/api/v1/sites/{site}/duties/{duty}/completion",
            act,
            api::complete,
        )
        .post(
            "/api/v1/sites/{site}/duties/{duty}/steps",
            act,
            api::tick_step,
        )
        .post(
            "/api/v1/sites/{site}/duties/{duty}/remarks",
            act,
            api::remark,
        )
        .post("/api/v1/sites/{site}/duties/{duty}/waiver", act, api::waive)
        .post(
            "/api/v1/sites/{site}/duties/{duty}/withdrawal",
            act,
            api::withdraw,
        )
        .post(
            "/api/v1/sites/{site}/duties/{duty}/assignment",
            give,
            api::assign,
        )
}

/// The API of what is said of a meeting by whoever serves it.
fn api_of_serving(routes: Routes) -> Routes {
    let act = Need::right(Object::Duty, Action::Do);
    let ask = Need::right(Object::Request, Action::Create);
    let know = "/api/v1/sites/{site}/meetings/{meeting}/changes/{revision}/acknowledgement";
    routes
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/withdrawal",
            act,
            api::withdraw_word,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/start",
            act,
            api::start_meeting,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/seating",
            act,
            api::seat,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/break",
            act,
            api::begin_break,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/resumption",
            act,
            api::resume,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/end",
            act,
            api::end_meeting,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/requests",
            ask,
            api::ask,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/arrivals",
            act,
            api::receive,
        )
        .post(know, act, api::acknowledge)
}

/// The API of rooms and meetings.
fn api_of_rooms(routes: Routes) -> Routes {
    let view = Need::right(Object::Meeting, Action::View);
    let create = Need::right(Object::Meeting, Action::Create);
    let edit = Need::right(Object::Meeting, Action::Edit);
    let agree = Need::right(Object::Agreement, Action::Approve);
    let meeting = "/api/v1/sites/{site}/meetings/{meeting}";
    routes
        .get("/api/v1/sites/{site}/rooms", view, api::list_rooms)
        .get("/api/v1/sites/{site}/proposals", create, api::propose)
        .get("/api/v1/sites/{site}/meetings", view, api::list_meetings)
        .post("/api/v1/sites/{site}/meetings", create, api::book)
        .get(meeting, view, api::show_meeting)
        .put(meeting, edit, api::change)
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/agreement",
            agree,
            api::agree,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/confirmation",
            edit,
            api::confirm,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/cancellation",
            edit,
            api::cancel,
        )
        .post(
            "/api/v1/sites/{site}/meetings/{meeting}/extension",
            edit,
            api::extend,
        )
}

/// The API of the board, the journal, the directory, and of oneself.
fn api_of_the_house(routes: Routes) -> Routes {
    let board = Need::reaching(Object::Duty, Action::View, Reach::Site);
    let journal = Need::right(Object::Journal, Action::View);
    let note = Need::right(Object::Note, Action::Create);
    let directory = Need::right(Object::Directory, Action::View);
    let standard = Need::right(Object::Standard, Action::View);
    let own = Need::SignedIn;
    routes
        .get("/api/v1/sites/{site}/board", board, api::show_board)
        .get("/api/v1/sites/{site}/journal", journal, api::search_journal)
        .post("/api/v1/sites/{site}/notes", note, api::add_note)
        .get(
            "/api/v1/sites/{site}/directory",
            directory,
            api::show_directory,
        )
        .get(
            "/api/v1/sites/{site}/standard",
            standard,
            api::show_standard,
        )
        .get("/api/v1/sites", own, api::list_sites)
        .get("/api/v1/tokens", own, api::list_tokens)
        .post("/api/v1/tokens", own, api::create_token)
        .add(
            Method::DELETE,
            "/api/v1/tokens/{token}",
            own,
            api::revoke_token,
        )
        .post("/api/v1/password", own, api::change_password)
}

/// The API that fills the directory.
fn api_of_the_directory(routes: Routes) -> Routes {
    let edit = Need::right(Object::Directory, Action::Edit);
    let reopening = "/api/v1/sites/{site}/closures/{closure}/reopening";
    let weekdays = "/api/v1/sites/{site}/working-weekdays";
    let holiday = "/api/v1/sites/{site}/holidays/{day}";
    let table = "/api/v1/sites/{site}/holiday-tables/{table}";
    let building = "/api/v1/sites/{site}/buildings/{building}";
    let floor = "/api/v1/sites/{site}/floors/{floor}";
    let department = "/api/v1/sites/{site}/departments/{department}";
    let person = "/api/v1/sites/{site}/people/{person}";
    routes
        .post("/api/v1/sites/{site}/buildings", edit, api::add_building)
        .post("/api/v1/sites/{site}/floors", edit, api::add_floor)
        .post(
            "/api/v1/sites/{site}/departments",
            edit,
            api::add_department,
        )
        .post("/api/v1/sites/{site}/people", edit, api::add_person)
        .post("/api/v1/sites/{site}/rooms", edit, api::add_room)
        .put("/api/v1/sites/{site}/rooms/{room}", edit, api::put_room)
        .put("/api/v1/sites/{site}/teams/{team}", edit, api::put_team)
        .post("/api/v1/sites/{site}/closures", edit, api::close_room)
        .post(reopening, edit, api::reopen_room)
        .put(weekdays, edit, api::set_weekdays)
        .put(holiday, edit, api::set_holiday)
        .post(table, edit, api::load_holidays)
        .put(building, edit, api::put_building)
        .put(floor, edit, api::put_floor)
        .put(department, edit, api::put_department)
        .put(person, edit, api::put_person)
}

/// The API of standard, accounts and roles.
fn api_of_settings(routes: Routes) -> Routes {
    let publish = Need::right(Object::Standard, Action::Configure);
    let view = Need::right(Object::Account, Action::View);
    let create = Need::right(Object::Account, Action::Create);
    let edit = Need::right(Object::Account, Action::Edit);
    let grant = Need::right(Object::RoleGrant, Action::Create);
    let approve = Need::right(Object::RoleGrant, Action::Approve);
    let revoke = Need::right(Object::RoleGrant, Action::Edit);
    let accounts = "/api/v1/sites/{site}/accounts";
    let password = "/api/v1/sites/{site}/accounts/{account}/password";
    let approval = "/api/v1/sites/{site}/accounts/{account}/roles/{role}/approval";
    let revocation = "/api/v1/sites/{site}/accounts/{account}/roles/{role}/revocation";
    routes
        .post(
            "/api/v1/sites/{site}/standard",
            publish,
            api::publish_standard,
        )
        .get(accounts, view, api::list_accounts)
        .post(accounts, create, api::create_account)
        .post(
            "/api/v1/sites/{site}/accounts/{account}/state",
            edit,
            api::set_state,
        )
        .post(password, edit, api::reset_password)
        .post(
            "/api/v1/sites/{site}/accounts/{account}/roles",
            grant,
            api::grant_role,
        )
        .post(approval, approve, api::approve_role)
        .post(revocation, revoke, api::revoke_role)
}
