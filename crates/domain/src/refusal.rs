//! The house says no: a key for the words, its arguments, and the field to mend.

use std::fmt;

/// Which kind of no it is. The edge turns it into a status; nothing else may depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// What was entered cannot be; the field named by the refusal mends it.
    Invalid,
    /// The person may not.
    Forbidden,
    /// There is no such thing, or it is not the person's to know of.
    Missing,
    /// It contradicts what stands: a double booking, a second start, a later edit.
    Conflict,
    /// Too often or too much; later it may go.
    TooMany,
}

/// A refusal of the house. It is data for words, never a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Which kind of no.
    pub kind: RefusalKind,
    /// Key of the words: `refusal-` and this.
    pub code: &'static str,
    /// The field of the form or the JSON body that mends it, where there is one.
    pub field: Option<&'static str>,
    /// Arguments of the words, by name.
    pub arguments: Vec<(&'static str, String)>,
}

impl Refusal {
    /// What was entered in `field` cannot be.
    #[must_use]
    pub fn invalid(field: &'static str, code: &'static str) -> Self {
        Self {
            kind: RefusalKind::Invalid,
            code,
            field: Some(field),
            arguments: Vec::new(),
        }
    }

    /// It contradicts what stands.
    #[must_use]
    pub fn conflict(code: &'static str) -> Self {
        Self {
            kind: RefusalKind::Conflict,
            code,
            field: None,
            arguments: Vec::new(),
        }
    }

    /// The person may not.
    #[must_use]
    pub fn forbidden(code: &'static str) -> Self {
        Self {
            kind: RefusalKind::Forbidden,
            code,
            field: None,
            arguments: Vec::new(),
        }
    }

    /// There is no such thing.
    #[must_use]
    pub fn missing(code: &'static str) -> Self {
        Self {
            kind: RefusalKind::Missing,
            code,
            field: None,
            arguments: Vec::new(),
        }
    }

    /// Too often; `seconds` is how long to wait.
    #[must_use]
    pub fn too_many(code: &'static str, seconds: i64) -> Self {
        Self {
            kind: RefusalKind::TooMany,
            code,
            field: None,
            arguments: Vec::new(),
        }
        .with("seconds", seconds)
    }

    /// The same refusal with one more argument for its words.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// The same refusal, naming the field that mends it.
    #[must_use]
    pub fn at(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "refused: {}", self.code)?;
        for (name, value) in &self.arguments {
            write!(formatter, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}
