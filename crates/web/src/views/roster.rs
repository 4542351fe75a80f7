//! The roster: the week as a grid, and the form beside it.

use askama::Template;

use super::frame::{Choice, Frame, Link};

/// `GET /sites/S/roster`, and again after a refusal.
#[derive(Template)]
#[template(path = "roster.html")]
pub struct Roster {
    /// The frame, with the site.
    pub frame: Frame,
    /// The week in words.
    pub span: String,
    /// Its Monday.
    pub week: String,
    /// The weeks before, now and after.
    pub weeks: [Link; 3],
    /// The days: what they are called, and whether it is today.
    pub days: Vec<(String, bool)>,
    /// The people.
    pub rows: Vec<RosterLine>,
    /// The reader's own check at sign-on that waits: its page, and when the shift begins.
    pub waiting: Option<Link>,
    /// What was copied, in words; empty for nothing.
    pub copied: String,
    /// The form; `None` for who may not plan.
    pub form: Option<RosterForm>,
}

/// Somebody's week.
pub struct RosterLine {
    /// Their account.
    pub account: String,
    /// Their name.
    pub name: String,
    /// Their teams.
    pub teams: String,
    /// How long they are planned, such as 40:00.
    pub total: String,
    /// A cell for each day.
    pub cells: Vec<RosterCell>,
}

/// A day of somebody.
pub struct RosterCell {
    /// The day, as `YYYY-MM-DD`.
    pub day: String,
    /// What the day is called.
    pub title: String,
    /// Whether it is today.
    pub today: bool,
    /// Where a shift is added; empty for who may not, and on days that are over.
    pub add: String,
    /// The shifts.
    pub shifts: Vec<RosterShift>,
}

/// A shift in its cell.
pub struct RosterShift {
    /// Its id.
    pub id: String,
    /// Where it is changed; empty for who may not.
    pub href: String,
    /// From when to when.
    pub time: String,
    /// Whose post it is.
    pub post: String,
    /// The word of how the post stands.
    pub standing: &'static str,
    /// How the post stands, in words; empty while its time has not come.
    pub words: String,
    /// `planned`, `open`, `overdue`, `done` or `missed`.
    pub tone: &'static str,
    /// How little rest lies beside it, in words; empty where there is enough.
    pub rest: String,
    /// What was recorded when the post was taken.
    pub remarks: String,
}

/// The form in which a shift is planned or changed.
pub struct RosterForm {
    /// Where it posts to.
    pub action: String,
    /// The shift that is changed: its removal's address, and its revision.
    pub known: Option<(String, String)>,
    /// Whether its first field has the focus.
    pub focus: bool,
    /// The people.
    pub people: Vec<Choice>,
    /// The teams.
    pub teams: Vec<Choice>,
    /// The day.
    pub day: String,
    /// From when.
    pub starts: String,
    /// Until when.
    pub ends: String,
    /// Whether the leader is asked to confirm little rest.
    pub asks: bool,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// The field that is wrong.
    pub wrong: String,
}

/// A post that the leader is to know of, on the board.
pub struct PostRow {
    /// The shift.
    pub id: String,
    /// Who.
    pub name: String,
    /// The post, and its time.
    pub post: String,
    /// How it stands, in words.
    pub words: String,
    /// The word of how it stands.
    pub standing: &'static str,
    /// `open`, `overdue`, `done` or `missed`.
    pub tone: &'static str,
    /// The page of its check; the roster where there is none.
    pub href: String,
    /// When its minutes turn, Unix milliseconds; `None` where they stand.
    pub turns: Option<i64>,
}
