//! Pages that need no site: sign-in, set-up, problems, and the request page of a room.

use askama::Template;

use super::entry::{Control, EntryForm};
use super::frame::{Frame, Link};

/// `GET /sign-in`, and again after a sign-in that was refused.
///
/// Posts `name`, `password`, `next` to `/sign-in`; in the demo a button posts `demo` instead.
#[derive(Template)]
#[template(path = "sign_in.html")]
pub struct SignIn {
    /// The frame, without a site.
    pub frame: Frame,
    /// The name that was typed.
    pub name: String,
    /// Where to go afterwards; empty for the person's home.
    pub next: String,
    /// Why it was refused, in words.
    pub problem: Option<String>,
    /// Whether phones will not work offline here, because the address is not one of HTTPS.
    pub insecure: bool,
    /// In the demo, who can be tried with one click.
    pub demo_roles: Vec<DemoRole>,
}

/// Somebody whom the demo offers.
pub struct DemoRole {
    /// The value posted as `demo`.
    pub value: String,
    /// The person's name.
    pub person: String,
    /// The role in words.
    pub role: String,
    /// The site's name.
    pub site: String,
}

/// `GET /set-up/{secret}`: the first site of an empty house and its two administrators, who are
/// kept apart, and what comes next.
#[derive(Template)]
#[template(path = "set_up.html")]
pub struct SetUp {
    /// The frame, without a site.
    pub frame: Frame,
    /// The form; it posts to the same address.
    pub form: EntryForm,
    /// What comes next, in words and in order.
    pub next: Vec<String>,
}

/// `GET /administrators/{secret}`: the administrators that a site lacks, as new accounts. Posts the
/// fields named here to the same address.
#[derive(Template)]
#[template(path = "administrators.html")]
pub struct Administrators {
    /// The frame, without a site.
    pub frame: Frame,
    /// The address to post to.
    pub action: String,
    /// The site's name.
    pub site: String,
    /// The administrators that it lacks.
    pub lacking: Vec<Administrator>,
    /// What was refused, in words.
    pub problem: Option<String>,
}

/// An administrator that a site lacks.
pub struct Administrator {
    /// The role in words.
    pub role: String,
    /// What the role does.
    pub hint: String,
    /// The sign-in name that was typed.
    pub login: String,
    /// The name that was typed.
    pub name: String,
    /// The field of the sign-in name.
    pub login_field: &'static str,
    /// The field of the name.
    pub name_field: &'static str,
    /// The field of the password.
    pub password_field: &'static str,
}

/// A page that cannot be shown: what happened and what to do next.
#[derive(Template)]
#[template(path = "problem.html")]
pub struct Problem {
    /// The frame; with a site where the person is at home in one.
    pub frame: Frame,
    /// The HTTP status.
    pub status: u16,
    /// What happened, in words.
    pub title: String,
    /// What to do next, in words; empty for nothing.
    pub detail: String,
    /// The id under which the operator finds it; empty for nothing to find.
    pub request: String,
    /// Where to go from here.
    pub back: Option<Link>,
}

/// `GET /r/{request_code}`: what a guest can ask for from inside the room. Posts `kind`
/// (`washroom`, `document`, `other`), `from`, `to`, `note`, `command` to the same address.
#[derive(Template)]
#[template(path = "request.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own")]
pub struct RoomRequest {
    /// The frame, without a site.
    pub frame: Frame,
    /// The address to post to.
    pub action: String,
    /// The room's name as people say it.
    pub room: String,
    /// Whether a meeting is running there, so that a request reaches somebody.
    pub running: bool,
    /// Whether a request was just taken.
    pub sent: bool,
    /// Whether the meeting that has just ended there may be rated.
    pub rates: bool,
    /// Whether it was just rated.
    pub rated: bool,
    /// Why the last one was not taken, in words.
    pub problem: Option<String>,
    /// What was typed.
    pub from: String,
    /// What was typed.
    pub to: String,
    /// What was typed.
    pub note: String,
}
