//! `GET /`: to the page where the person's day begins.

use app::{Grant, Role};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::SiteId;

use crate::act::{Query, see};
use crate::need::Asker;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// Where the day of each role begins, the one with most to see to first.
const HOMES: [(Role, &str); 9] = [
    (Role::TeamLeader, "board"),
    (Role::Attendant, "duties"),
    (Role::Receptionist, "hall"),
    (Role::Guard, "entry"),
    (Role::Host, "rooms"),
    (Role::OwnersManager, "board"),
    (Role::Auditor, "journal"),
    (Role::SystemAdministrator, "accounts"),
    (Role::SecurityAdministrator, "accounts"),
];

/// `GET /?site=`.
pub(crate) async fn show(
    State(_web): State<Web>,
    asker: Asker,
    Query(query): Query,
) -> Answered<Response> {
    let wanted: Option<SiteId> = query.chosen("site").unwrap_or(None);
    let grants = &asker.actor.grants;
    let at_wanted = |grant: &&Grant| wanted.as_ref().is_none_or(|site| *site == grant.site);
    let home = HOMES.into_iter().find_map(|(role, page)| {
        let mut held = grants.iter().filter(at_wanted);
        held.find(|grant| grant.role == role)
            .map(|grant| format!("/sites/{}/{page}", grant.site))
    });
    match home {
        Some(address) => Ok(see(&address)),
        // An account without a role is signed in and may do nothing yet.
        None => Err(Trouble::new(StatusCode::FORBIDDEN, "no-role-yet")),
    }
}
