//! The roster: the week as a grid, and the form beside it.

use askama::Template;

use super::directory::Tab;
use super::frame::{Choice, Frame, Link};
use super::people_sheet::SheetPreview;

/// `GET /sites/S/roster`, and again after a refusal.
#[derive(Template)]
#[template(path = "roster.html")]
pub struct Roster {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the roster.
    pub tabs: Vec<Tab>,
    /// The week in words.
    pub span: String,
    /// The week with its year, for paper.
    pub dated: String,
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
    /// What was copied, laid or moved, in words; empty for nothing.
    pub copied: String,
    /// Where the week is given out as a workbook; empty for who may not.
    pub workbook: String,
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
    /// What is said of a leave that touches it; empty for none.
    pub leave: String,
    /// Whether that leave still waits for a leader's word.
    pub leave_waits: bool,
    /// The shifts.
    pub shifts: Vec<RosterShift>,
}

/// What a shift is moved with.
pub struct RosterMove {
    /// Where it is changed.
    pub action: String,
    /// Its team.
    pub team: String,
    /// From when.
    pub starts: String,
    /// Until when.
    pub ends: String,
    /// The revision that the reader sees.
    pub revision: i32,
}

/// A shift in its cell.
pub struct RosterShift {
    /// Its id.
    pub id: String,
    /// Where it is changed, or where its owner asks for a swap; empty for who may neither.
    pub href: String,
    /// Whether it leads to a swap.
    pub swap: bool,
    /// How it is moved; `None` for who may not, and once it has begun.
    pub moves: Option<RosterMove>,
    /// Whether whoever has it is on leave then.
    pub on_leave: bool,
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

/// `GET /sites/S/roster/workbook`, and again with what a file comes to.
#[derive(Template)]
#[template(path = "roster_workbook.html")]
pub struct RosterWorkbook {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the roster.
    pub tabs: Vec<Tab>,
    /// The weeks and months that are given out.
    pub files: Vec<Link>,
    /// Where a file is sent.
    pub action: String,
    /// Why it was refused.
    pub problem: Option<String>,
    /// What was taken in, in words.
    pub done: Option<String>,
    /// What the file would change.
    pub preview: Option<SheetPreview>,
}

/// `GET /sites/S/roster/cycle`, and again with what laying it comes to.
#[derive(Template)]
#[template(path = "roster_cycle.html")]
pub struct CyclePage {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the roster.
    pub tabs: Vec<Tab>,
    /// The posts, and which is chosen.
    pub teams: Vec<(Link, bool)>,
    /// Where the form is sent; its preview is below.
    pub action: String,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// The form; `None` where no team has members.
    pub form: Option<CycleForm>,
    /// What laying it comes to; `None` before it was looked at.
    pub laid: Option<CycleLaid>,
    /// What was looked at, to be sent with the confirmation.
    pub sent: Vec<(String, String)>,
}

/// The form in which a cycle is written.
pub struct CycleForm {
    /// The team.
    pub team: String,
    /// Its name.
    pub post: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// The cycle, a day a line.
    pub cycle: String,
    /// The people.
    pub people: Vec<CyclePerson>,
    /// Whether it takes the place of what is planned.
    pub replaces: bool,
    /// The field that is wrong.
    pub wrong: String,
}

/// Somebody who may work in the cycle.
pub struct CyclePerson {
    /// Their account.
    pub id: String,
    /// Their name.
    pub name: String,
    /// The days of the cycle on which they may begin.
    pub begins: Vec<Choice>,
}

/// What laying a cycle comes to.
pub struct CycleLaid {
    /// How many days come to what: the word, the tone, the count.
    pub counts: Vec<(&'static str, &'static str, usize)>,
    /// The people, by name.
    pub people: Vec<String>,
    /// Whether anything changes.
    pub changes: bool,
    /// The days.
    pub lines: Vec<CycleLine>,
}

/// A day of a laid cycle.
pub struct CycleLine {
    /// What the day is called.
    pub title: String,
    /// Each person's name and what their day comes to.
    pub cells: Vec<(String, Option<CycleCell>)>,
}

/// What a day of somebody comes to.
pub struct CycleCell {
    /// From when to when; empty for rest.
    pub time: String,
    /// What goes for it.
    pub removed: String,
    /// Whether the shift is planned.
    pub planned: bool,
    /// What is to be said of it; empty for nothing.
    pub words: String,
    /// `done`, `open`, `refused` or `planned`.
    pub tone: &'static str,
}
