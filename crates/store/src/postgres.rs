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
use diesel::result::Error;
use domain::SiteId;

use crate::witness::{Trouble, Witness};
use crate::{Database, Options, Read, Value, Write, WriteError, migration, site};

/// How often a command is tried after a serialization failure, a deadlock or a lost connection.
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

    pub(crate) fn read(&self, read: Read) -> Result<Value> {
        const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        let mut slot = self.slot()?;
        if slot.connection().batch_execute(BEGIN).is_err() {
            // The server may have started anew since the last use; nothing was read yet.
            slot.discard();
            self.connect(&mut slot)?;
            slot.connection().batch_execute(BEGIN)?;
        }
        let outcome = catch_unwind(AssertUnwindSafe(|| read(slot.connection())));
        slot.roll_back();
        outcome.unwrap_or_else(|_| Err(anyhow!("a read panicked")))
    }

    pub(crate) fn write(
        &self,
        site: Option<&SiteId>,
        mut write: Write,
    ) -> Result<Value, WriteError<Value>> {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.write_once(site, &mut write) {
                Err(Attempt::Again(error)) if tries >= TRIES_MAX => {
                    return Err(WriteError::Failed(error));
                }
                Err(Attempt::Again(_)) => {}
                Err(Attempt::Refused(error)) => return Err(WriteError::Command(error)),
                Err(Attempt::Failed(error)) => return Err(WriteError::Failed(error)),
                Ok(value) => return Ok(value),
            }
        }
    }

    fn write_once(&self, site: Option<&SiteId>, write: &mut Write) -> Result<Value, Attempt> {
        let mut slot = self.slot().map_err(Attempt::Failed)?;
        if let Err(error) = begin(slot.connection(), site) {
            // Nothing was done yet, and the next connection may be a better one.
            slot.discard();
            return Err(Attempt::Again(error.into()));
        }
        slot.witness.take();
        let outcome = catch_unwind(AssertUnwindSafe(|| write(slot.connection())));
        if let Some(trouble @ (Trouble::Conflict | Trouble::ConnectionLost)) = slot.witness.take() {
            // Nothing was committed, whatever the command made of it.
            slot.roll_back();
            return Err(Attempt::Again(anyhow!("a command met {trouble:?}")));
        }
        match outcome {
            Ok(Ok(value)) => match commit(slot.connection()) {
                Ok(()) => Ok(value),
                Err(error) => {
                    slot.discard();
                    Err(Attempt::of_commit(error))
                }
            },
            Ok(Err(error)) => {
                slot.roll_back();
                Err(Attempt::Refused(error))
            }
            Err(_) => {
                slot.roll_back();
                Err(Attempt::Failed(anyhow!(
                    "a command panicked; nothing of it was kept"
                )))
            }
        }
    }

    /// A place in the pool, connected.
    fn slot(&self) -> Result<Slot<'_>> {
        let mut slot = self.pool.take();
        if slot.connection.is_none() {
            self.connect(&mut slot)?;
        }
        Ok(slot)
    }

    fn connect(&self, slot: &mut Slot<'_>) -> Result<()> {
        let connected = connect(&self.url);
        self.healthy.store(connected.is_ok(), Ordering::SeqCst);
        let mut connection = Database::Postgres(connected?);
        slot.witness = Witness::of(&mut connection);
        slot.connection = Some(connection);
        Ok(())
    }
}

enum Attempt {
    Again(anyhow::Error),
    Refused(Value),
    Failed(anyhow::Error),
}

impl Attempt {
    /// A commit that met a conflict was not made; of one whose connection was lost nobody knows.
    fn of_commit(error: Error) -> Self {
        match Trouble::of(&error) {
            Some(Trouble::Conflict) => Self::Again(error.into()),
            _ => Self::Failed(anyhow::Error::from(error).context("committing")),
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

/// Commits, unless a statement failed that the command passed over: then PostgreSQL would answer the
/// commit without an error and keep nothing. The first statement is refused in that case.
fn commit(connection: &mut Database) -> QueryResult<()> {
    connection.batch_execute("SELECT 1; COMMIT")
}

fn connect(url: &str) -> Result<PgConnection> {
    // The address may hold a password: it is not part of the message.
    let mut connection = PgConnection::establish(url).context("connecting to PostgreSQL")?;
    connection.batch_execute("SET client_min_messages = warning; SET TIME ZONE 'UTC'")?;
    Ok(connection)
}

/// A fixed number of places, each with a connection or none yet.
struct Pool {
    free: Mutex<Vec<Place>>,
    returned: Condvar,
}

impl Pool {
    fn of(places: u32) -> Self {
        let free = (0..places).map(|_| Place::default()).collect();
        Self {
            free: Mutex::new(free),
            returned: Condvar::new(),
        }
    }

    fn take(&self) -> Slot<'_> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(Place {
                connection,
                witness,
            }) = free.pop()
            {
                return Slot {
                    pool: self,
                    connection,
                    witness,
                };
            }
            free = self
                .returned
                .wait(free)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[derive(Default)]
struct Place {
    connection: Option<Database>,
    witness: Witness,
}

struct Slot<'pool> {
    pool: &'pool Pool,
    connection: Option<Database>,
    witness: Witness,
}

impl Slot<'_> {
    fn connection(&mut self) -> &mut Database {
        self.connection
            .as_mut()
            .expect("a slot is connected before it is used")
    }

    /// Undoes what is not committed.
    fn roll_back(&mut self) {
        if self.connection().batch_execute("ROLLBACK").is_err() {
            self.discard();
        }
    }

    /// The connection is in doubt; the next user makes a new one.
    fn discard(&mut self) {
        self.connection = None;
    }
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        let place = Place {
            connection: self.connection.take(),
            witness: self.witness.clone(),
        };
        self.pool
            .free
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(place);
        self.pool.returned.notify_one();
    }
}
