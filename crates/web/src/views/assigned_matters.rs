//! Assigned matters: the register, an assignment, the page of one, the figures.

use askama::Template;

use super::faults::FaultPhoto;
use super::frame::{Frame, Link};
use super::pages::Pages;
use super::register::{RegisterControl, RegisterForm};

/// `GET /sites/S/assigned-matters`.
#[derive(Template)]
#[template(path = "assigned_matters.html")]
pub struct AssignedMatters {
    /// The frame, with the site.
    pub frame: Frame,
    /// Where something is assigned; empty for who may not.
    pub new: String,
    /// The figures; empty for who may not see them.
    pub figures: String,
    /// What may be shown; the one that is has no address.
    pub tabs: Vec<Link>,
    /// The months beside the one that is shown.
    pub months: Vec<Link>,
    /// `open`, `month` or `closed`.
    pub shown: &'static str,
    /// How many are open.
    pub open: usize,
    /// The month in words.
    pub month: String,
    /// What the month shows: the word of each figure, and what it says.
    pub summed: Vec<(&'static str, String)>,
    /// The matters.
    pub rows: Vec<AssignedMatterRow>,
    /// The other pages, where there are some.
    pub pages: Option<Pages>,
}

/// A matter in a list.
pub struct AssignedMatterRow {
    /// Its id.
    pub id: String,
    /// Its page.
    pub href: String,
    /// Its number of the day.
    pub number: i32,
    /// When it was assigned; with the day where it is another one.
    pub time: String,
    /// What is asked for; empty for whoever sees no words.
    pub what: String,
    /// For whom.
    pub person: String,
    /// Where.
    pub place: String,
    /// Who assigned it.
    pub assigner: String,
    /// Who sees to it, or the team that has it.
    pub assignee: String,
    /// By when.
    pub due: String,
    /// The word of its urgency.
    pub urgency: &'static str,
    /// `open`, `planned`, `overdue`, `done` or `cancelled`.
    pub tone: &'static str,
    /// How it stands, in words.
    pub state: String,
    /// When it turns late, where it still may.
    pub turns: Option<i64>,
    /// The word of its score; empty for none.
    pub score: &'static str,
}

/// `GET /sites/S/assigned-matters/new`.
#[derive(Template)]
#[template(path = "assigned_matter_form.html")]
pub struct AssignedMatterForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// The form.
    pub form: RegisterForm,
}

/// `GET /sites/S/assigned-matters/M`.
#[derive(Template)]
#[template(path = "assigned_matter.html")]
pub struct AssignedMatterShown {
    /// The frame, with the site.
    pub frame: Frame,
    /// The matter in short.
    pub matter: AssignedMatterRow,
    /// What is known of it: the key of the word, and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// How it was read back last: the word of each part, and what was said.
    pub reading: Option<[(&'static str, String); 3]>,
    /// Its photos.
    pub photos: Vec<FaultPhoto>,
    /// What was done about it, in order.
    pub steps: Vec<AssignedMatterTaken>,
    /// What the reader may do now.
    pub acts: Vec<AssignedMatterAct>,
}

/// What was done, once.
pub struct AssignedMatterTaken {
    /// The word of the step.
    pub step: &'static str,
    /// When.
    pub time: String,
    /// By whom.
    pub by: String,
    /// What was said with it.
    pub said: String,
}

/// What the reader may do now.
pub struct AssignedMatterAct {
    /// The word of the step.
    pub step: &'static str,
    /// Whether it is what usually comes next.
    pub primary: bool,
    /// Whether it was typed and refused.
    pub wrong: bool,
    /// Whether a photo may come with it.
    pub with_photo: bool,
    /// Its form.
    pub form: RegisterForm,
}

/// `GET /sites/S/assigned-matters/figures`.
#[derive(Template)]
#[template(path = "assigned_matter_figures.html")]
pub struct AssignedMatterFigures {
    /// The frame, with the site.
    pub frame: Frame,
    /// The register.
    pub back: String,
    /// Where the month is exported; empty for who may not.
    pub workbook: String,
    /// By what they may be put together; the one that is shown has no address.
    pub groups: Vec<Link>,
    /// The months beside the one that is shown.
    pub months: Vec<Link>,
    /// The span in words.
    pub title: String,
    /// The word of the group.
    pub group: &'static str,
    /// The words of the columns.
    pub names: [&'static str; 9],
    /// The rows, the whole first.
    pub rows: Vec<AssignedMatterFigureRow>,
}

/// A row of figures.
pub struct AssignedMatterFigureRow {
    /// What the matters have in common.
    pub name: String,
    /// What they show; empty for what is not measured.
    pub cells: Vec<String>,
    /// Whether it is the row of all.
    pub whole: bool,
}
