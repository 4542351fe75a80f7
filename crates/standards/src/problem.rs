//! What can be wrong with the text of a standard.

use crate::{Slip, Start, TEXT_BYTES_MAX};

/// Something wrong at a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in characters.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong. The fields say what the text needs to name it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the places of the texts and named like them"
)]
pub enum ProblemKind {
    /// The text is larger than a standard may be.
    TooLarge { limit_bytes: usize },
    /// The text is no UTF-8 from here on.
    NotUtf8,
    /// A slip of the pen.
    Slip(Slip),
    /// The key is not known in this table; the table `file` is the text outside every heading.
    UnknownKey {
        table: &'static str,
        key: String,
        known: String,
        nearest: Option<&'static str>,
    },
    /// A key that must be there is not.
    MissingKey {
        table: &'static str,
        key: &'static str,
    },
    /// The value is of another type.
    WrongType { key: String, expected: Expected },
    /// The value is there and says nothing.
    Empty { key: String },
    /// The text has signs that no screen shows.
    ControlCharacter { key: String },
    /// The text is longer than it may be.
    TooLong { key: String, limit: usize },
    /// The list has more entries than it may have.
    TooMany { key: String, limit: usize },
    /// The name has signs that a name may not have.
    NotAName { value: String },
    /// The word is none of those that the key knows.
    UnknownWord {
        key: &'static str,
        value: String,
        known: String,
        nearest: Option<String>,
    },
    /// The time of day cannot be read or does not exist.
    BadTime { value: String },
    /// The day of the year cannot be read or does not exist.
    BadDay { value: String },
    /// The date cannot be read or does not exist.
    BadDate { value: String },
    /// The moment cannot be read.
    BadMoment { value: String },
    /// The moment is of a form that rules with this start do not take.
    MomentOutOfPlace { value: String, starts: &'static str },
    /// The interval cannot be read.
    BadInterval { value: String },
    /// The daily window cannot be read.
    BadWindow { value: String },
    /// The length of time cannot be read.
    BadMinutes { value: String },
    /// The window ends before it opens.
    Contradiction { opens: String, due: String },
    /// Two windows of one day are the same or overlap.
    WindowsOverlap { first: String, second: String },
    /// What is held is let go before it is due to be done.
    HeldTooShort { hold_until: String, due: String },
    /// What is to be done takes longer than its window lasts.
    TakesTooLong { takes: String, window: String },
    /// A list of rounds has no interval.
    NoInterval,
    /// The rule says neither its rounds nor its window.
    NoTiming,
    /// The rounds say nothing for a season.
    RoundsLackSeason { rule: String, season: String },
    /// The rounds say two things for a season.
    RoundsTwice { rule: String, season: String },
    /// The season is not one of the standard's.
    UnknownSeason {
        season: String,
        nearest: Option<String>,
    },
    /// Days that belong to no season.
    SeasonGap { from: String, until: String },
    /// Days that belong to two seasons.
    SeasonOverlap {
        first: String,
        second: String,
        from: String,
        until: String,
    },
    /// The name was given before.
    Twice { name: String, first_line: usize },
    /// The clause is not one of the standard's.
    UnknownClause {
        clause: String,
        nearest: Option<String>,
    },
    /// The clause is cited twice in one place.
    CitedTwice { clause: String },
    /// Nothing carries the clause out.
    ClauseNotCarried { clause: String },
    /// The text is none of the rule's check items.
    UnknownCheck {
        check: String,
        nearest: Option<String>,
    },
    /// The team is not one of the standard's.
    UnknownTeam {
        team: String,
        nearest: Option<String>,
    },
    /// The rule's team does not serve the rule's kind of place.
    NobodyServes {
        rule: String,
        team: String,
        place: String,
    },
    /// A check item asks for something to be brought, and no rule starts with that.
    NobodyBrings,
    /// The key makes no sense for a rule with this start.
    OutOfPlace {
        key: &'static str,
        starts: &'static str,
    },
    /// Two keys say the same thing.
    GivenTwice {
        key: &'static str,
        other: &'static str,
    },
    /// The date stands in the list before, or in the other list.
    DateTwice { date: String },
    /// The date is not of the table's year.
    DateOfAnotherYear { date: String, year: i16 },
    /// The date is no exception to a week with working days from Monday to Friday.
    DateWithoutEffect { date: String },
}

/// What a value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text in quotation marks.
    Text,
    /// A list of texts.
    Texts,
    /// Tables under headings in double brackets.
    Tables,
    /// A table under a heading in brackets.
    Table,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Number,
}

impl Problem {
    /// The text as a whole is larger than it may be.
    pub(crate) fn too_large() -> Self {
        let kind = ProblemKind::TooLarge {
            limit_bytes: TEXT_BYTES_MAX,
        };
        Problem {
            line: 1,
            column: 1,
            kind,
        }
    }

    /// The key of the text that says what is wrong; the one that says what mends it is this key
    /// followed by `-mend`.
    #[must_use]
    pub fn key(&self) -> &'static str {
        self.kind.key()
    }

    /// The key of the text that says what mends it.
    #[must_use]
    pub fn mend_key(&self) -> String {
        let meant = if self.kind.nearest().is_some() {
            "-nearest"
        } else {
            ""
        };
        format!("{}-mend{meant}", self.key())
    }

    /// What fills the places of both texts.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = self.kind.arguments();
        if let Some(nearest) = self.kind.nearest() {
            arguments.push(("nearest", nearest.to_owned()));
        }
        arguments
    }
}

impl ProblemKind {
    /// Whether standards were published that have it, before it was asked.
    pub(crate) fn is_asked_since(&self) -> bool {
        matches!(self, ProblemKind::MomentOutOfPlace { value, starts }
            if value == "agreed" && Start::ALL.iter().any(|start| start.word() == *starts && start.agrees_on_no_time()))
    }

    fn key(&self) -> &'static str {
        match self {
            ProblemKind::TooLarge { .. } => "problem-too-large",
            ProblemKind::NotUtf8 => "problem-not-utf8",
            ProblemKind::Slip(slip) => slip.key(),
            ProblemKind::UnknownKey { .. } => "problem-unknown-key",
            ProblemKind::MissingKey { .. } => "problem-missing-key",
            ProblemKind::WrongType { expected, .. } => match expected {
                Expected::Text => "problem-no-text",
                Expected::Texts => "problem-no-texts",
                Expected::Tables => "problem-no-tables",
                Expected::Table => "problem-no-table",
                Expected::Boolean => "problem-no-boolean",
                Expected::Number => "problem-no-number",
            },
            ProblemKind::Empty { .. } => "problem-empty",
            ProblemKind::ControlCharacter { .. } => "problem-control-character",
            ProblemKind::TooLong { .. } => "problem-too-long",
            ProblemKind::TooMany { .. } => "problem-too-many",
            ProblemKind::NotAName { .. } => "problem-not-a-name",
            ProblemKind::UnknownWord { .. } => "problem-unknown-word",
            ProblemKind::BadTime { .. } => "problem-bad-time",
            ProblemKind::BadDay { .. } => "problem-bad-day",
            ProblemKind::BadDate { .. } => "problem-bad-date",
            ProblemKind::BadMoment { .. } => "problem-bad-moment",
            ProblemKind::MomentOutOfPlace { .. } => "problem-moment-out-of-place",
            ProblemKind::BadInterval { .. } => "problem-bad-interval",
            ProblemKind::BadWindow { .. } => "problem-bad-window",
            ProblemKind::BadMinutes { .. } => "problem-bad-minutes",
            ProblemKind::Contradiction { .. } => "problem-contradiction",
            ProblemKind::WindowsOverlap { .. } => "problem-windows-overlap",
            ProblemKind::HeldTooShort { .. } => "problem-held-too-short",
            ProblemKind::TakesTooLong { .. } => "problem-takes-too-long",
            ProblemKind::NoInterval => "problem-no-interval",
            ProblemKind::NoTiming => "problem-no-timing",
            ProblemKind::RoundsLackSeason { .. } => "problem-rounds-lack-season",
            ProblemKind::RoundsTwice { .. } => "problem-rounds-twice",
            ProblemKind::UnknownSeason { .. } => "problem-unknown-season",
            ProblemKind::SeasonGap { .. } => "problem-season-gap",
            ProblemKind::SeasonOverlap { .. } => "problem-season-overlap",
            ProblemKind::Twice { .. } => "problem-twice",
            ProblemKind::UnknownClause { .. } => "problem-unknown-clause",
            ProblemKind::CitedTwice { .. } => "problem-cited-twice",
            ProblemKind::ClauseNotCarried { .. } => "problem-clause-not-carried",
            ProblemKind::UnknownCheck { .. } => "problem-unknown-check",
            ProblemKind::UnknownTeam { .. } => "problem-unknown-team",
            ProblemKind::NobodyServes { .. } => "problem-nobody-serves",
            ProblemKind::NobodyBrings => "problem-nobody-brings",
            ProblemKind::OutOfPlace { .. } => "problem-out-of-place",
            ProblemKind::GivenTwice { .. } => "problem-given-twice",
            ProblemKind::DateTwice { .. } => "problem-date-twice",
            ProblemKind::DateOfAnotherYear { .. } => "problem-date-of-another-year",
            ProblemKind::DateWithoutEffect { .. } => "problem-date-without-effect",
        }
    }

    fn nearest(&self) -> Option<&str> {
        match self {
            ProblemKind::UnknownKey { nearest, .. } => *nearest,
            ProblemKind::UnknownWord { nearest, .. }
            | ProblemKind::UnknownSeason { nearest, .. }
            | ProblemKind::UnknownClause { nearest, .. }
            | ProblemKind::UnknownCheck { nearest, .. }
            | ProblemKind::UnknownTeam { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        let text = |value: &dyn ToString| value.to_string();
        match self {
            ProblemKind::NoInterval
            | ProblemKind::NoTiming
            | ProblemKind::NobodyBrings
            | ProblemKind::NotUtf8 => vec![],
            ProblemKind::TooLarge { limit_bytes } => vec![("limit", text(limit_bytes))],
            ProblemKind::Slip(slip) => slip.arguments(),
            ProblemKind::UnknownKey {
                table, key, known, ..
            } => {
                vec![
                    ("table", text(table)),
                    ("key", text(key)),
                    ("known", text(known)),
                ]
            }
            ProblemKind::MissingKey { table, key } => {
                vec![("table", text(table)), ("key", text(key))]
            }
            ProblemKind::WrongType { key, .. }
            | ProblemKind::Empty { key }
            | ProblemKind::ControlCharacter { key } => vec![("key", text(key))],
            ProblemKind::TooLong { key, limit } | ProblemKind::TooMany { key, limit } => {
                vec![("key", text(key)), ("limit", text(limit))]
            }
            ProblemKind::NotAName { value }
            | ProblemKind::BadTime { value }
            | ProblemKind::BadDay { value }
            | ProblemKind::BadDate { value }
            | ProblemKind::BadMoment { value }
            | ProblemKind::BadInterval { value }
            | ProblemKind::BadWindow { value }
            | ProblemKind::BadMinutes { value } => vec![("value", text(value))],
            ProblemKind::UnknownWord {
                key, value, known, ..
            } => {
                vec![
                    ("key", text(key)),
                    ("value", text(value)),
                    ("known", text(known)),
                ]
            }
            ProblemKind::MomentOutOfPlace { value, starts } => {
                vec![("value", text(value)), ("starts", text(starts))]
            }
            ProblemKind::OutOfPlace { key, starts } => {
                vec![("key", text(key)), ("starts", text(starts))]
            }
            ProblemKind::GivenTwice { key, other } => {
                vec![("key", text(key)), ("other", text(other))]
            }
            _ => self.arguments_of_the_whole(),
        }
    }

    /// The arguments of problems that show only when the standard is seen as a whole.
    fn arguments_of_the_whole(&self) -> Vec<(&'static str, String)> {
        let text = |value: &dyn ToString| value.to_string();
        match self {
            ProblemKind::Contradiction { opens, due } => {
                vec![("opens", text(opens)), ("due", text(due))]
            }
            ProblemKind::WindowsOverlap { first, second } => {
                vec![("first", text(first)), ("second", text(second))]
            }
            ProblemKind::HeldTooShort { hold_until, due } => {
                vec![("hold_until", text(hold_until)), ("due", text(due))]
            }
            ProblemKind::TakesTooLong { takes, window } => {
                vec![("takes", text(takes)), ("window", text(window))]
            }
            ProblemKind::RoundsLackSeason { rule, season }
            | ProblemKind::RoundsTwice { rule, season } => {
                vec![("rule", text(rule)), ("season", text(season))]
            }
            ProblemKind::UnknownSeason { season, .. } => vec![("season", text(season))],
            ProblemKind::SeasonGap { from, until } => {
                vec![("from", text(from)), ("until", text(until))]
            }
            ProblemKind::SeasonOverlap {
                first,
                second,
                from,
                until,
            } => vec![
                ("first", text(first)),
                ("second", text(second)),
                ("from", text(from)),
                ("until", text(until)),
            ],
            ProblemKind::Twice { name, first_line } => {
                vec![("name", text(name)), ("line", text(first_line))]
            }
            ProblemKind::UnknownClause { clause, .. }
            | ProblemKind::CitedTwice { clause }
            | ProblemKind::ClauseNotCarried { clause } => vec![("clause", text(clause))],
            ProblemKind::UnknownCheck { check, .. } => vec![("check", text(check))],
            ProblemKind::UnknownTeam { team, .. } => vec![("team", text(team))],
            ProblemKind::NobodyServes { rule, team, place } => {
                vec![
                    ("rule", text(rule)),
                    ("team", text(team)),
                    ("place", text(place)),
                ]
            }
            ProblemKind::DateTwice { date } | ProblemKind::DateWithoutEffect { date } => {
                vec![("date", text(date))]
            }
            ProblemKind::DateOfAnotherYear { date, year } => {
                vec![("date", text(date)), ("year", text(year))]
            }
            _ => Vec::new(),
        }
    }
}
