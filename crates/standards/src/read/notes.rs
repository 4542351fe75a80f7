//! Collects problems by their place and puts them in the order of the text.

use toml::Spanned;
use toml::de::DeTable;

use crate::{Problem, ProblemKind};

/// The problems found so far.
pub(crate) struct Notes {
    /// The offset of the first byte of each line.
    line_starts: Vec<usize>,
    found: Vec<(usize, ProblemKind)>,
}

impl Notes {
    /// No problems yet in `text`.
    pub fn of(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0)
            .chain(breaks.map(|(at, _)| at + 1))
            .collect();
        Notes {
            line_starts,
            found: Vec::new(),
        }
    }

    /// The table that `text` is, as far as it is one; what is no TOML becomes a problem.
    pub fn parse<'t>(&mut self, text: &'t str) -> Spanned<DeTable<'t>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            self.add(
                at,
                ProblemKind::Syntax {
                    message: error.message().to_owned(),
                },
            );
        }
        table
    }

    /// Notes a problem at a byte of the text.
    pub fn add(&mut self, at: usize, kind: ProblemKind) {
        self.found.push((at, kind));
    }

    /// The line, from 1, of a byte of the text.
    pub fn line(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at)
    }

    /// Every problem with its line and column, in the order of the text.
    ///
    /// Where a line is no TOML, what was read from it means little: only that is said of it.
    pub fn problems(mut self, text: &str) -> Vec<Problem> {
        self.found.sort_by_key(|(at, _)| *at);
        let is_syntax = |kind: &ProblemKind| matches!(kind, ProblemKind::Syntax { .. });
        let broken: Vec<usize> = self
            .found
            .iter()
            .filter(|(_, kind)| is_syntax(kind))
            .map(|(at, _)| self.line(*at))
            .collect();
        let mut columns = Columns {
            text,
            line_start: 0,
            at: 0,
            characters: 0,
        };
        let mut problems = Vec::new();
        for (at, kind) in &self.found {
            let line = self.line(*at);
            let column = columns.column(self.line_starts[line - 1], *at);
            if is_syntax(kind) || broken.binary_search(&line).is_err() {
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
