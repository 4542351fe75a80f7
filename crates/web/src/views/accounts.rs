//! Accounts and their roles, kept apart: one makes accounts, another grants.

use askama::Template;

use super::directory::Search;
use super::entry::{Control, EntryForm};
use super::frame::{Choice, Frame};

/// `GET /sites/S/accounts?search=`.
///
/// Posts: a new account (`name`, `person`, `password`) to the same address; a role (`role`, `act`
/// as `grant`, `approve` or `revoke`) to `/sites/S/accounts/A/roles`; `act` as `disable` or `enable` to
/// `/sites/S/accounts/A/state`; another `password` to `/sites/S/accounts/A/password`; each with
/// `command`.
#[derive(Template)]
#[template(path = "accounts.html")]
pub struct Accounts {
    /// The frame, with the site.
    pub frame: Frame,
    /// The search.
    pub search: Search,
    /// What the rows' forms carry of the search in their addresses; nothing where none is made.
    pub asked: String,
    /// The accounts.
    pub rows: Vec<AccountRow>,
    /// Roles that can be granted, in words; empty where the person may not grant.
    pub roles: Vec<Choice>,
    /// Whether the person may make and disable accounts.
    pub may_create: bool,
    /// What was refused and belongs to no form, in words.
    pub problem: Option<String>,
    /// Whether something was saved just now.
    pub saved: bool,
    /// What comes next until the site is served, each with `done`, `open` or `planned`; empty
    /// once it is.
    pub next: Vec<NextStep>,
    /// The form of a new account, where the person may make one.
    pub forms: Vec<EntryForm>,
}

/// A step on the way from an empty site to a first meeting.
pub struct NextStep {
    /// What is to be done, and by whom.
    pub what: String,
    /// `done`, `open` or `planned`.
    pub state: &'static str,
}

/// An account.
pub struct AccountRow {
    /// Its id.
    pub id: String,
    /// The sign-in name.
    pub name: String,
    /// The person's name.
    pub person: String,
    /// The roles held at this site.
    pub roles: Vec<RoleHeld>,
    /// Whether it was disabled.
    pub disabled: bool,
    /// Why another password for it was refused.
    pub refused: Option<String>,
}

/// A role that an account holds.
pub struct RoleHeld {
    /// Its word, such as `attendant`.
    pub role: &'static str,
    /// Whether it counts: a role that needs a second person does not until they approve.
    pub approved: bool,
    /// Whether the person who looks may approve it.
    pub may_approve: bool,
}
