//! The directory: an overview, and a page by thing with its list and its forms.

use askama::Template;

use super::entry::{Control, EntryForm};
use super::frame::{Frame, Link};

/// `GET /sites/S/directory`: what is there, what is missing, and how to begin.
#[derive(Template)]
#[template(path = "directory.html")]
pub struct DirectoryOverview {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the directory.
    pub tabs: Vec<Tab>,
    /// What is to be filled, in order.
    pub steps: Vec<FillStep>,
    /// What is there beside.
    pub beside: Vec<FillStep>,
    /// What the standard asks for and nobody serves yet, in words.
    pub gaps: Vec<Gap>,
    /// Whether the person may edit.
    pub may_edit: bool,
}

/// A page of the directory: a thing with its lists and its forms.
#[derive(Template)]
#[template(path = "directory_page.html")]
pub struct DirectoryPage {
    /// The frame, with the site.
    pub frame: Frame,
    /// The pages of the directory.
    pub tabs: Vec<Tab>,
    /// What it is about.
    pub title: String,
    /// Where the page is one thing's own: back to all of them.
    pub back: Option<Link>,
    /// Whether something was saved just now.
    pub saved: bool,
    /// What is listed.
    pub sections: Vec<Section>,
    /// Forms of the page itself.
    pub forms: Vec<EntryForm>,
}

/// A page of the directory as all of them name it.
pub struct Tab {
    /// The address.
    pub href: String,
    /// What it says.
    pub title: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// A step of filling the directory.
pub struct FillStep {
    /// What is filled.
    pub title: String,
    /// Where.
    pub href: String,
    /// How many there are.
    pub count: usize,
    /// What it is for and how to begin.
    pub hint: String,
    /// `done`, `open` where it is next, `planned` where something else comes first.
    pub state: &'static str,
}

/// Something that is missing, and where it is mended.
pub struct Gap {
    /// What is missing, in words.
    pub what: String,
    /// Where it is mended.
    pub href: String,
}

/// A list with its forms.
#[derive(Default)]
pub struct Section {
    /// Its name on the page.
    pub id: &'static str,
    /// What is listed.
    pub title: String,
    /// What to know; empty for nothing.
    pub hint: String,
    /// Where one more is added, where that is a page of its own.
    pub add: Option<Link>,
    /// Where the same is done in another way.
    pub beside: Option<Link>,
    /// The search, where there is one.
    pub search: Option<Search>,
    /// The heads of the columns; empty for no table.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<ListRow>,
    /// What is said where there are none.
    pub empty: String,
    /// Buttons that do something to all of it.
    pub acts: Vec<PostButton>,
    /// Its forms.
    pub forms: Vec<EntryForm>,
}

/// A search among the rows.
pub struct Search {
    /// What was searched for.
    pub value: String,
    /// What can be searched for, in words.
    pub label: String,
    /// How many of how many are shown, in words; empty for all.
    pub found: String,
}

/// A row.
pub struct ListRow {
    /// The id of what it is.
    pub key: String,
    /// Where it is changed.
    pub href: Option<String>,
    /// Its cells; the first names it.
    pub cells: Vec<Cell>,
    /// What can be done with it.
    pub acts: Vec<PostButton>,
}

/// A cell.
#[derive(Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// What it says beside, smaller; empty for nothing.
    pub note: String,
    /// Where it leads, with words of its own.
    pub link: Option<Link>,
}

impl Cell {
    /// A cell with words alone.
    pub fn of(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

/// A button that posts.
pub struct PostButton {
    /// The address.
    pub action: String,
    /// What is sent, by name.
    pub fields: Vec<(&'static str, String)>,
    /// What it says.
    pub title: String,
    /// What it says to who cannot see its row.
    pub about: String,
}
