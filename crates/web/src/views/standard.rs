//! The standard in force: its clauses, its rules, and the publishing of a new version.

use askama::Template;

use super::frame::Frame;

/// `GET /sites/S/standard`; publishing posts `text`, `act` (`check` or `publish`) and `command` to
/// the same address, and comes back with the problems by line.
#[derive(Template)]
#[template(path = "standard.html")]
pub struct StandardPage {
    /// The frame, with the site.
    pub frame: Frame,
    /// The standard's title.
    pub title: String,
    /// The version in force, counted from 1.
    pub version: i32,
    /// Its clauses in order.
    pub clauses: Vec<ClauseRow>,
    /// Its rules in order.
    pub rules: Vec<RuleRow>,
    /// The text, where the person may publish: the one in force, or the one that was sent.
    pub text: Option<String>,
    /// What is wrong with the text that was sent.
    pub problems: Vec<ProblemRow>,
    /// What became of the text that was sent, where it has no problems, in words.
    pub said: Option<String>,
}

/// A clause.
pub struct ClauseRow {
    /// Its id, such as C4.2.2.
    pub id: String,
    /// Its wording, in Chinese.
    pub wording: String,
    /// The ids of the rules that carry it out.
    pub rules: Vec<String>,
}

/// A rule.
pub struct RuleRow {
    /// Its id, such as `refill`.
    pub id: String,
    /// What to do, in Chinese.
    pub title: String,
    /// The clauses it carries out.
    pub clauses: Vec<String>,
    /// What starts it, in words.
    pub starts: String,
    /// Its window, in words.
    pub window: String,
    /// The team that does it.
    pub team: String,
    /// What to say, in Chinese; empty for nothing.
    pub wording: String,
}

/// A problem of a standard's text.
pub struct ProblemRow {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: String,
    /// What mends it.
    pub mend: String,
}
