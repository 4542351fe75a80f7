//! Makes TOML of a text that has slips of the pen in it.
//!
//! The text is taken apart into its lines, headings and statements, and each is tried alone, so
//! that a slip spoils nothing below it. Where it can be told what was meant, that is read instead;
//! what cannot be told is left out, and what would only follow from its absence is not said.

mod lines;
mod places;
mod statement;

use std::collections::BTreeMap;

use toml::de::DeTable;

use self::lines::{Extent, Finder, is_heading, is_idle, is_key, line_at};
pub(crate) use self::places::Places;
use self::places::{Growing, apply};
use self::statement::{Guess, Statement, shown};
use crate::nearest::nearest;
use crate::{Expected, ProblemKind, Slip};

/// The headings that a text may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Headings {
    /// Those in two pairs of brackets.
    pub lists: &'static [&'static str],
    /// Those in one pair of brackets.
    pub tables: &'static [&'static str],
}

/// The keys without which more is lost than the line they stand on.
pub(crate) const WEIGHTY_KEYS: &[&str] = &[
    "id", "name", "clauses", "serves", "from", "until", "season", "rounds", "windows",
];

/// The keys that nothing leans on but their own table.
const LIGHT_KEYS: &[&str] = &[
    "title",
    "text",
    "version",
    "at_least",
    "by",
    "place",
    "starts",
    "opens",
    "due",
    "hold_until",
    "takes",
    "steps",
    "ordered",
    "checks",
    "restocks",
    "brings_back",
    "check",
    "item",
    "unit",
    "wording",
    "seats",
    "when_size",
    "prepares",
    "blocks",
    "escalates_to",
    "photo",
];

/// A text that can be read, with what was wrong in the text as it is written.
pub(crate) struct Mended {
    pub text: String,
    pub places: Places,
    /// What was wrong, at its place in the text as it is written.
    pub slips: Vec<(usize, ProblemKind)>,
    /// Where the text under each heading begins, and whether some of it could not be read.
    pub sections: Vec<(usize, bool)>,
    /// Whether something could not be read that other parts of the text lean on.
    pub is_weighty_lost: bool,
    /// Where each line of the text as it is written begins.
    pub line_starts: Vec<usize>,
}

/// The text with every line break as a line feed, of the same length, and where the first one is
/// that is none.
pub(crate) fn with_line_feeds(text: &str) -> (String, Option<usize>) {
    let bytes = text.as_bytes();
    let is_alone = |at: &usize| bytes[*at] == b'\r' && bytes.get(*at + 1) != Some(&b'\n');
    let first = (0..bytes.len()).find(is_alone);
    if first.is_none() {
        return (text.to_owned(), None);
    }
    let mut letters = text.chars().peekable();
    let mut fed = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let is_alone = letter == '\r' && letters.peek() != Some(&'\n');
        fed.push(if is_alone { '\n' } else { letter });
    }
    (fed, first)
}

/// Mends a text, from `begin` on.
pub(crate) fn mend(text: &str, begin: usize, headings: Headings) -> Mended {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    let line_starts = std::iter::once(begin)
        .chain(breaks.map(|(at, _)| at + 1))
        .collect();
    let mut mender = Mender {
        text,
        headings,
        finder: Finder::of(text),
        growing: Growing::default(),
        slips: Vec::new(),
        sections: vec![(0, false)],
        is_weighty_lost: false,
        section: Section::default(),
        tables: BTreeMap::new(),
        line_starts,
    };
    let mut at = begin;
    while at < text.len() {
        at = mender.line(at);
    }
    let (grown, places) = mender.growing.finish(text.len());
    Mended {
        text: grown,
        places,
        slips: mender.slips,
        sections: mender.sections,
        is_weighty_lost: mender.is_weighty_lost,
        line_starts: mender.line_starts,
    }
}

/// What is known of the text under the heading that is being read.
#[derive(Default)]
struct Section {
    /// The list of tables that it is one of.
    list: Option<&'static str>,
    /// Where each key stands.
    keys: BTreeMap<String, usize>,
    first_key: Option<String>,
    /// Whether the last line said nothing.
    is_after_gap: bool,
    /// Whether its heading could not be read, so that nobody knows whose keys these are.
    is_lost: bool,
}

struct Mender<'t> {
    text: &'t str,
    headings: Headings,
    finder: Finder<'t>,
    growing: Growing,
    slips: Vec<(usize, ProblemKind)>,
    sections: Vec<(usize, bool)>,
    is_weighty_lost: bool,
    section: Section,
    /// The headings in one pair of brackets so far.
    tables: BTreeMap<&'static str, usize>,
    line_starts: Vec<usize>,
}

impl Mender<'_> {
    /// Reads what begins on the line at `from`; gives where the next line begins.
    fn line(&mut self, from: usize) -> usize {
        let (line, next) = line_at(self.text, from);
        if is_idle(line) {
            self.section.is_after_gap = true;
            if DeTable::parse(line).is_ok() {
                self.growing.keep(from, &self.text[from..next]);
            } else {
                self.slip(from, Slip::Unreadable);
            }
            return next;
        }
        if is_heading(line) {
            self.heading(from, line, next);
            return next;
        }
        self.statement(from)
    }

    fn slip(&mut self, at: usize, slip: Slip) {
        self.slips.push((at, ProblemKind::Slip(slip)));
    }

    fn line_of(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at)
    }

    fn lose(&mut self, is_weighty: bool) {
        if let Some((_, is_torn)) = self.sections.last_mut() {
            *is_torn = true;
        }
        self.is_weighty_lost |= is_weighty;
    }
}

/// Headings.
impl Mender<'_> {
    fn heading(&mut self, from: usize, line: &str, next: usize) {
        let at = from + line.len() - line.trim_start().len();
        self.sections.push((at, false));
        self.section = Section::default();
        let opening = line.trim_start();
        let inside =
            opening.trim_start_matches(|letter: char| "[［【".contains(letter) || letter == ' ');
        let is_name = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
        let name = &inside[..inside
            .find(|letter| !is_name(letter))
            .unwrap_or(inside.len())];
        let known = || {
            self.headings
                .lists
                .iter()
                .chain(self.headings.tables)
                .copied()
        };
        let is_toml = DeTable::parse(line).is_ok();
        let meant = known().find(|heading| *heading == name);
        let Some(meant) = meant.or_else(|| nearest(name, known())) else {
            self.strange_heading(from, next, at, is_toml);
            return;
        };
        let is_list = self.headings.lists.contains(&meant);
        if !is_list && self.is_table_twice(meant, at) {
            self.section.is_lost = true;
            return;
        }
        self.section.list = is_list.then_some(meant);
        let right = if is_list {
            format!("[[{meant}]]")
        } else {
            format!("[{meant}]")
        };
        if name != meant {
            let (heading, nearest) = (shown(name), right.clone());
            self.slip(at, Slip::UnknownHeading { heading, nearest });
        } else if !is_toml {
            let heading = right.clone();
            self.slip(at, Slip::BrokenHeading { heading });
        } else if opening.starts_with("[[") != is_list {
            let expected = if is_list {
                Expected::Tables
            } else {
                Expected::Table
            };
            let key = meant.to_owned();
            self.slips
                .push((at, ProblemKind::WrongType { key, expected }));
        } else {
            self.growing.keep(from, &self.text[from..next]);
            return;
        }
        self.growing.keep(at, &right);
        self.growing.keep(at, "\n");
    }

    /// Whether a heading that may stand once is there for the second time.
    fn is_table_twice(&mut self, name: &'static str, at: usize) -> bool {
        if let Some(first) = self.tables.get(name) {
            let first_line = self.line_of(*first);
            let key = format!("[{name}]");
            self.slip(at, Slip::KeyTwice { key, first_line });
            return true;
        }
        self.tables.insert(name, at);
        false
    }

    /// A heading that is nothing like any known; where it is TOML, the reading says so.
    fn strange_heading(&mut self, from: usize, next: usize, at: usize, is_toml: bool) {
        if is_toml {
            self.growing.keep(from, &self.text[from..next]);
        } else {
            self.slip(at, Slip::Unreadable);
            self.section.is_lost = true;
            self.lose(true);
        }
    }
}

/// Statements.
impl Mender<'_> {
    fn statement(&mut self, from: usize) -> usize {
        let extent = self.extent(from);
        let statement = Statement::of(self.text, from, &extent);
        if statement.is_sound() {
            self.take(&statement, &extent, &Guess::default());
            return extent.next;
        }
        let is_open = !extent.open_texts.is_empty() || extent.open_long_text.is_some();
        if let Some(guess) = statement.guess() {
            self.take(&statement, &extent, &guess);
            return if is_open {
                self.skip(extent.next)
            } else {
                extent.next
            };
        }
        let (at, slip) = statement.fault();
        let key = statement.key;
        let is_weighty = match slip {
            Slip::NoValue { .. } => WEIGHTY_KEYS.contains(&key),
            _ => !LIGHT_KEYS.contains(&key),
        };
        self.slip(at, slip);
        self.lose(is_weighty);
        self.skip(extent.next)
    }

    /// The extent of the statement at `from`. Where a long text swallows keys and the whole cannot
    /// be read, the marks at its end are those of another text.
    fn extent(&mut self, from: usize) -> Extent {
        let extent = self.finder.extent(from, None);
        match extent.doubtful {
            Some(at) if !Statement::of(self.text, from, &extent).is_sound() => {
                self.finder.extent(from, Some(at))
            }
            _ => extent,
        }
    }

    /// Takes a statement over with what mends it, unless its key was given before.
    fn take(&mut self, statement: &Statement<'_>, extent: &Extent, guess: &Guess) {
        if self.section.is_lost {
            return;
        }
        let key = statement.key;
        if let Some(first) = self.section.keys.get(key).copied() {
            let begins_anew =
                self.section.is_after_gap && self.section.first_key.as_deref() == Some(key);
            let list = self.section.list.filter(|_| begins_anew);
            let Some(list) = list else {
                let (key, first_line) = (shown(key), self.line_of(first));
                self.slip(statement.key_at, Slip::KeyTwice { key, first_line });
                return;
            };
            let heading = format!("[[{list}]]");
            self.growing.keep(statement.key_at, &format!("{heading}\n"));
            self.slip(statement.key_at, Slip::NoHeading { heading });
            self.sections.push((statement.key_at, false));
            self.section = Section {
                list: Some(list),
                ..Section::default()
            };
        }
        for (at, slip) in &guess.slips {
            self.slip(*at, slip.clone());
        }
        let section = &mut self.section;
        section.keys.insert(key.to_owned(), statement.key_at);
        section.first_key.get_or_insert_with(|| key.to_owned());
        section.is_after_gap = false;
        apply(
            &mut self.growing,
            self.text,
            statement.from,
            extent.end,
            &guess.edits,
        );
        self.growing.keep(extent.end, "\n");
    }

    /// Where, from the line at `from` on, something begins that can stand by itself.
    fn skip(&self, mut from: usize) -> usize {
        while from < self.text.len() {
            let (line, next) = line_at(self.text, from);
            if is_idle(line) || is_heading(line) || is_key(line) {
                break;
            }
            from = next;
        }
        from
    }
}
