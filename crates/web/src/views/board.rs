//! The leader's board: people by hours, and what is nobody's yet.

use askama::Template;

use super::frame::{Frame, Link};
use super::timeline::{Span, lanes};

/// The steps that a duty's words need on the board.
const CHIP_STEPS: u32 = 26;
/// The steps that a meeting's words need on the board.
const MEETING_STEPS: u32 = 26;

/// `GET /sites/S/board`.
#[derive(Template)]
#[template(path = "board.html")]
pub struct Board {
    /// The frame, with the site.
    pub frame: Frame,
    /// The day shown, such as 11月24日 周二.
    pub date_title: String,
    /// The day shown, as `YYYY-MM-DD`.
    pub date: String,
    /// The address of the day before.
    pub previous: String,
    /// The address of the day after.
    pub next: String,
    /// The address of today.
    pub today: String,
    /// The first hour shown, 0 to 23.
    pub first_hour: u32,
    /// How many hours are shown, 1 to 24.
    pub hours: u32,
    /// The instant of the first hour, Unix milliseconds.
    pub first_at: i64,
    /// Now, Unix milliseconds, where the day shown is today.
    pub now: Option<i64>,
    /// How many duties are overdue.
    pub overdue: usize,
    /// How many duties still to be done are nobody's.
    pub unassigned: usize,
    /// What is overdue, the oldest first, each with what there is to be done about it.
    pub late: Vec<LateRow>,
    /// How many of the day's meetings wait for the owner's office.
    pub awaited: usize,
    /// The meetings of the day.
    pub meetings: Vec<BoardMeeting>,
    /// The people, those on duty first; the duties of nobody are a row without an account.
    pub people: Vec<BoardPerson>,
    /// Whether the person may assign.
    pub may_assign: bool,
}

/// A meeting as a bar.
pub struct BoardMeeting {
    /// Its page.
    pub link: Link,
    /// The room as people say it.
    pub room: String,
    /// From to, such as 09:00–11:30.
    pub time: String,
    /// `expected`, `running`, `on_break`, `ended` or `cancelled`.
    pub phase: &'static str,
    /// Where it stands.
    pub span: Span,
}

/// Somebody's row.
pub struct BoardPerson {
    /// Their account; `None` for the duties of nobody.
    pub account: Option<String>,
    /// Their name.
    pub name: String,
    /// Since when they are on duty, such as 08:00; `None` when they are not.
    pub on_duty_since: Option<String>,
    /// Since when their phone is not reached while they are on duty, such as 09:12.
    pub unreached_since: Option<String>,
    /// When their phone counts as not reached unless it is heard of, Unix milliseconds.
    pub turns: Option<i64>,
    /// Whether they are on duty today with nothing due and no meeting to serve: they can be sent.
    pub standby: bool,
    /// Their duties of the day.
    pub chips: Vec<Chip>,
}

/// A duty that comes to the lead: it is overdue, or something was found lacking.
pub struct LateRow {
    /// The page that says why it is here.
    pub why: String,
    /// The duty.
    pub duty: String,
    /// What to do, with its round.
    pub title: String,
    /// Where.
    pub place: String,
    /// Who has it; empty for nobody.
    pub who: String,
    /// Until when it was to be done, such as 09:15.
    pub due: String,
    /// What was found lacking; empty where it is only late.
    pub remark: String,
}

/// A duty on the board.
pub struct Chip {
    /// The duty.
    pub duty: String,
    /// What to do, with its round, such as 续水 第2次.
    pub title: String,
    /// Where, as short as people say it, such as 701.
    pub place: String,
    /// Its window, such as 09:10–09:15.
    pub time: String,
    /// `planned`, `open`, `overdue`, `done`, `missed`, `waived` or `cancelled`.
    pub state: &'static str,
    /// When it opens, Unix milliseconds.
    pub opens: i64,
    /// When its state turns next by time alone, Unix milliseconds; `None` when it does not.
    pub turns: Option<i64>,
    /// The page that says why it is here.
    pub why: String,
    /// Where it stands.
    pub span: Span,
}

impl Board {
    /// The hours with the step at which each begins.
    #[must_use]
    pub fn hour_marks(&self) -> Vec<(u32, String)> {
        hour_marks(self.first_hour, self.hours)
    }

    /// The meetings with their lanes, and how many lanes there are.
    #[must_use]
    pub fn meeting_lanes(&self) -> (Vec<(&BoardMeeting, u32)>, u32) {
        let spans: Vec<Span> = self.meetings.iter().map(|meeting| meeting.span).collect();
        let (found, count) = lanes(&spans, MEETING_STEPS);
        (self.meetings.iter().zip(found).collect(), count)
    }

    /// Where now stands, in steps.
    #[must_use]
    pub fn now_step(&self) -> Option<u32> {
        let now = self.now?;
        Span::within(now, now, self.first_at, self.hours).map(|span| span.from)
    }

    /// Those who are on duty with nothing due.
    #[must_use]
    pub fn standby(&self) -> Vec<&BoardPerson> {
        self.people.iter().filter(|person| person.standby).collect()
    }

    /// Those to whom a duty can be given.
    #[must_use]
    pub fn assignable(&self) -> Vec<&BoardPerson> {
        let named = |person: &&BoardPerson| person.account.is_some();
        self.people.iter().filter(named).collect()
    }
}

impl BoardPerson {
    /// The duties with their lanes, and how many lanes there are.
    #[must_use]
    pub fn chip_lanes(&self) -> (Vec<(&Chip, u32)>, u32) {
        let spans: Vec<Span> = self.chips.iter().map(|chip| chip.span).collect();
        let (found, count) = lanes(&spans, CHIP_STEPS);
        (self.chips.iter().zip(found).collect(), count)
    }
}

/// The hours of a timeline with the step at which each begins.
pub(super) fn hour_marks(first_hour: u32, hours: u32) -> Vec<(u32, String)> {
    (0..hours)
        .map(|hour| (hour * 12, format!("{:02}", (first_hour + hour) % 24)))
        .collect()
}
