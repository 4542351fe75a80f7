//! Three kinds of trouble, never mixed: the house refuses, the world fails, or there is a bug.

use std::fmt;

use domain::Refusal;
use store::{DiskFull, WriteError};

/// Why something was not done. Nothing of it was kept.
#[derive(Debug)]
pub enum Error {
    /// The house says no, in data for words.
    Refused(Refusal),
    /// The world broke; the context says where.
    Failed(anyhow::Error),
}

impl Error {
    /// Whether nothing was kept because the disk is full; it passes when there is space again.
    #[must_use]
    pub fn disk_is_full(&self) -> bool {
        matches!(self, Self::Failed(failure) if failure.is::<DiskFull>())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(refusal) => refusal.fmt(formatter),
            Self::Failed(failure) => write!(formatter, "{failure:#}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<anyhow::Error> for Error {
    fn from(failure: anyhow::Error) -> Self {
        Self::Failed(failure)
    }
}

impl From<WriteError<Error>> for Error {
    fn from(error: WriteError<Error>) -> Self {
        match error {
            WriteError::Command(error) => error,
            WriteError::Failed(failure) => Self::Failed(failure),
        }
    }
}
