//! What waits for the owner's office, and how it stands to one meeting.

use askama::Template;

use super::frame::Frame;
use super::meeting::ChangeRow;

/// `GET /sites/S/agreements`.
///
/// Each row posts to `/sites/S/meetings/M/agreement`: `command`, `revision`, `orders`.
#[derive(Template)]
#[template(path = "agreements.html")]
pub struct Agreements {
    /// The frame, with the site.
    pub frame: Frame,
    /// The meetings that wait, by start.
    pub meetings: Vec<AwaitedRow>,
    /// Whether the person may confirm.
    pub may_agree: bool,
}

/// How the owner's office stands to a meeting's requirements.
pub struct AgreementState {
    /// `awaited`, `agreed` or `changed`.
    pub word: &'static str,
    /// The colours of a state for it: `open`, `done` or `overdue`.
    pub tone: &'static str,
    /// Who confirmed last and when, in words; empty for nobody.
    pub by: String,
    /// The revision that a confirmation is for: the one shown.
    pub revision: i32,
    /// When what is commissioned had changed last of what is shown, in milliseconds; 0 for nothing.
    pub orders: i64,
    /// Whether set-up has begun without it.
    pub late: bool,
}

/// A meeting that waits.
pub struct AwaitedRow {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The day and time in words.
    pub time: String,
    /// The room as people say it.
    pub room: String,
    /// Who is responsible for it.
    pub host: String,
    /// How many will come.
    pub headcount: u32,
    /// What is asked for, each in words, such as 台型 U形.
    pub wishes: Vec<String>,
    /// How it stands.
    pub agreement: AgreementState,
    /// What changed since the last confirmation, oldest first.
    pub changes: Vec<ChangeRow>,
    /// What is commissioned for it.
    pub orders: Vec<super::orders::OrderRow>,
    /// How that differs from what was confirmed.
    pub order_changes: Vec<OrderChange>,
}

/// An order that changed since the confirmation, or was placed after it.
pub struct OrderChange {
    /// Its page.
    pub href: String,
    /// Its day and number.
    pub number: String,
    /// What differs.
    pub differences: Vec<super::orders::OrderDifference>,
}
