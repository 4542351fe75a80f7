//! Accounts and their roles, kept apart: one makes accounts, another grants.

use askama::Template;

use super::frame::{Choice, Frame};

/// `GET /sites/S/accounts`.
///
/// Posts: a new account (`name`, `person`, `password`) to the same address; a role (`role`, `act`
/// as `grant`, `approve` or `revoke`) to `/sites/S/accounts/A/roles`; `act` as `disable` or `enable` to
/// `/sites/S/accounts/A/state`; each with `command`.
#[derive(Template)]
#[template(path = "accounts.html")]
pub struct Accounts {
    /// The frame, with the site.
    pub frame: Frame,
    /// The accounts.
    pub rows: Vec<AccountRow>,
    /// Roles that can be granted, in words; empty where the person may not grant.
    pub roles: Vec<Choice>,
    /// Whether the person may make and disable accounts.
    pub may_create: bool,
    /// What was refused, in words.
    pub problem: Option<String>,
    /// What was typed as sign-in name.
    pub name: String,
    /// What was typed as the person's name.
    pub person: String,
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
