//! What is to be brought to rooms.

use askama::Template;

use super::frame::{Frame, Link};

/// `GET /sites/S/restocking?month=`.
#[derive(Template)]
#[template(path = "restocking.html")]
pub struct Restocking {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where the plan of leaders' offices is.
    pub offices: String,
    /// All that is to be brought together: what, and how much.
    pub to_bring: Vec<(String, String)>,
    /// All that was brought of what the month told: what, and how much.
    pub brought: Vec<(String, String)>,
    /// When the page changes by the time alone, Unix milliseconds; 0 for never.
    pub turns: i64,
    /// What nobody has brought yet.
    pub open: Vec<RestockingRow>,
    /// What was told in the month.
    pub told: Vec<RestockingRow>,
    /// The months before and after.
    pub months: Vec<Link>,
    /// The month in words.
    pub month: String,
}

/// What one duty found lacking.
pub struct RestockingRow {
    /// Its id.
    pub id: String,
    /// Its number on its day.
    pub number: i32,
    /// Where it is brought to.
    pub room: String,
    /// What, in words.
    pub items: String,
    /// When it was told.
    pub told: String,
    /// By whom.
    pub by: String,
    /// Until when it is to be there.
    pub due: String,
    /// `open`, `overdue`, `done` or `waived`.
    pub state: &'static str,
    /// Who is to bring it; empty for nobody yet.
    pub assignee: String,
    /// When it was brought and by whom; empty while it is open.
    pub brought: String,
    /// Where its duty is explained and done.
    pub duty: String,
}
