//! PostgreSQL: every command is its own transaction from a pool.
//!
//! The site's row is locked first, so that commands of one site are in one order and the journal
//! is numbered without gaps, while sites do not wait for each other.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use domain::SiteId;

use crate::{Database, Options, WriteError, migration, site};

/// How often a command is tried again after a serialization failure or a deadlock.
const TRIES_MAX: u32 = 8;

pub(crate) struct Postgres {
    url: String,
    pool: Pool,
    healthy: AtomicBool,
}

impl Postgres {
    pub(crate) fn open(options: &Options) -> Result<Self> {
        let mut connection = connect(&options.url)?;
        migration::migrate_postgres(&mut connection)
            .context("bringing the PostgreSQL database to this version's form")?;
        let pool = Pool::of(options.connections.clamp(1, 64));
        Ok(Self {
            url: options.url.clone(),
            pool,
            healthy: AtomicBool::new(true),
        })
    }

    pub(crate) fn is_healthy(&self) -> bool {
        self.healthy.load(Ordering::SeqCst)
    }

    pub(crate) fn read<T>(&self, read: impl FnOnce(&mut Database) -> Result<T>) -> Result<T> {
        let mut slot = self.slot()?;
        let connection = slot.connection();
        let begun = connection.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        if let Err(error) = begun {
            slot.discard();
            return Err(error.into());
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| read(slot.connection())));
        if slot.connection().batch_execute("ROLLBACK").is_err() {
            slot.discard();
        }
        outcome.unwrap_or_else(|_| Err(anyhow!("a read panicked")))
    }

    pub(crate) fn write<T, E>(
        &self,
        site: Option<&SiteId>,
        mut write: impl FnMut(&mut Database) -> Result<T, E>,
    ) -> Result<T, WriteError<E>> {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.write_once(site, &mut write) {
                Err(Attempt::Again(error)) if tries >= TRIES_MAX => {
                    return Err(WriteError::Failed(error.into()));
                }
                Err(Attempt::Again(_)) => {}
                Err(Attempt::Refused(error)) => return Err(WriteError::Command(error)),
                Err(Attempt::Failed(error)) => return Err(WriteError::Failed(error)),
                Ok(value) => return Ok(value),
            }
        }
    }

    fn write_once<T, E>(
        &self,
        site: Option<&SiteId>,
        write: &mut impl FnMut(&mut Database) -> Result<T, E>,
    ) -> Result<T, Attempt<E>> {
        let mut slot = self.slot().map_err(Attempt::Failed)?;
        if let Err(error) = begin(slot.connection(), site) {
            slot.discard();
            return Err(Attempt::of(error));
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| write(slot.connection())));
        let ended = match &outcome {
            Ok(Ok(_)) => slot.connection().batch_execute("COMMIT"),
            _ => slot.connection().batch_execute("ROLLBACK"),
        };
        if ended.is_err() {
            slot.discard();
        }
        match outcome {
            Ok(Ok(value)) => ended.map(|()| value).map_err(Attempt::of),
            Ok(Err(error)) => Err(Attempt::Refused(error)),
            Err(_) => Err(Attempt::Failed(anyhow!(
                "a command panicked; nothing of it was kept"
            ))),
        }
    }

    fn slot(&self) -> Result<Slot<'_>> {
        let mut slot = self.pool.take();
        if slot.connection.is_none() {
            let connected = connect(&self.url);
            self.healthy.store(connected.is_ok(), Ordering::SeqCst);
            slot.connection = Some(Database::Postgres(connected?));
        }
        Ok(slot)
    }
}

enum Attempt<E> {
    Again(Error),
    Refused(E),
    Failed(anyhow::Error),
}

impl<E> Attempt<E> {
    fn of(error: Error) -> Self {
        match error {
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Again(error),
            other => Self::Failed(other.into()),
        }
    }
}

fn begin(connection: &mut Database, site: Option<&SiteId>) -> QueryResult<()> {
    connection.batch_execute("BEGIN")?;
    match site {
        Some(site) => site::lock(connection, site),
        None => Ok(()),
    }
}

fn connect(url: &str) -> Result<PgConnection> {
    // The address may hold a password: it is not part of the message.
    let mut connection = PgConnection::establish(url).context("connecting to PostgreSQL")?;
    connection.batch_execute("SET client_min_messages = warning; SET TIME ZONE 'UTC'")?;
    Ok(connection)
}

/// A fixed number of places, each with a connection or none yet.
struct Pool {
    free: Mutex<Vec<Option<Database>>>,
    returned: Condvar,
}

impl Pool {
    fn of(places: u32) -> Self {
        let free = (0..places).map(|_| None).collect();
        Self {
            free: Mutex::new(free),
            returned: Condvar::new(),
        }
    }

    fn take(&self) -> Slot<'_> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = free.pop() {
                return Slot {
                    pool: self,
                    connection,
                };
            }
            free = self
                .returned
                .wait(free)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

struct Slot<'pool> {
    pool: &'pool Pool,
    connection: Option<Database>,
}

impl Slot<'_> {
    fn connection(&mut self) -> &mut Database {
        self.connection
            .as_mut()
            .expect("a slot is connected before it is used")
    }

    /// The connection is in doubt; the next user makes a new one.
    fn discard(&mut self) {
        self.connection = None;
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        let connection = self.connection.take();
        self.pool
            .free
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(connection);
        self.pool.returned.notify_one();
    }
}
