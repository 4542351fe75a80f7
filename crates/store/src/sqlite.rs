//! SQLite: one thread writes, many connections read.
//!
//! The writer takes all waiting commands, runs them in one transaction, commits once, and only then
//! answers them. A command that fails or panics undoes itself alone: where one does, the transaction
//! is begun anew and each is run in a savepoint of its own.

mod readers;

use std::fmt;
use std::fs::File;
use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use tokio::sync::{mpsc, oneshot};

use self::readers::Readers;
use crate::witness::{Trouble, Witness};
use crate::{
    Database, DiskFull, Durability, Options, Read, UnfitPlace, Value, Write, WriteError, migration,
};

/// Commands waiting for the writer at most; more wait in their own requests.
const QUEUE_MAX: usize = 4_096;
/// Commands that share one commit at most.
const BATCH_MAX: usize = 512;
/// Pages in the log after which they are moved into the database file (64 MB): a page that changes all the time is
/// moved once for hundreds of commits.
const LOG_PAGES_MAX: i64 = 16_000;

pub(crate) struct Sqlite {
    /// None only while it is being dropped.
    queue: Option<mpsc::Sender<Command>>,
    readers: Readers,
    healthy: Arc<AtomicBool>,
    folding: Arc<AtomicBool>,
    /// None only while it is being dropped.
    writer: Option<thread::JoinHandle<()>>,
}

impl Drop for Sqlite {
    /// Ends the writer, so that whoever lets go of a store finds its file closed and whole.
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(writer) = self.writer.take()
            // The last to hold a store may be a command, which ends on the writer's own thread.
            && writer.thread().id() != thread::current().id()
        {
            let _ended = writer.join();
        }
    }
}

impl Sqlite {
    pub(crate) fn open(path: &str, options: &Options) -> Result<Self> {
        let path = path.to_owned();
        refuse_read_only(&path)?;
        let mut connection = connect(&path, options.durability)?;
        check_version(&mut connection)?;
        migration::migrate_sqlite(&mut connection)
            .with_context(|| format!("bringing {path} to this version's form"))?;
        if options.durability == Durability::Full {
            sync_directory(&path)?;
        }
        let mut readers = Vec::new();
        for _ in 0..options.connections.clamp(1, 64) {
            let mut reader = connect(&path, options.durability)?;
            reader.batch_execute("PRAGMA query_only = ON;")?;
            readers.push(Database::Sqlite(reader));
        }
        let healthy = Arc::new(AtomicBool::new(true));
        let folding = Arc::new(AtomicBool::new(false));
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let mut connection = Database::Sqlite(connection);
        let witness = Witness::of(&mut connection);
        // What a failed sync left in the system's memory alone is written again, and for good.
        checkpoint(&mut connection, "PASSIVE")
            .with_context(|| format!("moving the log of {path} into it"))?;
        let writer = Writer {
            connection,
            witness,
            healthy: Arc::clone(&healthy),
            folding: Arc::clone(&folding),
        };
        let writer = thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || writer.run(waiting))
            .context("starting the writer's thread")?;
        Ok(Self {
            queue: Some(queue),
            readers: Readers::new(readers),
            healthy,
            folding,
            writer: Some(writer),
        })
    }

    pub(crate) fn is_healthy(&self) -> bool {
        self.healthy.load(Ordering::SeqCst)
    }

    /// Asks the writer to empty the log after what it commits next.
    pub(crate) fn ask_to_fold(&self) {
        self.folding.store(true, Ordering::SeqCst);
    }

    /// Whether the log was emptied since it was asked for last.
    pub(crate) fn is_folded(&self) -> bool {
        !self.folding.load(Ordering::SeqCst)
    }

    pub(crate) fn read(&self, read: Read) -> Result<Value> {
        let mut reader = self.readers.take();
        let connection = reader.connection();
        connection.batch_execute("BEGIN")?;
        let outcome = catch_unwind(AssertUnwindSafe(|| read(connection)));
        // Whatever happened, the view ends here; nothing was written.
        connection.batch_execute("ROLLBACK")?;
        outcome.unwrap_or_else(|_| Err(anyhow!("a read panicked")))
    }

    pub(crate) async fn write(&self, write: Write) -> Result<Value, WriteError<Value>> {
        let (answer, answered) = oneshot::channel();
        let command = Command {
            write,
            outcome: None,
            answer,
        };
        let gone = || WriteError::Failed(anyhow!("the writer has stopped"));
        let queue = self.queue.as_ref().ok_or_else(gone)?;
        queue.send(command).await.map_err(|_| gone())?;
        answered.await.map_err(|_| gone())?
    }
}

/// Opens one connection and sets it as the house needs it.
fn connect(path: &str, durability: Durability) -> Result<SqliteConnection> {
    let mut connection = SqliteConnection::establish(path)
        .with_context(|| format!("opening the database file {path}"))?;
    let synchronous = match durability {
        Durability::Full => "FULL",
        Durability::Normal => "NORMAL",
        Durability::Off => "OFF",
    };
    connection
        .batch_execute(&format!(
            "PRAGMA busy_timeout = 5000;
             PRAGMA journal_mode = WAL;
             PRAGMA synchronous = {synchronous};
             PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -16384;
             PRAGMA wal_autocheckpoint = 0;"
        ))
        .with_context(|| format!("setting up the database file {path}"))?;
    Ok(connection)
}

/// Refuses a file that is there and may not be written: nothing could be kept in it.
fn refuse_read_only(path: &str) -> Result<()> {
    let read_only = || UnfitPlace::ReadOnly(path.to_owned());
    match File::options().read(true).append(true).open(path) {
        // Whoever may do everything is not held up by the mark; the house is all the same.
        Ok(file) if file.metadata()?.permissions().readonly() => Err(read_only().into()),
        Err(error) if matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem) => {
            Err(read_only().into())
        }
        // What else is wrong with it, SQLite says.
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Makes the names of the file and of its log last, as those of files just made do not by
/// themselves. SQLite asks for it too, but does not look whether it was done.
fn sync_directory(path: &str) -> Result<()> {
    let parent = Path::new(path)
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let directory = parent.unwrap_or(Path::new("."));
    File::open(directory)
        .and_then(|directory| directory.sync_all())
        .with_context(|| format!("syncing the directory {}", directory.display()))
}

/// Refuses the versions of SQLite that lose data under WAL: before 3.51.3, and 3.52.0.
fn check_version(connection: &mut SqliteConnection) -> Result<()> {
    let version: String = diesel::select(diesel::dsl::sql::<diesel::sql_types::Text>(
        "sqlite_version()",
    ))
    .get_result(connection)?;
    let numbers: Vec<u32> = version
        .split('.')
        .filter_map(|part| part.parse().ok())
        .collect();
    if numbers < vec![3, 51, 3] || numbers == [3, 52, 0] {
        bail!("SQLite {version} is built in; 3.51.3 or later, but not 3.52.0, is needed");
    }
    Ok(())
}

/// Moves pages of the log into the database file, as far as readers let it; how many the log has.
///
/// SQLite would do it by itself, but keep silent about a disk that fails meanwhile.
fn checkpoint(connection: &mut Database, mode: &str) -> QueryResult<i64> {
    let log: Log =
        diesel::sql_query(format!("PRAGMA wal_checkpoint({mode})")).get_result(connection)?;
    Ok(log.log)
}

#[derive(QueryableByName)]
struct Log {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    log: i64,
}

#[derive(QueryableByName)]
struct Fold {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    busy: i64,
}

/// A command as the writer sees it.
struct Command {
    write: Write,
    outcome: Option<Result<Value, WriteError<Value>>>,
    answer: oneshot::Sender<Result<Value, WriteError<Value>>>,
}

impl Command {
    /// Runs it, maybe not for the first time; whether what it did is to be kept.
    fn run(&mut self, connection: &mut Database) -> bool {
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.write)(connection)));
        let outcome = outcome
            .map_err(|_| WriteError::Failed(anyhow!("a command panicked; nothing of it was kept")))
            .and_then(|outcome| outcome.map_err(WriteError::Command));
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    /// What it said was not its own word: the world broke under it.
    fn unsay(&mut self) {
        self.outcome = None;
    }

    /// Answers it, after the commit or instead of it.
    fn answer(self, committed: Result<(), NotKept>) {
        let Self {
            write,
            outcome,
            answer,
        } = self;
        // What it held of the house is let go of before anybody is told: whoever was told last may close
        // the house, and finds its file whole.
        drop(write);
        let outcome = match (committed, outcome) {
            (Ok(()), Some(outcome)) => outcome,
            // What the house refused stays refused, whatever became of the commit.
            (Err(_), Some(Err(refused))) => Err(refused),
            (Err(not_kept), _) => Err(WriteError::Failed(not_kept.into_error())),
            (Ok(()), None) => Err(WriteError::Failed(anyhow!("the command was not run"))),
        };
        // Whoever asked may have gone; what was committed stays committed.
        let _gone = answer.send(outcome);
    }
}

/// Why nothing of a batch was kept.
#[derive(Clone)]
enum NotKept {
    DiskFull,
    /// At an earlier batch; nobody knows what the disk holds.
    DiskFailed,
    Broken(String),
}

impl NotKept {
    fn into_error(self) -> anyhow::Error {
        match self {
            Self::DiskFull => DiskFull.into(),
            Self::DiskFailed => {
                anyhow!("the disk failed; nothing more is accepted until the next start")
            }
            Self::Broken(reason) => anyhow!(reason),
        }
    }
}

struct Writer {
    connection: Database,
    witness: Witness,
    healthy: Arc<AtomicBool>,
    /// Whether something was erased whose old form the log may still have.
    folding: Arc<AtomicBool>,
}

impl Writer {
    fn run(mut self, mut waiting: mpsc::Receiver<Command>) {
        let mut batch = Vec::with_capacity(BATCH_MAX);
        while let Some(first) = waiting.blocking_recv() {
            batch.push(first);
            while batch.len() < BATCH_MAX
                && let Ok(next) = waiting.try_recv()
            {
                batch.push(next);
            }
            let committed = if self.healthy.load(Ordering::SeqCst) {
                self.commit(&mut batch)
            } else {
                Err(NotKept::DiskFailed)
            };
            if let Err(not_kept) = &committed {
                let reason = not_kept.clone().into_error();
                tracing::error!(%reason, commands = batch.len(), "nothing of this batch was kept");
            }
            for command in batch.drain(..) {
                command.answer(committed.clone());
            }
            if committed.is_ok() {
                self.tend_log();
            }
        }
    }

    /// Runs the batch in one transaction. An error means that nothing of it was kept.
    fn commit(&mut self, batch: &mut [Command]) -> Result<(), NotKept> {
        let outcome = self.try_commit(batch);
        outcome.map_err(|error| {
            // The transaction may be gone already; either way none is left open.
            let _none_open = self.connection.batch_execute("ROLLBACK");
            self.judge(error.trouble());
            match error.trouble() {
                Some(Trouble::DiskFull) => NotKept::DiskFull,
                _ => NotKept::Broken(error.to_string()),
            }
        })
    }

    fn try_commit(&mut self, batch: &mut [Command]) -> Result<(), Broken> {
        self.connection.batch_execute("BEGIN IMMEDIATE")?;
        if !self.run_together(batch)? {
            // Nothing of a batch of one is left to keep; of others, each is run on its own.
            self.connection.batch_execute("ROLLBACK")?;
            if batch.len() == 1 {
                return Ok(());
            }
            self.connection.batch_execute("BEGIN IMMEDIATE")?;
            self.run_apart(batch)?;
        }
        Ok(self.connection.batch_execute("COMMIT")?)
    }

    /// Runs the commands one after the other, until one is not to be kept; whether all are.
    ///
    /// Savepoints cost a fifth of a command, and nearly no batch needs them.
    fn run_together(&mut self, batch: &mut [Command]) -> Result<bool, Broken> {
        for command in batch {
            if !self.run_one(command)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Runs each command in a savepoint of its own, so that one that fails undoes itself alone.
    fn run_apart(&mut self, batch: &mut [Command]) -> Result<(), Broken> {
        for command in batch {
            self.connection.batch_execute("SAVEPOINT command")?;
            if self.run_one(command)? {
                self.connection.batch_execute("RELEASE command")?;
            } else {
                self.connection
                    .batch_execute("ROLLBACK TO command; RELEASE command")?;
            }
        }
        Ok(())
    }

    fn run_one(&mut self, command: &mut Command) -> Result<bool, Broken> {
        self.witness.take();
        let keep = command.run(&mut self.connection);
        if let Some(trouble) = self.witness.take() {
            // It may have ended the transaction under the command, savepoint and all.
            command.unsay();
            return Err(Broken::UnderCommand(trouble));
        }
        Ok(keep)
    }

    /// Keeps the log short, after its commands have been answered.
    fn tend_log(&mut self) {
        if self.folding.load(Ordering::SeqCst) {
            self.fold_log();
        }
        let tended = checkpoint(&mut self.connection, "NOOP").and_then(|pages| {
            if pages < LOG_PAGES_MAX {
                return Ok(pages);
            }
            checkpoint(&mut self.connection, "PASSIVE")
        });
        if let Err(error) = tended {
            tracing::error!(%error, "the log could not be moved into the database file");
            self.judge(Trouble::of(&error));
        }
    }

    /// Moves the log into the database file and cuts it off: what was erased is then in neither. Where
    /// somebody still reads an older state, it is tried again after the next commit; nobody waits.
    fn fold_log(&mut self) {
        let folded = self
            .connection
            .batch_execute("PRAGMA busy_timeout = 0;")
            .and_then(|()| {
                diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)")
                    .get_result::<Fold>(&mut self.connection)
            });
        let waits = self.connection.batch_execute("PRAGMA busy_timeout = 5000;");
        match folded.and_then(|fold| waits.map(|()| fold)) {
            Ok(fold) if fold.busy == 0 => self.folding.store(false, Ordering::SeqCst),
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "the log could not be folded into the database file");
                self.judge(Trouble::of(&error));
            }
        }
    }

    /// A full disk and a lock pass by themselves; after any other failure nobody knows what the
    /// disk holds, and nothing more is accepted.
    fn judge(&self, trouble: Option<Trouble>) {
        if !matches!(trouble, Some(Trouble::DiskFull | Trouble::Locked)) {
            self.healthy.store(false, Ordering::SeqCst);
        }
    }
}

/// Why a batch was not kept.
enum Broken {
    /// A command met it; its own error does not say.
    UnderCommand(Trouble),
    /// The batch itself met it, at its begin, a savepoint or its commit.
    Batch(diesel::result::Error),
}

impl Broken {
    fn trouble(&self) -> Option<Trouble> {
        match self {
            Self::UnderCommand(trouble) => Some(*trouble),
            Self::Batch(error) => Trouble::of(error),
        }
    }
}

impl From<diesel::result::Error> for Broken {
    fn from(error: diesel::result::Error) -> Self {
        Self::Batch(error)
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnderCommand(trouble) => write!(formatter, "a command met {trouble:?}"),
            Self::Batch(error) => error.fmt(formatter),
        }
    }
}
