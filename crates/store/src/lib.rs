//! The only crate that knows SQL: tables and migrations, the writer, the readers.
//!
//! SQLite is embedded and the default; PostgreSQL when a building outgrows one machine. One query
//! text serves both; what differs stands in [`dialect`]. A table is written only in its owner's
//! file here; reads may join. This crate must never know HTTP, a clock or a rule of the house: it
//! keeps what it is given and gives it back as `domain` types.
//!
//! To add a table: a migration in both folders with its sample rows, its lines in `schema`, and one
//! file that owns it.

pub mod account;
pub mod alert;
pub mod assigned_matter;
pub mod away;
pub mod banquet;
pub mod call;
pub mod case;
pub mod command;
mod connection;
pub mod dialect;
pub mod dining;
pub mod directory;
pub mod drill;
pub mod duty;
pub mod fault;
pub mod found_item;
pub mod hall;
pub mod hand_over;
pub mod house_rule;
pub mod inquiry;
pub mod journal;
pub mod knowledge;
pub mod leave;
pub mod meeting;
mod migration;
pub mod newspaper;
pub mod notice;
pub mod office;
pub mod order;
pub mod paper_in_custody;
pub mod personal_data;
pub mod photo;
mod place;
pub mod planned_shift;
mod postgres;
mod prepared;
pub mod proof;
pub mod quality;
pub mod reception_record;
pub mod remark;
pub mod restocking;
mod schema;
pub mod sealing;
pub mod session;
pub mod shift;
pub mod shift_swap;
pub mod site;
pub mod spot_check;
mod sqlite;
mod text;
pub mod visit;
pub mod watch;
mod witness;

pub use connection::Database;
pub use migration::{NewerDatabase, schema_text};
pub use place::{UnfitPlace, expect_database};

use std::any::Any;
use std::pin::Pin;
use std::sync::Arc;

use anyhow::Result;
use domain::SiteId;

/// Why a write was not kept.
#[derive(Debug)]
pub enum WriteError<E> {
    /// The command itself said no; nothing of it was kept.
    Command(E),
    /// The world broke before or at the commit; nothing was acknowledged.
    Failed(anyhow::Error),
}

/// The disk is full: nothing was kept, and it passes when there is space again. It is the cause of
/// a [`WriteError::Failed`].
#[derive(Debug)]
pub struct DiskFull;

impl std::fmt::Display for DiskFull {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the disk is full")
    }
}

impl std::error::Error for DiskFull {}

/// How the database is opened.
#[derive(Clone, Debug)]
pub struct Options {
    /// `sqlite:PATH`, a plain path, or `postgres://...`.
    pub url: String,
    /// Whether every commit reaches the disk before it is acknowledged. Off only for simulations
    /// and for the control of the power-cut test.
    pub durability: Durability,
    /// How many connections read (SQLite) or serve (PostgreSQL) at once, 1 to 64.
    pub connections: u32,
}

/// Whether a commit survives a power cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// SQLite `synchronous=FULL`; PostgreSQL as its server is set.
    Full,
    /// SQLite `synchronous=NORMAL`: survives a crash of the process, not a power cut.
    Normal,
    /// SQLite `synchronous=OFF`: for simulated buildings.
    Off,
}

impl Options {
    /// The given place with full durability and eight connections.
    #[must_use]
    pub fn at(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            durability: Durability::Full,
            connections: 8,
        }
    }
}

/// What a closure gave or refused, whatever its type. What carries closures to the database is built
/// once and not once for each of them: it made most of a build.
type Value = Box<dyn Any + Send>;
type Read = Box<dyn FnOnce(&mut Database) -> Result<Value> + Send>;
type Write = Box<dyn FnMut(&mut Database) -> Result<Value, Value> + Send>;
type Soon<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The value of the type that was put in.
fn unwrapped<T: 'static>(value: Value) -> T {
    *value
        .downcast()
        .expect("a value comes back as the type it went in as")
}

/// The database of a cell of sites. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    engine: Arc<Engine>,
}

enum Engine {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Store {
    /// Opens the database, bringing its tables to this version's form.
    ///
    /// # Errors
    /// [`UnfitPlace`] when there can be no database, [`NewerDatabase`] when a newer version of the
    /// product wrote it; otherwise what the database
    /// said, with what was tried.
    pub fn open(options: &Options) -> Result<Self> {
        let engine = match place::Place::of(&options.url)? {
            place::Place::Postgres => Engine::Postgres(postgres::Postgres::open(options)?),
            place::Place::File(path) => Engine::Sqlite(sqlite::Sqlite::open(path, options)?),
        };
        Ok(Self {
            engine: Arc::new(engine),
        })
    }

    /// Reads in one consistent view. The closure runs on a thread that may block.
    ///
    /// # Errors
    /// What the closure or the database said.
    pub async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Database) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let read = Box::new(move |db: &mut Database| Ok(Box::new(read(db)?) as Value));
        Ok(unwrapped(self.read_value(read).await?))
    }

    fn read_value(&self, read: Read) -> Soon<Result<Value>> {
        let engine = Arc::clone(&self.engine);
        // The connection is taken and given back inside, so a cancelled request loses none.
        let reading = tokio::task::spawn_blocking(move || match engine.as_ref() {
            Engine::Sqlite(sqlite) => sqlite.read(read),
            Engine::Postgres(postgres) => postgres.read(read),
        });
        Box::pin(async { reading.await? })
    }

    /// Writes all of it or nothing, and answers only after the commit.
    ///
    /// The closure may run again: on PostgreSQL after a serialization failure, a deadlock or a lost
    /// connection, on SQLite where another command of the same commit failed. On PostgreSQL commands
    /// of one site are put in one order by the lock on its row; on SQLite one thread does all
    /// writing. A closure must not go on after a statement that failed: on PostgreSQL nothing of it
    /// could be kept, and it is answered so.
    ///
    /// # Errors
    /// [`WriteError::Command`] with what the closure said, or [`WriteError::Failed`].
    pub async fn write<T, E>(
        &self,
        site: Option<&SiteId>,
        mut write: impl FnMut(&mut Database) -> Result<T, E> + Send + 'static,
    ) -> Result<T, WriteError<E>>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let write = Box::new(move |db: &mut Database| match write(db) {
            Ok(value) => Ok(Box::new(value) as Value),
            Err(refused) => Err(Box::new(refused) as Value),
        });
        match self.write_value(site.cloned(), write).await {
            Ok(value) => Ok(unwrapped(value)),
            Err(WriteError::Command(refused)) => Err(WriteError::Command(unwrapped(refused))),
            Err(WriteError::Failed(error)) => Err(WriteError::Failed(error)),
        }
    }

    fn write_value(
        &self,
        site: Option<SiteId>,
        write: Write,
    ) -> Soon<Result<Value, WriteError<Value>>> {
        let engine = Arc::clone(&self.engine);
        Box::pin(async move {
            match engine.as_ref() {
                Engine::Sqlite(sqlite) => sqlite.write(write).await,
                Engine::Postgres(_) => {
                    let writing = tokio::task::spawn_blocking(move || {
                        let Engine::Postgres(postgres) = engine.as_ref() else {
                            unreachable!("the engine of a store never changes")
                        };
                        postgres.write(site.as_ref(), write)
                    });
                    writing
                        .await
                        .map_err(|panic| WriteError::Failed(panic.into()))?
                }
            }
        })
    }

    /// Empties the write-ahead log into the database file, so that what was erased before is in
    /// neither; whether it was done. Where somebody still reads an older state it is done after one
    /// of the next commits. PostgreSQL keeps its own log and forgets old rows by its vacuum.
    ///
    /// # Errors
    /// What the database said.
    pub async fn fold_log(&self) -> Result<bool> {
        let Engine::Sqlite(sqlite) = self.engine.as_ref() else {
            return Ok(true);
        };
        sqlite.ask_to_fold();
        // The log is tended after a commit is answered: when the second is, the first was tended.
        for _ in 0..2 {
            let nothing = |_: &mut Database| -> Result<()> { Ok(()) };
            self.write(None, nothing)
                .await
                .map_err(|error| match error {
                    WriteError::Command(error) | WriteError::Failed(error) => error,
                })?;
        }
        Ok(sqlite.is_folded())
    }

    /// Whether writes are accepted. Red after a failed sync until the process starts again.
    #[must_use]
    pub fn is_healthy(&self) -> bool {
        match self.engine.as_ref() {
            Engine::Sqlite(sqlite) => sqlite.is_healthy(),
            Engine::Postgres(postgres) => postgres.is_healthy(),
        }
    }
}
