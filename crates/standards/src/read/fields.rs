//! Takes the fields of a table by key and type, noting what is not as it should be.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Notes;
use super::mend::WEIGHTY_KEYS;
use crate::nearest::nearest;
use crate::{Expected, ProblemKind};

/// A text is no longer than this, in characters.
const TEXT_CHARS_MAX: usize = 2000;
/// A list of texts has no more entries than this.
const TEXTS_MAX: usize = 400;

/// Of a key that is not known so many characters are shown.
const KEY_CHARS_SHOWN: usize = 80;

/// A value with its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct At<T> {
    /// The offset of its first byte.
    pub at: usize,
    /// The value.
    pub value: T,
}

/// A table being read.
pub(crate) struct Fields<'t> {
    /// Its heading, as it is written.
    heading: &'static str,
    table: &'t DeTable<'t>,
    at: usize,
}

impl<'t> Fields<'t> {
    /// Opens a table in which no other keys than `known` may stand.
    pub fn open(
        heading: &'static str,
        table: &'t DeTable<'t>,
        at: usize,
        known: &[&'static str],
        notes: &mut Notes,
    ) -> Self {
        for (key, _) in table {
            let written = key.get_ref().as_ref();
            if !known.contains(&written) {
                notes.add(
                    key.span().start,
                    ProblemKind::UnknownKey {
                        table: heading,
                        // A key may be as long as the file; its beginning tells which it is.
                        key: written.chars().take(KEY_CHARS_SHOWN).collect(),
                        known: known.join(", "),
                        nearest: nearest(written, known.iter().copied()),
                    },
                );
            }
        }
        Fields { heading, table, at }
    }

    /// `value` at the place of this table.
    pub fn placed<T>(&self, value: T) -> At<T> {
        At { at: self.at, value }
    }

    /// Where the table begins.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether lines of this table could not be read.
    pub fn is_torn(&self, notes: &Notes) -> bool {
        notes.is_torn(self.at)
    }

    /// Whether the key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where the value of the key begins; the table itself without one.
    pub fn at_key(&self, key: &str) -> usize {
        self.table
            .get(key)
            .map_or(self.at, |value| value.span().start)
    }

    /// The text as it is written, if the key is there and a text; nothing is noted.
    pub fn written(&self, key: &str) -> Option<&str> {
        match self.table.get(key)?.get_ref() {
            DeValue::String(text) => Some(text),
            _ => None,
        }
    }

    /// A text, if the key is there.
    pub fn text(&self, key: &str, notes: &mut Notes) -> Option<At<String>> {
        text(key, self.table.get(key)?, Expected::Text, notes)
    }

    /// A text that must be there.
    pub fn required_text(&self, key: &'static str, notes: &mut Notes) -> Option<At<String>> {
        self.require(key, notes);
        self.text(key, notes)
    }

    /// A name that must be there.
    pub fn required_name(&self, key: &'static str, notes: &mut Notes) -> Option<At<String>> {
        self.required_text(key, notes)
            .and_then(|text| name(text, notes))
    }

    /// A list of names that must be there and not be empty.
    pub fn required_names(&self, key: &'static str, notes: &mut Notes) -> Vec<At<String>> {
        self.required_texts(key, notes)
            .into_iter()
            .filter_map(|text| name(text, notes))
            .collect()
    }

    /// A list of texts that must be there and not be empty.
    pub fn required_texts(&self, key: &'static str, notes: &mut Notes) -> Vec<At<String>> {
        self.require_list(key, notes);
        self.texts(key, notes)
    }

    /// A list of texts; empty if the key is not there.
    pub fn texts(&self, key: &str, notes: &mut Notes) -> Vec<At<String>> {
        let Some(value) = self.table.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(list) = value.get_ref() else {
            notes.add(value.span().start, wrong_type(key, Expected::Texts));
            if WEIGHTY_KEYS.contains(&key) {
                notes.lose_weighty();
            }
            return Vec::new();
        };
        if list.len() > TEXTS_MAX {
            let kind = ProblemKind::TooMany {
                key: key.to_owned(),
                limit: TEXTS_MAX,
            };
            notes.add(value.span().start, kind);
        }
        list.iter()
            .take(TEXTS_MAX)
            .filter_map(|value| text(key, value, Expected::Texts, notes))
            .collect()
    }

    /// Whether the key is there and `true`.
    pub fn is_true(&self, key: &str, notes: &mut Notes) -> bool {
        let Some(value) = self.table.get(key) else {
            return false;
        };
        let DeValue::Boolean(is_true) = value.get_ref() else {
            notes.add(value.span().start, wrong_type(key, Expected::Boolean));
            return false;
        };
        *is_true
    }

    /// A whole number that must be there.
    pub fn required_number(&self, key: &'static str, notes: &mut Notes) -> Option<At<i64>> {
        self.require(key, notes);
        let value = self.table.get(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            notes.add(value.span().start, wrong_type(key, Expected::Number));
        }
        number.map(|number| At {
            at: value.span().start,
            value: number,
        })
    }

    /// One of the words that the key knows, if the key is there.
    pub fn choice<T: Copy>(
        &self,
        key: &'static str,
        known: &[(&'static str, T)],
        notes: &mut Notes,
    ) -> Option<T> {
        let written = self.text(key, notes)?;
        let found = known.iter().find(|(word, _)| *word == written.value);
        if found.is_none() {
            let words = || known.iter().map(|(word, _)| *word);
            let kind = ProblemKind::UnknownWord {
                key,
                known: words().collect::<Vec<_>>().join(", "),
                nearest: nearest(&written.value, words()).map(str::to_owned),
                value: written.value,
            };
            notes.add(written.at, kind);
        }
        found.map(|(_, choice)| *choice)
    }

    /// The table under a heading of one pair of brackets, if it is there.
    pub fn table(
        &self,
        key: &'static str,
        known: &[&'static str],
        notes: &mut Notes,
    ) -> Option<Fields<'t>> {
        let value = self.table.get(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            notes.add(value.span().start, wrong_type(key, Expected::Table));
            return None;
        };
        Some(Fields::open(
            heading(key),
            table,
            value.span().start,
            known,
            notes,
        ))
    }

    /// The tables under headings of two pairs of brackets, as written.
    pub fn tables(
        &self,
        key: &'static str,
        limit: usize,
        known: &[&'static str],
        notes: &mut Notes,
    ) -> Vec<Fields<'t>> {
        let Some(value) = self.table.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(list) = value.get_ref() else {
            notes.add(value.span().start, wrong_type(key, Expected::Tables));
            notes.lose_weighty();
            return Vec::new();
        };
        if list.len() > limit {
            notes.add(
                value.span().start,
                ProblemKind::TooMany {
                    key: key.to_owned(),
                    limit,
                },
            );
        }
        let mut tables = Vec::new();
        for entry in list.iter().take(limit) {
            let at = entry.span().start;
            match entry.get_ref() {
                DeValue::Table(table) => {
                    tables.push(Fields::open(heading(key), table, at, known, notes));
                }
                _ => notes.add(at, wrong_type(key, Expected::Tables)),
            }
        }
        tables
    }

    /// Notes that the key is not there, if so.
    pub fn require(&self, key: &'static str, notes: &mut Notes) {
        if !self.has(key) && !notes.is_torn(self.at) {
            notes.add(
                self.at,
                ProblemKind::MissingKey {
                    table: self.heading,
                    key,
                },
            );
        }
    }

    /// Notes that the key is not there or that its list is empty, if so.
    pub fn require_list(&self, key: &'static str, notes: &mut Notes) {
        self.require(key, notes);
        if let Some(DeValue::Array(list)) = self.table.get(key).map(Spanned::get_ref)
            && list.is_empty()
        {
            notes.add(
                self.at_key(key),
                ProblemKind::Empty {
                    key: key.to_owned(),
                },
            );
        }
    }
}

fn heading(key: &'static str) -> &'static str {
    match key {
        "short_notice" => "[short_notice]",
        "season" => "[[season]]",
        "clause" => "[[clause]]",
        "team" => "[[team]]",
        "rule" => "[[rule]]",
        "rounds" => "[[rule.rounds]]",
        "restocks" => "[[rule.restocks]]",
        other => other,
    }
}

/// A text that says something and is not too long; `expected` is what the key should hold.
fn text(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    expected: Expected,
    notes: &mut Notes,
) -> Option<At<String>> {
    let at = value.span().start;
    let DeValue::String(text) = value.get_ref() else {
        notes.add(at, wrong_type(key, expected));
        return None;
    };
    if text.trim().is_empty() {
        notes.add(
            at,
            ProblemKind::Empty {
                key: key.to_owned(),
            },
        );
        return None;
    }
    let is_control = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    if text.contains(is_control) {
        let key = key.to_owned();
        notes.add(at, ProblemKind::ControlCharacter { key });
        return None;
    }
    if text.chars().nth(TEXT_CHARS_MAX).is_some() {
        notes.add(
            at,
            ProblemKind::TooLong {
                key: key.to_owned(),
                limit: TEXT_CHARS_MAX,
            },
        );
        return None;
    }
    Some(At {
        at,
        value: text.to_string(),
    })
}

/// A name has Latin letters, digits, hyphens and full stops; it stands in addresses and tables.
fn name(text: At<String>, notes: &mut Notes) -> Option<At<String>> {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "-.".contains(letter);
    if text.value.len() <= 64 && text.value.chars().all(is_name) {
        return Some(text);
    }
    notes.add(text.at, ProblemKind::NotAName { value: text.value });
    None
}

fn wrong_type(key: &str, expected: Expected) -> ProblemKind {
    ProblemKind::WrongType {
        key: key.to_owned(),
        expected,
    }
}
