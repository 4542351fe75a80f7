//! What the statements of a command met, whatever the command made of it.
//!
//! A command has an error type of its own, in which a full disk or a deadlock cannot be seen. The
//! connection sees each statement end, and tells the witness.

use std::sync::{Arc, Mutex, PoisonError};

use diesel::connection::{Connection, InstrumentationEvent};
use diesel::result::{DatabaseErrorKind, Error};

use crate::Database;

/// Something of the world that stood in the way of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The disk is full: it passes when space returns.
    DiskFull,
    /// Another process holds the file's lock: it passes.
    Locked,
    /// The disk failed: nobody knows what it holds.
    DiskFailed,
    /// Another command was in the way (a serialization failure or a deadlock): a new try may do.
    Conflict,
    /// The connection is gone, and what was not committed with it.
    ConnectionLost,
}

impl Trouble {
    /// The trouble that an error tells of; `None` for what a command did wrong itself.
    pub(crate) fn of(error: &Error) -> Option<Self> {
        let Error::DatabaseError(kind, information) = error else {
            return None;
        };
        match kind {
            DatabaseErrorKind::SerializationFailure => Some(Self::Conflict),
            DatabaseErrorKind::ClosedConnection => Some(Self::ConnectionLost),
            DatabaseErrorKind::Unknown => Self::of_message(information.message()),
            _ => None,
        }
    }

    fn of_message(message: &str) -> Option<Self> {
        // SQLite speaks English alone; PostgreSQL speaks the language its server was set up in.
        const MESSAGES: [(&str, Trouble); 8] = [
            ("disk is full", Trouble::DiskFull),
            ("database is locked", Trouble::Locked),
            ("disk I/O error", Trouble::DiskFailed),
            ("disk image is malformed", Trouble::DiskFailed),
            ("deadlock detected", Trouble::Conflict),
            ("检测到死锁", Trouble::Conflict),
            ("偵測到死結", Trouble::Conflict),
            ("terminating connection", Trouble::ConnectionLost),
        ];
        MESSAGES
            .into_iter()
            .find_map(|(words, trouble)| message.contains(words).then_some(trouble))
    }
}

/// Remembers the last trouble of one connection.
#[derive(Clone, Default)]
pub(crate) struct Witness {
    seen: Arc<Mutex<Option<Trouble>>>,
}

impl Witness {
    /// A witness of the connection's statements from now on.
    pub(crate) fn of(connection: &mut Database) -> Self {
        let witness = Self::default();
        let seen = witness.clone();
        connection.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::FinishQuery {
                error: Some(error), ..
            } = event
                && let Some(trouble) = Trouble::of(error)
            {
                *seen.seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(trouble);
            }
        });
        witness
    }

    /// What was seen since it was last asked.
    pub(crate) fn take(&self) -> Option<Trouble> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.take()
    }
}
