//! Hand-overs at the end of a shift.

use askama::Template;

use super::frame::{Frame, Link};
use super::journal::JournalEntry;

/// `GET /sites/S/hand-overs?month=`.
#[derive(Template)]
#[template(path = "hand_overs.html")]
pub struct HandOvers {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where one hands over; empty for whoever may not.
    pub new: String,
    /// The months before and after.
    pub months: Vec<Link>,
    /// The month in words.
    pub month: String,
    /// What waits for the reader's shift.
    pub waiting: Vec<HandOverRow>,
    /// What was asked for in the month.
    pub rows: Vec<HandOverRow>,
}

/// `GET /sites/S/hand-overs/H`.
#[derive(Template)]
#[template(path = "hand_over.html")]
pub struct HandOverShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The hand-over.
    pub row: HandOverRow,
    /// Where all of them are.
    pub back: String,
}

/// A hand-over.
pub struct HandOverRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its number on its day.
    pub number: i32,
    /// Its civil day.
    pub day: String,
    /// Whose shift ends.
    pub by: String,
    /// The team that it is handed to.
    pub team: String,
    /// When the planned shift ends; empty where none was planned.
    pub due: String,
    /// When it was handed over; empty as long as it is not.
    pub made: String,
    /// The note to the next shift.
    pub note: String,
    /// When the next shift had it; empty as long as it has not.
    pub had: String,
    /// Who has it.
    pub had_by: String,
    /// Whether the reader may say that they have it.
    pub may_acknowledge: bool,
}

/// `GET /sites/S/hand-overs/new`.
#[derive(Template)]
#[template(path = "hand_over_form.html")]
pub struct Review {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where it is sent.
    pub action: String,
    /// What was refused, in words; empty for nothing.
    pub problem: String,
    /// The field that was refused; empty for none.
    pub wrong: String,
    /// Until when it is asked for; empty where nobody asks.
    pub due: String,
    /// What the standard names to be looked at.
    pub items: Vec<ReviewItem>,
    /// What the reader did today, in one sentence.
    pub counted: String,
    /// Their entries of today, newest first.
    pub entries: Vec<JournalEntry>,
    /// Where the journal is.
    pub journal: String,
    /// What should be done by now and is not, or is to be done now.
    pub open: Vec<ReviewDuty>,
    /// What is to be done later.
    pub later: Vec<ReviewDuty>,
    /// The keys that the reader would take home.
    pub keys: Vec<ReviewKey>,
    /// The days ahead.
    pub next: Vec<AheadDay>,
    /// What matters on them beside meetings.
    pub important: Vec<Link>,
    /// The note as it was typed.
    pub note: String,
    /// Whether the reader is on duty.
    pub on_duty: bool,
}

/// A key to an office that the reader has.
///
/// Posts to `action`: `command`, `way` (`in`), `from` (`hand-over`).
pub struct ReviewKey {
    /// The office, in words.
    pub office: String,
    /// Since when.
    pub since: String,
    /// Where it is given back.
    pub action: String,
}

/// Something to be looked at.
pub struct ReviewItem {
    /// Its number.
    pub number: u32,
    /// What it is, in the words of the standard.
    pub text: String,
    /// Whether it was said to be seen.
    pub seen: bool,
}

/// A duty that is not done yet.
pub struct ReviewDuty {
    /// Its page.
    pub href: String,
    /// What to do.
    pub title: String,
    /// Where.
    pub place: String,
    /// Its window, or when it is due on another day.
    pub window: String,
    /// `planned`, `open` or `overdue`.
    pub state: &'static str,
    /// Who has it; empty for nobody.
    pub who: String,
}

/// A day that is ahead.
pub struct AheadDay {
    /// The day in words.
    pub title: String,
    /// Whether it is the first of the days ahead.
    pub first: bool,
    /// Its meetings.
    pub meetings: Vec<AheadMeeting>,
}

/// A meeting of a day that is ahead.
pub struct AheadMeeting {
    /// Its page.
    pub href: String,
    /// From when until when.
    pub time: String,
    /// Where.
    pub room: String,
    /// What about, as far as the reader may know.
    pub title: String,
}
