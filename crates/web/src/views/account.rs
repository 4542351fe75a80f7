//! One's own account: password, language, tokens.

use askama::Template;

use super::entry::{Control, EntryForm};
use super::frame::Frame;

/// `GET /account`.
///
/// Posts to `/account/password` (`old`, `new`), `/account/language` (`language`), `/account/tokens`
/// (`name`, `days`) and `/account/tokens/T/revocation`, each with `site`, where one came from.
#[derive(Template)]
#[template(path = "account.html")]
pub struct Account {
    /// The frame, with the site that one came from.
    pub frame: Frame,
    /// Whether something was saved just now.
    pub saved: bool,
    /// The forms of password and language.
    pub own: Vec<EntryForm>,
    /// The form of a token.
    pub new_token: Vec<EntryForm>,
    /// One's tokens, newest first.
    pub tokens: Vec<TokenRow>,
    /// A token that was made just now: its name and its secret, shown this once.
    pub made: Option<(String, String)>,
    /// The short name of the site that one came from; empty for none.
    pub site: String,
}

/// A token without its secret.
pub struct TokenRow {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// Since when.
    pub created: String,
    /// Until when.
    pub expires: String,
}
