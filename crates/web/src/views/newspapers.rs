//! Newspapers: the day with its issues and offices, the list on paper, the subscription table and its forms.

use askama::Template;

use super::entry::{Control, EntryForm};
use super::frame::{Frame, Link};
use super::people_sheet::SheetPreview;

/// `GET /sites/S/newspapers`.
///
/// What is said of an issue is posted to `/sites/S/newspapers/issues`: `command`, `newspaper`, `day`, `word`
/// (`arrived`, `chased` or `written-off`), `copies`, `reason`; that all came, to `.../issues/all`; an office's tick
/// to `.../stops/X/delivery`: `command`, `reason`.
#[derive(Template)]
#[template(path = "newspapers.html")]
pub struct Newspapers {
    /// The frame, with the site.
    pub frame: Frame,
    /// The day in words.
    pub day: String,
    /// The day before and the day after.
    pub days: [Link; 2],
    /// What else is to be known of the day.
    pub told: String,
    /// What was refused, in words; empty for nothing.
    pub problem: String,
    /// Where the list is printed.
    pub list: String,
    /// Where the table is.
    pub table: String,
    /// How many issues are missing, in words; empty for none.
    pub counted_missing: String,
    /// The colours for them: another where one has waited for more than a day.
    pub missing_tone: &'static str,
    /// How many offices are ticked of how many, in words; empty for none.
    pub counted: String,
    /// Whether the reader may say what came, and tick; only of today.
    pub may_do: bool,
    /// Whether the reader may give an issue up.
    pub may_edit: bool,
    /// Whether something was not counted yet.
    pub may_say_all: bool,
    /// The issues of the day.
    pub issues: Vec<IssueRow>,
    /// The issues of which copies are missing.
    pub missing: Vec<IssueRow>,
    /// The offices, floor by floor in the order in which one walks.
    pub floors: Vec<NewspaperFloor>,
}

/// An issue.
pub struct IssueRow {
    /// Its name on the page.
    pub key: String,
    /// The id of its paper.
    pub newspaper: String,
    /// The name of its paper.
    pub name: String,
    /// The day on which it came out, as it is sent.
    pub day: String,
    /// The same, as it is read.
    pub day_title: String,
    /// How many copies are taken.
    pub expected: u32,
    /// How many are there; empty where nobody said.
    pub arrived: String,
    /// A word of `newspaper-state-`.
    pub word: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// How many are missing, in words; empty for none.
    pub lacking: String,
    /// For how long it has been waited for, in words.
    pub age: String,
    /// How often it was asked for, and when last.
    pub chased: String,
    /// Who said what, in words.
    pub told: String,
}

/// A floor.
pub struct NewspaperFloor {
    /// Its name.
    pub name: String,
    /// Its offices.
    pub stops: Vec<StopRow>,
}

/// An office.
pub struct StopRow {
    /// As it stands in addresses.
    pub id: String,
    /// Its place in the walk, from 1.
    pub order: usize,
    /// What is on its door and its name, or the leader's name.
    pub place: String,
    /// For whom its papers are.
    pub names: String,
    /// The papers with how many copies.
    pub papers: Vec<PaperOfStop>,
    /// How many copies.
    pub copies: u32,
    /// A word of `newspaper-stop-`.
    pub word: &'static str,
    /// The colours of a state for it.
    pub tone: &'static str,
    /// When and by whom it was ticked, or why not.
    pub told: String,
    /// Whether it can be ticked.
    pub may_tick: bool,
    /// Whether it can be said that nothing was brought.
    pub may_miss: bool,
}

/// A paper of an office.
pub struct PaperOfStop {
    /// Its name, with its day where that is another.
    pub title: String,
    /// How many copies there are.
    pub copies: u32,
    /// How many are missing, in words; empty for none.
    pub lacking: String,
    /// Whether it came late.
    pub late: bool,
}

/// `GET /sites/S/newspapers/list`.
#[derive(Template)]
#[template(path = "newspaper_list.html")]
pub struct NewspaperList {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the day.
    pub back: String,
    /// The name of the site.
    pub site: String,
    /// The day in words.
    pub day: String,
    /// How many copies of each paper there are.
    pub titles: Vec<(String, u32)>,
    /// Floor by floor.
    pub floors: Vec<NewspaperFloor>,
    /// Leader by leader: name, place, papers.
    pub readers: Vec<PaperReader>,
}

/// Who takes papers.
pub struct PaperReader {
    /// A leader's name and form of address, or the office.
    pub name: String,
    /// Where they are brought to.
    pub place: String,
    /// The papers.
    pub papers: Vec<PaperOfStop>,
}

/// `GET /sites/S/newspapers/table`.
#[derive(Template)]
#[template(path = "newspaper_table.html")]
pub struct NewspaperTable {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the day.
    pub back: String,
    /// The year.
    pub year: i16,
    /// The years beside it.
    pub years: [Link; 2],
    /// Whether something was saved just now.
    pub saved: bool,
    /// Where a line is entered; empty for who may not.
    pub new: String,
    /// Where a paper is entered; empty for who may not.
    pub new_title: String,
    /// Where a workbook is taken in; empty for who may not.
    pub workbook: String,
    /// Where the workbook is; empty for who may not.
    pub file: String,
    /// The papers with their lines.
    pub papers: Vec<TablePaper>,
}

/// A paper of the table.
pub struct TablePaper {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its page; empty for who may not change it.
    pub href: String,
    /// Its code, its weekdays, and whether it comes out on holidays.
    pub told: String,
    /// How many copies are taken all in all.
    pub copies: u32,
    /// Its lines.
    pub lines: Vec<TableLine>,
}

/// A line of the table.
pub struct TableLine {
    /// Its id.
    pub id: String,
    /// Who takes it.
    pub name: String,
    /// Whether whoever took it is not known any more.
    pub gone: bool,
    /// Its page; empty for who may not change it.
    pub href: String,
    /// How many copies.
    pub copies: u32,
    /// From when until when; empty for the whole year.
    pub period: String,
}

/// The form of a paper or a line.
#[derive(Template)]
#[template(path = "newspaper_entry.html")]
pub struct NewspaperEntry {
    /// The frame, with the site.
    pub frame: Frame,
    /// What it is about.
    pub title: String,
    /// The form.
    pub form: EntryForm,
    /// Where the line is taken out with its revision; none for a new one.
    pub removal: Option<(String, i32)>,
}

/// `GET` and `POST /sites/S/newspapers/workbook`.
#[derive(Template)]
#[template(path = "newspaper_workbook.html")]
pub struct NewspaperWorkbook {
    /// The frame, with the site.
    pub frame: Frame,
    /// Back to the table.
    pub back: String,
    /// The start of the addresses of this page.
    pub action: String,
    /// The year of the table.
    pub year: i16,
    /// What was refused, in words.
    pub problem: Option<String>,
    /// What was taken in just now, in words.
    pub done: Option<String>,
    /// What a workbook would change.
    pub preview: Option<SheetPreview>,
}
