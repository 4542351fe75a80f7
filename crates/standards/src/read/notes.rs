//! Collects problems by their place and puts them in the order of the text.

use toml::Spanned;
use toml::de::DeTable;

use super::mend::{self, Headings, Places};
use crate::{Problem, ProblemKind, Slip};

/// The problems found so far.
pub(crate) struct Notes {
    /// The offset of the first byte of each line.
    line_starts: Vec<usize>,
    /// Where what is read stands in the text as it is written.
    places: Places,
    /// Where the text under each heading begins, and whether some of it could not be read.
    sections: Vec<(usize, bool)>,
    is_weighty_lost: bool,
    /// Problems with their places in the text as it is written.
    found: Vec<(usize, ProblemKind)>,
}

impl Notes {
    /// Mends the slips of `text` and notes them; gives the text that can be read.
    pub fn mend(text: &str, headings: Headings) -> (Self, String) {
        let (fed, lone) = mend::with_line_feeds(text);
        let begin = if text.starts_with('\u{feff}') { 3 } else { 0 };
        let mended = mend::mend(&fed, begin, headings);
        let mut found = mended.slips;
        found.extend(lone.map(|at| (at, ProblemKind::Slip(Slip::LineEnds))));
        let notes = Notes {
            line_starts: mended.line_starts,
            places: mended.places,
            sections: mended.sections,
            is_weighty_lost: mended.is_weighty_lost,
            found,
        };
        (notes, mended.text)
    }

    /// The table that a mended text is; where parts of it contradict each other, that is noted.
    pub fn parse<'t>(&mut self, mended: &'t str) -> Spanned<DeTable<'t>> {
        let (table, errors) = DeTable::parse_recoverable(mended);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.add(at, ProblemKind::Slip(Slip::Unreadable));
            self.lose_weighty();
        }
        table
    }

    /// Notes a problem at a byte of the mended text.
    pub fn add(&mut self, at: usize, kind: ProblemKind) {
        self.found.push((self.places.written(at), kind));
    }

    /// Notes a problem at a byte of the text as it is written.
    pub fn add_written(&mut self, at: usize, kind: ProblemKind) {
        self.found.push((at, kind));
    }

    /// The line, from 1, of a byte of the mended text.
    pub fn line(&self, at: usize) -> usize {
        self.line_written(self.places.written(at))
    }

    fn line_written(&self, at: usize) -> usize {
        self.line_starts
            .partition_point(|start| *start <= at)
            .max(1)
    }

    /// Whether the text under the heading that a byte of the mended text lies under has lines that
    /// could not be read; then nobody knows whether a key is missing.
    pub fn is_torn(&self, at: usize) -> bool {
        let at = self.places.written(at);
        let index = self.sections.partition_point(|(begins, _)| *begins <= at);
        index > 0 && self.sections[index - 1].1
    }

    /// Notes that something could not be read that other parts of the text lean on.
    pub fn lose_weighty(&mut self) {
        self.is_weighty_lost = true;
    }

    /// Whether something could not be read that other parts of the text lean on; then nothing is
    /// concluded from the whole.
    pub fn is_weighty_lost(&self) -> bool {
        self.is_weighty_lost
    }

    /// Every problem with its line and column, in the order of the text.
    ///
    /// Where a line is no TOML, what was read from it means little: only that is said of it.
    pub fn problems(mut self, text: &str) -> Vec<Problem> {
        self.found.sort_by_key(|(at, _)| *at);
        let is_unreadable =
            |kind: &ProblemKind| matches!(kind, ProblemKind::Slip(Slip::Unreadable));
        let broken: Vec<usize> = self
            .found
            .iter()
            .filter(|(_, kind)| is_unreadable(kind))
            .map(|(at, _)| self.line_written(*at))
            .collect();
        let mut columns = Columns {
            text,
            line_start: 0,
            at: 0,
            characters: 0,
        };
        let mut problems = Vec::new();
        for (at, kind) in &self.found {
            let line = self.line_written(*at);
            let column = columns.column(self.line_starts[line - 1], *at);
            if is_unreadable(kind) || broken.binary_search(&line).is_err() {
                problems.push(Problem {
                    line,
                    column,
                    kind: kind.clone(),
                });
            }
        }
        problems.dedup();
        problems
    }
}

/// Counts columns along the text, so that many problems in one long line stay cheap.
struct Columns<'t> {
    text: &'t str,
    line_start: usize,
    at: usize,
    characters: usize,
}

impl Columns<'_> {
    /// The column, from 1, of the byte at `at`; asked for in the order of the text.
    fn column(&mut self, line_start: usize, at: usize) -> usize {
        if line_start != self.line_start {
            (self.line_start, self.at, self.characters) = (line_start, line_start, 0);
        }
        let end = self.text.floor_char_boundary(at.max(self.at));
        self.characters += self.text[self.at..end].chars().count();
        self.at = end;
        self.characters + 1
    }
}
