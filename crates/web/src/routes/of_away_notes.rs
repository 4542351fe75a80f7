//! The notes at the doors of teams' offices: the page, the paper for the desk, one's own word, the screens.

use domain::access::{Action, Object};

use super::Routes;
use crate::api;
use crate::need::Need;
use crate::pages::away_note::{self as pages, door};

/// Adds every page of the notes, and what a screen at a door may ask for by an address that nobody guesses.
pub(super) fn of_away_notes(routes: Routes) -> Routes {
    let view = Need::right(Object::AwayNote, Action::View);
    let act = Need::right(Object::AwayNote, Action::Do);
    let create = Need::right(Object::AwayNote, Action::Create);
    let edit = Need::right(Object::AwayNote, Action::Edit);
    let revocation = "/sites/{site}/away-notes/screens/{device}/revocation";
    let routes = routes
        .get("/sites/{site}/away-notes", view, pages::show)
        .get("/sites/{site}/away-notes/sheets/{team}", view, pages::sheet)
        .post("/sites/{site}/away-notes/out", act, pages::go_out)
        .post("/sites/{site}/away-notes/back", act, pages::come_back)
        .post(
            "/sites/{site}/away-notes/screens",
            create,
            pages::add_screen,
        )
        .post(revocation, edit, pages::revoke_screen)
        .get("/door/{code}", Need::Public, door::show)
        .get("/door/{code}/note", Need::Public, door::note);
    routes
        .get(
            "/api/v1/sites/{site}/away-notes",
            view,
            api::show_away_notes,
        )
        .post("/api/v1/sites/{site}/away-notes/out", act, api::go_out)
        .post("/api/v1/sites/{site}/away-notes/back", act, api::come_back)
        .post(
            "/api/v1/sites/{site}/away-notes/screens",
            create,
            api::add_door_screen,
        )
        .post(
            "/api/v1/sites/{site}/away-notes/screens/{device}/revocation",
            edit,
            api::revoke_door_screen,
        )
}
