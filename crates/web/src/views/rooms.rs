//! The room calendar: a day of all rooms, a week, a month.

use askama::Template;

use super::board::hour_marks;
use super::frame::{Choice, Frame};
use super::timeline::Span;

/// `GET /sites/S/rooms`.
#[derive(Template)]
#[template(path = "rooms.html")]
pub struct Rooms {
    /// The frame, with the site.
    pub frame: Frame,
    /// Day, week or month.
    pub shown: Shown,
    /// What is shown, such as 11月24日 周二, or 2026年11月.
    pub date_title: String,
    /// The day shown, or the first of the week or month, `YYYY-MM-DD`.
    pub date: String,
    /// The address of the day, week or month before.
    pub previous: String,
    /// The address of the one after.
    pub next: String,
    /// The address of the one with today.
    pub today: String,
    /// The address of the day's, the week's and the month's view.
    pub views: [String; 3],
    /// How many people must fit (`capacity`), or empty.
    pub capacity: String,
    /// Equipment to filter by (`equipment`, repeated).
    pub equipment: Vec<Choice>,
    /// Rooms to choose from (`room`) for the week and the month.
    pub room_choices: Vec<Choice>,
    /// The first hour shown.
    pub first_hour: u32,
    /// How many hours are shown, 1 to 24.
    pub hours: u32,
    /// Rows of the day (a room each) or the week (a day each).
    pub rows: Vec<CalendarRow>,
    /// Names of the weekdays, Monday first, for the month.
    pub weekdays: Vec<String>,
    /// The days of the month, whole weeks.
    pub days: Vec<MonthDay>,
    /// Whether the person may book.
    pub may_book: bool,
}

/// What the calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// All rooms on one day.
    Day,
    /// One room, or all, over a week.
    Week,
    /// One room over a month.
    Month,
}

/// A row: a room on a day.
pub struct CalendarRow {
    /// The room's id.
    pub room: String,
    /// The name at the left: the room, or the day.
    pub title: String,
    /// What stands below it, such as 40 人 · 投影; empty for nothing.
    pub note: String,
    /// The instant at which the row's first hour begins, Unix milliseconds.
    pub first_at: i64,
    /// Whether the row is today's; then the now line stands in it.
    pub now: Option<u32>,
    /// How many lanes its bars lie in, at least one.
    pub lanes: u32,
    /// Bars in order of time; free time is a bar too, so that a thumb and a keyboard reach it.
    pub bars: Vec<Bar>,
}

/// Something on a row.
pub struct Bar {
    /// What it is.
    pub kind: BarKind,
    /// Where it stands.
    pub span: Span,
    /// Its lane, from 0: what is at once lies one below the other.
    pub lane: u32,
    /// Its words: the meeting's title, the reason of a closure, or which part of a divided hall is
    /// taken; empty for free time and ends.
    pub title: String,
    /// From to, such as 09:00–11:30.
    pub time: String,
    /// Where it leads: the meeting, or for free time the form with room and time filled in.
    pub href: Option<String>,
}

/// What a bar is. Each has its colour, its pattern and its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    /// Free, with a way to book it.
    Free,
    /// A meeting that stands.
    Confirmed,
    /// A meeting that may fall away.
    Tentative,
    /// A meeting that is running.
    Running,
    /// A meeting in a break.
    OnBreak,
    /// A meeting that is over.
    Ended,
    /// The time that the standard's duties need before a meeting.
    SetUp,
    /// The time that they need after it.
    ClearUp,
    /// A closure.
    Closed,
    /// Taken by a meeting in a part of the room, or in the whole it is part of.
    Blocked,
}

/// A day of the month.
pub struct MonthDay {
    /// The day of the month, such as 24.
    pub day: String,
    /// The address of its day view.
    pub href: String,
    /// Whether it lies outside the month shown.
    pub outside: bool,
    /// Whether it is today.
    pub today: bool,
    /// Its meetings and closures.
    pub bars: Vec<Bar>,
}

impl BarKind {
    /// Its class.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Confirmed => "confirmed",
            Self::Tentative => "tentative",
            Self::Running => "running",
            Self::OnBreak => "on_break",
            Self::Ended => "ended",
            Self::SetUp => "set-up",
            Self::ClearUp => "clear-up",
            Self::Closed => "closed",
            Self::Blocked => "blocked",
        }
    }

    /// The key of its word.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Free => "calendar-free",
            Self::Confirmed => "page-status-confirmed",
            Self::Tentative => "page-status-tentative",
            Self::Running => "page-phase-running",
            Self::OnBreak => "page-phase-on_break",
            Self::Ended => "page-phase-ended",
            Self::SetUp => "calendar-set-up",
            Self::ClearUp => "calendar-clear-up",
            Self::Closed => "calendar-closed",
            Self::Blocked => "calendar-blocked",
        }
    }
}

impl Bar {
    /// When it begins, such as 09:00: the month has no place for more.
    #[must_use]
    pub fn begins(&self) -> &str {
        self.time.split('–').next().unwrap_or_default()
    }
}

impl Rooms {
    /// The hours with the step at which each begins.
    #[must_use]
    pub fn hour_marks(&self) -> Vec<(u32, String)> {
        hour_marks(self.first_hour, self.hours)
    }

    /// The views with their keys, and whether each is the one shown.
    #[must_use]
    pub fn view_links(&self) -> [(&str, &'static str, bool); 3] {
        let [day, week, month] = &self.views;
        [
            (day, "calendar-day", self.shown == Shown::Day),
            (week, "calendar-week", self.shown == Shown::Week),
            (month, "calendar-month", self.shown == Shown::Month),
        ]
    }
}
