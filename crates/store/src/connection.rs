//! One connection, whichever database it goes to.

use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;

/// A connection to either database; every query in this crate is written once against it.
#[derive(diesel::MultiConnection)]
pub enum Database {
    /// Embedded.
    Sqlite(SqliteConnection),
    /// Over the network.
    Postgres(PgConnection),
}
