//! The journal: what happened, by day, newest first.

use askama::Template;

use super::frame::{Choice, Frame};

/// `GET /sites/S/journal`; a note posts `text`, `meeting`, `command` to the same address.
#[derive(Template)]
#[template(path = "journal.html")]
pub struct Journal {
    /// The frame, with the site.
    pub frame: Frame,
    /// The words searched for (`q`).
    pub search: String,
    /// The day asked for (`day`), `YYYY-MM-DD`, or empty.
    pub day: String,
    /// People to filter by (`person`).
    pub people: Vec<Choice>,
    /// Rooms to filter by (`room`).
    pub rooms: Vec<Choice>,
    /// Meetings to filter by (`meeting`), and for the note.
    pub meetings: Vec<Choice>,
    /// The entries found.
    pub days: Vec<JournalDay>,
    /// The address of the entries before these, where there are any.
    pub older: Option<String>,
    /// Whether the person may write a note.
    pub may_note: bool,
    /// The note that was typed and not taken.
    pub note: String,
    /// Why it was not taken, in words.
    pub problem: Option<String>,
    /// The number of the last entry of the chain.
    pub head_number: i64,
    /// The hash of the chain's head, as hexadecimal digits.
    pub head_hash: String,
    /// What a check of the chain said.
    pub chain: Chain,
}

/// What a check of the chain said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// It was not checked for this page.
    Unchecked,
    /// It is whole.
    Whole,
    /// This entry is the first that was changed, removed or moved.
    Broken(i64),
}

/// The entries of a day.
pub struct JournalDay {
    /// The day in words, such as 11月24日 周二.
    pub title: String,
    /// Its entries, newest first.
    pub entries: Vec<JournalEntry>,
}

/// An entry in words.
pub struct JournalEntry {
    /// Its number in the chain.
    pub number: i64,
    /// When it happened, such as 09:12.
    pub time: String,
    /// When the house received it, where that was more than a minute later; otherwise empty.
    pub received: String,
    /// Who.
    pub who: String,
    /// What, with its object, in words.
    pub what: String,
    /// The clauses it is for, such as C4.2.2; empty for none.
    pub clauses: String,
    /// The address that says why its duty was there.
    pub why: Option<String>,
}

impl Journal {
    /// The beginning of the head's hash, as much as people compare by eye.
    #[must_use]
    pub fn short_hash(&self) -> &str {
        self.head_hash.get(..16).unwrap_or(&self.head_hash)
    }
}
