//! People by a workbook: the upload, and what it would change.

use askama::Template;

use super::directory::Tab;
use super::frame::{Frame, Link};

/// `GET` and `POST /sites/S/directory/people/workbook`.
#[derive(Template)]
#[template(path = "people_sheet.html")]
pub struct PeopleSheet {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the directory.
    pub tabs: Vec<Tab>,
    /// Back to the people.
    pub back: Link,
    /// The start of the addresses of this page.
    pub action: String,
    /// Whether the person may take persons out of the house.
    pub may_export: bool,
    /// What was refused, in words.
    pub problem: Option<String>,
    /// What was taken in just now, in words.
    pub done: Option<String>,
    /// What a workbook would change.
    pub preview: Option<SheetPreview>,
}

/// What a workbook would change.
pub struct SheetPreview {
    /// What is sent with the confirmation; empty where it would change nothing.
    pub draft: String,
    /// How many rows are of each kind: `bad`, `added`, `changed`, `unchanged`.
    pub counts: Vec<(&'static str, usize)>,
    /// The bad rows.
    pub bad: Vec<SheetLine>,
    /// How many more of them there are.
    pub more_bad: usize,
    /// The rows that are added.
    pub added: Vec<SheetLine>,
    /// How many more of them there are.
    pub more_added: usize,
    /// The rows that change something.
    pub changed: Vec<SheetLine>,
    /// How many more of them there are.
    pub more_changed: usize,
}

/// A row of the workbook.
pub struct SheetLine {
    /// Its number, as office programs count.
    pub number: u32,
    /// The name in it.
    pub name: String,
    /// What is said of it: the column's word, what stands, and what would stand or is wrong.
    pub cells: Vec<SheetCell>,
}

/// A cell of which something is said.
pub struct SheetCell {
    /// The column in words.
    pub column: String,
    /// What stands now; empty for nothing.
    pub before: String,
    /// What would stand, or what is wrong and what mends it.
    pub after: String,
}
