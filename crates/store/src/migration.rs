//! Brings a database to this version's form, and refuses one that a newer version wrote.

use std::fmt;

use anyhow::{Result, anyhow};
use diesel::migration::MigrationSource;
use diesel::pg::{Pg, PgConnection};
use diesel::prelude::*;
use diesel::sqlite::{Sqlite, SqliteConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// A newer version of the product wrote this database; this one must not touch it.
#[derive(Debug)]
pub struct NewerDatabase {
    /// The migration that this version does not know.
    pub migration: String,
}

impl fmt::Display for NewerDatabase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "a newer version of the product wrote this database (it has migration {}): \
             start that version, or restore the backup made before the upgrade",
            self.migration
        )
    }
}

impl std::error::Error for NewerDatabase {}

pub(crate) fn migrate_sqlite(connection: &mut SqliteConnection) -> Result<()> {
    let known = MigrationSource::<Sqlite>::migrations(&SQLITE).map_err(|error| anyhow!(error))?;
    let known: Vec<String> = known
        .iter()
        .map(|one| one.name().version().to_string())
        .collect();
    let applied = connection
        .applied_migrations()
        .map_err(|error| anyhow!(error))?;
    refuse_newer(&known, applied.iter().map(ToString::to_string).collect())?;
    // Two processes may open an empty database at once; one of them migrates.
    connection.immediate_transaction(|connection| {
        connection
            .run_pending_migrations(SQLITE)
            .map(drop)
            .map_err(|error| anyhow!(error))
    })
}

pub(crate) fn migrate_postgres(connection: &mut PgConnection) -> Result<()> {
    let known = MigrationSource::<Pg>::migrations(&POSTGRES).map_err(|error| anyhow!(error))?;
    let known: Vec<String> = known
        .iter()
        .map(|one| one.name().version().to_string())
        .collect();
    connection.transaction(|connection| {
        // Two nodes may start at once; one of them migrates. The number is ours alone.
        diesel::sql_query("SELECT pg_advisory_xact_lock(7203486)").execute(connection)?;
        let applied = connection
            .applied_migrations()
            .map_err(|error| anyhow!(error))?;
        refuse_newer(&known, applied.iter().map(ToString::to_string).collect())?;
        connection
            .run_pending_migrations(POSTGRES)
            .map(drop)
            .map_err(|error| anyhow!(error))
    })
}

fn refuse_newer(known: &[String], applied: Vec<String>) -> Result<()> {
    match applied.into_iter().find(|version| !known.contains(version)) {
        Some(migration) => Err(NewerDatabase { migration }.into()),
        None => Ok(()),
    }
}

/// The tables and columns of a database, a line each, for proving that both engines agree.
///
/// # Errors
/// What the database said.
pub fn schema_text(connection: &mut crate::Database) -> Result<String> {
    crate::dialect::columns(connection).map(|lines| lines.join("\n"))
}
