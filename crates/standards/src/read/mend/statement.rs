//! Guesses what a statement that cannot be read was meant to be.
//!
//! A guess counts only if it makes the statement one that can be read.

use toml::de::DeTable;

use super::lines::Extent;
use super::places::{Edit, Growing, apply};
use crate::Slip;

/// Of a value so many characters are shown.
const CHARS_SHOWN: usize = 40;

/// A slip with its place in the text.
pub(super) type Placed = (usize, Slip);

/// A statement made readable: the changes, and the slips that they mend.
#[derive(Debug, Default)]
pub(super) struct Guess {
    pub edits: Vec<Edit>,
    pub slips: Vec<Placed>,
}

impl Guess {
    fn one(edit: Edit, slip: Option<Placed>) -> Self {
        let (edits, slips) = (vec![edit], slip.into_iter().collect());
        Guess { edits, slips }
    }

    fn and(mut self, other: Guess) -> Self {
        self.edits.extend(other.edits);
        self.edits.sort_by_key(|edit| edit.at);
        self.slips.extend(other.slips);
        self
    }
}

/// A statement that is a key with its value.
pub(super) struct Statement<'t> {
    text: &'t str,
    /// Where its line begins.
    pub from: usize,
    extent: &'t Extent,
    /// The key, without quotation marks around it.
    pub key: &'t str,
    pub key_at: usize,
    key_end: usize,
}

impl<'t> Statement<'t> {
    /// The statement that begins on the line at `from`.
    pub fn of(text: &'t str, from: usize, extent: &'t Extent) -> Self {
        let written = &text[from..extent.end];
        let key_at = from + written.len() - written.trim_start().len();
        let rest = &text[key_at..extent.end];
        let quoted = rest.strip_prefix('"').and_then(|rest| rest.split_once('"'));
        let (key, key_end) = if let Some((key, _)) = quoted {
            (key, key_at + key.len() + 2)
        } else {
            let is_key = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
            let key = &rest[..rest.find(|letter| !is_key(letter)).unwrap_or(rest.len())];
            (key, key_at + key.len())
        };
        Statement {
            text,
            from,
            extent,
            key,
            key_at,
            key_end,
        }
    }

    /// Whether it can be read as it is.
    pub fn is_sound(&self) -> bool {
        parse(&self.text[self.from..self.extent.end]).is_ok()
    }

    /// What it was meant to be, if that can be told.
    pub fn guess(&self) -> Option<Guess> {
        let sign = self.equals();
        let value_at = self.value_at(sign.as_ref());
        let mut guesses = vec![Guess::default(), self.quoted_key()];
        guesses.extend(self.closed());
        guesses.extend(self.with_signs(value_at));
        guesses.extend(self.with_commas());
        if self.is_known_to_have_a_value(sign.as_ref()) {
            guesses.extend(self.with_marks(value_at));
        }
        guesses
            .into_iter()
            .map(|guess| match &sign {
                Some((edit, slip)) => Guess::one(edit.clone(), Some(slip.clone())).and(guess),
                None => guess,
            })
            .find(|guess| self.is_sound_with(&guess.edits))
    }

    /// What is wrong where no guess helps.
    pub fn fault(&self) -> Placed {
        let key = shown(self.key);
        let rest = &self.text[self.key_end..self.extent.end];
        let value = rest.trim_start().strip_prefix(['=', '：', ':', '＝']);
        let value = value.unwrap_or(rest);
        if !key.is_empty() && (value.trim().is_empty() || value.trim_start().starts_with('#')) {
            return (self.extent.content_end, Slip::NoValue { key });
        }
        match parse(&self.text[self.from..self.extent.end]) {
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                let slip = if error.message().contains("escape") {
                    Slip::BadEscape
                } else {
                    Slip::Unreadable
                };
                (self.from + at, slip)
            }
            Ok(()) => (self.key_at, Slip::Unreadable),
        }
    }

    fn is_sound_with(&self, edits: &[Edit]) -> bool {
        let end = self.extent.end;
        let are_apart = edits.windows(2).all(|pair| pair[0].end() <= pair[1].at);
        if !are_apart || edits.last().is_some_and(|last| last.end() > end) {
            return false;
        }
        let mut growing = Growing::default();
        apply(&mut growing, self.text, self.from, end, edits);
        parse(&growing.text).is_ok()
    }

    /// The equals sign, where it is not one as it should be.
    fn equals(&self) -> Option<(Edit, Placed)> {
        let rest = &self.text[self.key_end..self.extent.end];
        let at = self.key_end + rest.len() - rest.trim_start().len();
        let rest = rest.trim_start();
        let signs = rest.trim_start_matches(['=', ':', '：', '＝']);
        let length = rest.len() - signs.len();
        let slip = Slip::NoEquals {
            key: shown(self.key),
        };
        let edit = match &rest[..length] {
            "" if rest.starts_with(['"', '\'', '[', '{', '“']) => Edit::new(at, 0, "= "),
            "=" | "" => return None,
            _ => Edit::new(at, length, "="),
        };
        Some((edit, (at, slip)))
    }

    /// Where its value begins.
    fn value_at(&self, sign: Option<&(Edit, Placed)>) -> usize {
        let rest = &self.text[self.key_end..self.extent.end];
        let written = || rest.find('=').map(|at| self.key_end + at + 1);
        let after = sign
            .map(|(edit, _)| edit.end())
            .or_else(written)
            .unwrap_or(self.extent.end);
        let rest = &self.text[after..self.extent.end];
        after + rest.len() - rest.trim_start().len()
    }

    /// Without an equals sign any words might be a key with its value.
    fn is_known_to_have_a_value(&self, sign: Option<&(Edit, Placed)>) -> bool {
        let rest = self.text[self.key_end..self.extent.end].trim_start();
        rest.starts_with('=') || sign.is_some_and(|(edit, _)| edit.cut > 0)
    }

    /// A key of other letters than TOML takes; the reading says that it is not known.
    fn quoted_key(&self) -> Guess {
        let before = Edit::new(self.key_at, 0, "\"");
        let after = Edit::new(self.key_end, 0, "\"");
        Guess::one(before, None).and(Guess::one(after, None))
    }

    /// What is open, closed: a mark goes to the end of its line or before what ends a list there.
    fn closed(&self) -> Vec<Guess> {
        let extent = self.extent;
        if let Some(at) = extent.open_long_text {
            let mark = &self.text[at..at + 3];
            let slip = Some((at, Slip::OpenLongText));
            return vec![Guess::one(Edit::new(extent.end, 0, mark), slip)];
        }
        let list = || {
            if !extent.has_open_list {
                return Guess::default();
            }
            let slip = Some((extent.content_end, Slip::OpenList));
            Guess::one(Edit::new(extent.content_end, 0, "]"), slip)
        };
        if extent.open_texts.is_empty() {
            return vec![list()];
        }
        let texts = |before: &[char]| {
            let texts = extent
                .open_texts
                .iter()
                .map(|at| self.closed_text(*at, before));
            texts.fold(Guess::default(), Guess::and)
        };
        [&[',', ']'][..], &[','], &[]]
            .into_iter()
            .flat_map(|before| [texts(before), texts(before).and(list())])
            .collect()
    }

    /// The text that opens at `at`, closed on its line before the last of the signs `before`.
    fn closed_text(&self, at: usize, before: &[char]) -> Guess {
        let line = self.text[at..self.extent.end].lines().next().unwrap_or("");
        if let Some((inside, _)) = line.split_once(['”', '＂']) {
            let sign = line[inside.len()..].chars().next().unwrap_or('”');
            let at = at + inside.len();
            return Guess::one(
                Edit::new(at, sign.len_utf8(), "\""),
                Some((at, foreign(sign, '"'))),
            );
        }
        let is_before = |letter: char| before.contains(&letter) || letter.is_whitespace();
        let end = at + line.trim_end_matches(is_before).len();
        let mark = &self.text[at..=at];
        Guess::one(Edit::new(end, 0, mark), Some((end, Slip::OpenText)))
    }

    /// Signs of Chinese writing outside the texts, replaced by those of TOML.
    fn with_signs(&self, value_at: usize) -> Vec<Guess> {
        let mut guess = Guess::default();
        let mut open: Option<char> = None;
        for (at, letter) in self.text[value_at..self.extent.end].char_indices() {
            let right = match (open, letter) {
                (None, '"' | '\'') => {
                    open = Some(letter);
                    continue;
                }
                (None, '“' | '”' | '＂') => {
                    open = Some('”');
                    '"'
                }
                (Some('”'), '”' | '“' | '＂') => {
                    open = None;
                    '"'
                }
                (Some(mark), _) => {
                    if mark == letter {
                        open = None;
                    }
                    continue;
                }
                (None, '，' | '、' | '\u{ff1b}') => ',',
                (None, '【' | '［') => '[',
                (None, '】' | '］') => ']',
                _ => continue,
            };
            let at = value_at + at;
            guess.edits.push(Edit::new(at, letter.len_utf8(), right));
            if guess.slips.is_empty() {
                guess.slips.push((at, foreign(letter, right)));
            }
        }
        let is_one = !guess.edits.is_empty();
        let mut guesses = Vec::new();
        if is_one {
            guesses.push(guess);
        }
        guesses
    }

    /// Commas between the texts of a list that have none.
    fn with_commas(&self) -> Vec<Guess> {
        let text = &self.text[..self.extent.end];
        let mut commas: Vec<usize> = Vec::new();
        let (mut at, mut last_text_end) = (self.key_end, None);
        while let Some(letter) = text[at..].chars().next() {
            match letter {
                '"' | '\'' => {
                    commas.extend(last_text_end);
                    let inside = at + 1;
                    let Some(length) = text[inside..].find([letter, '\n']) else {
                        return Vec::new();
                    };
                    at = inside + length + 1;
                    last_text_end = Some(at);
                    continue;
                }
                '#' => {
                    at += text[at..].find('\n').unwrap_or(text.len() - at);
                    continue;
                }
                letter if letter.is_whitespace() => {}
                _ => last_text_end = None,
            }
            at += letter.len_utf8();
        }
        let Some(first) = commas.first() else {
            return Vec::new();
        };
        let slips = vec![(*first, Slip::NoComma)];
        let edits = commas.iter().map(|at| Edit::new(*at, 0, ",")).collect();
        let guess = || Guess {
            edits: Vec::clone(&edits),
            slips: slips.clone(),
        };
        let closed = Edit::new(self.extent.content_end, 0, "]");
        let slip = Some((self.extent.content_end, Slip::OpenList));
        vec![guess(), guess().and(Guess::one(closed, slip))]
    }

    /// A text without quotation marks.
    fn with_marks(&self, value_at: usize) -> Vec<Guess> {
        let value = self.text[value_at..self.extent.end].lines().next();
        let value = value
            .unwrap_or("")
            .split(" #")
            .next()
            .unwrap_or("")
            .trim_end();
        if value.is_empty() || value.starts_with(['"', '\'', '[', '{', '#']) {
            return Vec::new();
        }
        let slip = Slip::NoQuotes {
            value: shown(value),
        };
        let before = Guess::one(Edit::new(value_at, 0, "\""), Some((value_at, slip)));
        let after = Edit::new(value_at + value.len(), 0, "\"");
        vec![before.and(Guess::one(after, None))]
    }
}

fn foreign(sign: char, right: char) -> Slip {
    Slip::ForeignSign { sign, right }
}

/// As much of a text as is shown.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(CHARS_SHOWN).collect()
}

fn parse(text: &str) -> Result<(), toml::de::Error> {
    DeTable::parse(text).map(|_| ())
}
