//! Spot checks: the month with its figures, the form, one check.

use askama::Template;

use super::directory::Tab;
use super::frame::{Frame, Link};

/// `GET /sites/S/spot-checks`.
#[derive(Template)]
#[template(path = "spot_checks.html")]
pub struct SpotChecks {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of quality.
    pub tabs: Vec<Tab>,
    /// Where somebody is checked; empty for who may not.
    pub new: String,
    /// Where the month is exported; empty for who may not.
    pub workbook: String,
    /// The months before and after.
    pub months: Vec<Link>,
    /// The month in words.
    pub month: String,
    /// The checks.
    pub rows: Vec<SpotCheckRow>,
    /// Figures: the key of what they are by, and each name with its score.
    pub figures: Vec<(&'static str, Vec<SpotCheckFigure>)>,
    /// The trend by week.
    pub bars: Vec<SpotCheckBar>,
    /// Whether everybody's are shown.
    pub of_all: bool,
}

/// A check in a list.
pub struct SpotCheckRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its day and number.
    pub number: String,
    /// When.
    pub time: String,
    /// Who was checked.
    pub name: String,
    /// Whose post it was.
    pub post: String,
    /// What was looked at.
    pub title: String,
    /// Who checked.
    pub by: String,
    /// The score in hundredths, in words.
    pub score: String,
    /// `done`, `open` or `overdue`.
    pub tone: &'static str,
    /// Whether it was answered.
    pub answered: bool,
}

/// A name with its figure.
pub struct SpotCheckFigure {
    /// The name.
    pub name: String,
    /// How many items were seen.
    pub count: u32,
    /// The score in hundredths; `None` for nothing seen.
    pub percent: Option<u32>,
    /// `done`, `open` or `overdue`.
    pub tone: &'static str,
}

/// A week of the trend.
pub struct SpotCheckBar {
    /// What it says when it is pointed at.
    pub title: String,
    /// From the left.
    pub x: u32,
    /// From above.
    pub y: u32,
    /// How high.
    pub height: u32,
    /// The week.
    pub label: String,
    /// The score; empty where nothing was seen.
    pub score: String,
}

/// `GET /sites/S/spot-checks/new`, and again after a refusal.
#[derive(Template)]
#[template(path = "spot_check_form.html")]
pub struct SpotCheckForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// Whom there is to be checked; empty once somebody is chosen.
    pub people: Vec<SpotCheckPerson>,
    /// What is scored; `None` until somebody is chosen.
    pub chosen: Option<SpotCheckChosen>,
    /// Why it was refused; empty for not.
    pub problem: String,
    /// The number of the item that is wrong, from 1; 0 for none.
    pub line: usize,
}

/// Somebody who can be checked.
pub struct SpotCheckPerson {
    /// Their name.
    pub name: String,
    /// Their team.
    pub team: String,
    /// Whether they are on duty.
    pub on_duty: bool,
    /// A link for each rule of inspection.
    pub rules: Vec<Link>,
}

/// Who is checked, and on what.
pub struct SpotCheckChosen {
    /// Their account.
    pub account: String,
    /// Their team's id.
    pub team: String,
    /// The rule.
    pub rule: String,
    /// The version of the standard whose items are shown.
    pub version: i32,
    /// Their name.
    pub name: String,
    /// Their team.
    pub post: String,
    /// What the rule is called.
    pub title: String,
    /// The clauses that it carries out.
    pub clauses: String,
    /// What is looked at.
    pub items: Vec<SpotCheckItem>,
    /// The words of the scores, the best first.
    pub scores: [&'static str; 3],
}

/// An item of the form.
pub struct SpotCheckItem {
    /// Its number, from 1.
    pub line: usize,
    /// What is looked at.
    pub text: String,
    /// The word of its score, as it was chosen; empty for not yet.
    pub score: String,
    /// The note, as it was typed.
    pub note: String,
    /// Whether the score is what is wrong.
    pub wrong_score: bool,
    /// Whether the note is what is wrong.
    pub wrong_note: bool,
}

/// `GET /sites/S/spot-checks/C`.
#[derive(Template)]
#[template(path = "spot_check.html")]
pub struct SpotCheckShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The check in short.
    pub row: SpotCheckRow,
    /// The clauses that it carries out.
    pub clauses: String,
    /// What was looked at, the word of its score, its tone and the note.
    pub items: Vec<(String, &'static str, &'static str, String)>,
    /// What whoever was checked says: when, and in what words.
    pub answer: Option<(String, String)>,
    /// Whether the reader may answer.
    pub may_answer: bool,
    /// What was typed.
    pub typed: String,
    /// Why it was refused; empty for not.
    pub problem: String,
}
