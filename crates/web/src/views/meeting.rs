//! A meeting: what was asked for, how it goes, what is done for it, what changed.

use askama::Template;

use super::agreement::AgreementState;
use super::frame::{Choice, Frame, Link};
use super::meeting_form::Obstacle;

/// `GET /sites/S/meetings/M`.
///
/// Posts to `/sites/S/meetings/M/confirmation`, `/cancellation` (`reason`, and of a series `scope`:
/// `one` or `following`) and `/extension` (`ends` as `HH:MM` at the site; before the start means the next day), each with `command`.
#[derive(Template)]
#[template(path = "meeting.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that the page shows"
)]
pub struct Meeting {
    /// The frame, with the site.
    pub frame: Frame,
    /// What is commissioned for it, as far as the reader sees that.
    pub orders: Vec<super::orders::OrderRow>,
    /// Where another order is placed; empty for who may not.
    pub new_order: String,
    /// The meeting's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// `tentative`, `confirmed` or `cancelled`.
    pub status: &'static str,
    /// `expected`, `running`, `on_break`, `ended` or `cancelled`.
    pub phase: &'static str,
    /// The room as people say it.
    pub room: String,
    /// The day in words.
    pub date: String,
    /// From to, such as 09:00–11:30.
    pub time: String,
    /// Who is responsible for it.
    pub host: String,
    /// How many will come.
    pub headcount: u32,
    /// Layout.
    pub layout: String,
    /// Equipment, in words.
    pub equipment: String,
    /// Whether it is a large meeting.
    pub large: bool,
    /// Whether place cards are wanted.
    pub place_cards: bool,
    /// Whether it is confidential.
    pub secret: bool,
    /// Anything else.
    pub note: String,
    /// What happened so far, in words, such as 09:02 来宾就座.
    pub moments: Vec<String>,
    /// Who attends, highest first.
    pub attendees: Vec<AttendeeRow>,
    /// Who has not come although it has started, highest first.
    pub absent: Vec<String>,
    /// Its duties in order of time.
    pub duties: Vec<DutyRow>,
    /// What of its orders is still ahead.
    pub ahead: Vec<AheadRow>,
    /// Its changes, newest first.
    pub changes: Vec<ChangeRow>,
    /// How the owner's office stands to it; absent where its standard asks for no agreement.
    pub agreement: Option<AgreementState>,
    /// Whether the person may confirm it for the owner's office.
    pub may_agree: bool,
    /// Whether the person may change it.
    pub may_edit: bool,
    /// Ends to extend to, such as 11:45 (+15 分); only while it can be extended.
    pub extensions: Vec<Choice>,
    /// The end, `HH:MM`, for ending early or at another time.
    pub ends: String,
    /// Ends to end early at, such as 10:45 (−15 分); only while it is running.
    pub early_ends: Vec<Choice>,
    /// The series it is one of.
    pub series: Option<Series>,
    /// Whether its room is still to be cleared up after the meeting before it.
    pub room_not_cleared: bool,
    /// What was refused, in words.
    pub problem: Option<String>,
    /// What stands in the way, where something does.
    pub obstacle: Option<Obstacle>,
}

/// The series that a meeting is one of.
pub struct Series {
    /// Its rule and which of them this is, in words.
    pub words: String,
    /// The one before.
    pub previous: Option<Link>,
    /// The one after.
    pub next: Option<Link>,
    /// All of them, in order of time.
    pub occurrences: Vec<OccurrenceRow>,
    /// How many after this one are still to start.
    pub following: usize,
}

/// A meeting of a series.
pub struct OccurrenceRow {
    /// Which of them, from 1.
    pub number: usize,
    /// Day and time, in words.
    pub time: String,
    /// Its page, for whoever may know of it.
    pub href: Option<String>,
    /// `expected`, `running`, `on_break`, `ended` or `cancelled`.
    pub phase: &'static str,
    /// Whether it was changed by itself.
    pub changed: bool,
    /// Whether it is the one that is shown.
    pub this: bool,
}

/// Somebody who attends.
pub struct AttendeeRow {
    /// Their rank: 1 is the highest.
    pub rank: u32,
    /// Their name.
    pub name: String,
    /// How they are addressed.
    pub form_of_address: String,
    /// Their seat; empty for none.
    pub seat: String,
    /// When they were received; empty when not yet.
    pub received: String,
}

/// A duty of the meeting.
pub struct DutyRow {
    /// Its id.
    pub id: String,
    /// What to do, with its round.
    pub title: String,
    /// Of an order's: how much of what, and where.
    pub note: String,
    /// The page of the order it is about; empty for none, and on that page.
    pub order: String,
    /// Its window, such as 09:10–09:15.
    pub window: String,
    /// Its state, as in the board.
    pub state: &'static str,
    /// Who does it; empty for nobody yet.
    pub who: String,
    /// What became of it, in words; empty while open.
    pub outcome: String,
    /// The page that says why it is here.
    pub why: String,
    /// When its state turns next by time alone, Unix milliseconds.
    pub turns: Option<i64>,
}

/// What of an order is still ahead.
pub struct AheadRow {
    /// Its order and line.
    pub key: String,
    /// The moment that it waits for, in words.
    pub moment: String,
    /// How much of what, and where.
    pub note: String,
    /// The page of the order; empty on that page.
    pub order: String,
}

/// A change of the booking.
pub struct ChangeRow {
    /// The revision it made.
    pub revision: i32,
    /// Who.
    pub by: String,
    /// When, in words.
    pub at: String,
    /// What differed.
    pub differences: Vec<DifferenceRow>,
    /// Whether the service team has seen it.
    pub acknowledged: bool,
}

/// A field that differs.
pub struct DifferenceRow {
    /// The field; its word is `field-` and this.
    pub field: &'static str,
    /// What stood before, in words; empty for nothing.
    pub before: String,
    /// What stands now, in words; empty for nothing.
    pub after: String,
}
