//! Where a database is, as it is written: the path of a file, or an address of PostgreSQL.

use std::fmt;
use std::path::Path;

/// Why there is no database to be opened where it was said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnfitPlace {
    /// It is no path of a file and no address of PostgreSQL.
    Spelling(String),
    /// There is no such file, and none is wanted.
    Absent(String),
    /// The file may not be written.
    ReadOnly(String),
}

impl fmt::Display for UnfitPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spelling(place) => write!(
                formatter,
                "{place:?} names no database: give the path of a file, or postgres://user@host/name"
            ),
            Self::Absent(path) => write!(formatter, "there is no file {path}"),
            Self::ReadOnly(path) => write!(formatter, "the file {path} may not be written"),
        }
    }
}

impl std::error::Error for UnfitPlace {}

/// A place that is spelt as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place<'url> {
    /// The path of a file of SQLite.
    File(&'url str),
    /// An address of PostgreSQL.
    Postgres,
}

impl<'url> Place<'url> {
    /// Reads how a place is spelt.
    pub(crate) fn of(url: &'url str) -> Result<Self, UnfitPlace> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres);
        }
        let path = url.strip_prefix("sqlite:").unwrap_or(url);
        // What SQLite itself would take for something else than a file of this name.
        let special = path.trim().is_empty() || path.starts_with(':') || path.starts_with("file:");
        if special || path.contains("://") || path.starts_with("//") || Path::new(path).is_dir() {
            return Err(UnfitPlace::Spelling(without_secrets(url)));
        }
        Ok(Self::File(path))
    }
}

/// An address without what may be a password in it.
fn without_secrets(url: &str) -> String {
    match url.split_once("://") {
        Some((scheme, rest)) if rest.contains('@') => format!("{scheme}://…"),
        _ => url.to_owned(),
    }
}

/// Refuses a place where no database is yet: for whoever only looks at one.
///
/// # Errors
/// When the place is spelt like none, or there is no such file.
pub fn expect_database(url: &str) -> Result<(), UnfitPlace> {
    match Place::of(url)? {
        Place::File(path) if !Path::new(path).exists() => Err(UnfitPlace::Absent(path.to_owned())),
        Place::File(_) | Place::Postgres => Ok(()),
    }
}
