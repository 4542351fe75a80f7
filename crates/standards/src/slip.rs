//! Slips of the pen that keep a line of a standard's text from being read as TOML.

/// What is wrong with the writing of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    missing_docs,
    reason = "the fields are the places of the texts and named like them"
)]
pub enum Slip {
    /// Nothing more can be said than that the line cannot be read.
    Unreadable,
    /// A backslash in a text begins nothing that is known.
    BadEscape,
    /// Between a key and its value there is no equals sign, or another sign, or two.
    NoEquals { key: String },
    /// A key has no value.
    NoValue { key: String },
    /// A text has no quotation mark at its end.
    OpenText,
    /// A text in three quotation marks has none at its end.
    OpenLongText,
    /// A list has no bracket at its end.
    OpenList,
    /// A text has no quotation marks.
    NoQuotes { value: String },
    /// Two entries of a list have no comma between them.
    NoComma,
    /// A sign of Chinese writing where TOML has one of its own.
    ForeignSign { sign: char, right: char },
    /// The heading is not as it should be written.
    BrokenHeading { heading: String },
    /// The heading is not known, and nearly one that is.
    UnknownHeading { heading: String, nearest: String },
    /// A new entry begins without a heading.
    NoHeading { heading: String },
    /// The key or heading was given before.
    KeyTwice { key: String, first_line: usize },
    /// Lines end with a carriage return alone.
    LineEnds,
}

impl Slip {
    /// The key of the text that says what is wrong.
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Slip::Unreadable => "problem-unreadable",
            Slip::BadEscape => "problem-bad-escape",
            Slip::NoEquals { .. } => "problem-no-equals",
            Slip::NoValue { .. } => "problem-no-value",
            Slip::OpenText => "problem-open-text",
            Slip::OpenLongText => "problem-open-long-text",
            Slip::OpenList => "problem-open-list",
            Slip::NoQuotes { .. } => "problem-no-quotes",
            Slip::NoComma => "problem-no-comma",
            Slip::ForeignSign { .. } => "problem-foreign-sign",
            Slip::BrokenHeading { .. } => "problem-broken-heading",
            Slip::UnknownHeading { .. } => "problem-unknown-heading",
            Slip::NoHeading { .. } => "problem-no-heading",
            Slip::KeyTwice { .. } => "problem-key-twice",
            Slip::LineEnds => "problem-line-ends",
        }
    }

    /// What fills the places of its texts.
    pub(crate) fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Slip::NoEquals { key } | Slip::NoValue { key } => vec![("key", key.clone())],
            Slip::NoQuotes { value } => vec![("value", value.clone())],
            Slip::ForeignSign { sign, right } => {
                vec![("sign", sign.to_string()), ("right", right.to_string())]
            }
            Slip::BrokenHeading { heading } | Slip::NoHeading { heading } => {
                vec![("heading", heading.clone())]
            }
            Slip::UnknownHeading { heading, nearest } => {
                vec![("heading", heading.clone()), ("nearest", nearest.clone())]
            }
            Slip::KeyTwice { key, first_line } => {
                vec![("key", key.clone()), ("line", first_line.to_string())]
            }
            Slip::Unreadable
            | Slip::BadEscape
            | Slip::OpenText
            | Slip::OpenLongText
            | Slip::OpenList
            | Slip::NoComma
            | Slip::LineEnds => Vec::new(),
        }
    }
}
