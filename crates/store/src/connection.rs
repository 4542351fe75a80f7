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

/// Runs a query on the connection that is behind a [`Database`]: one text, built for each database.
///
/// Through `Database` itself a query is written out and compared with the prepared ones each time it
/// runs; on the connection behind it, its statement is found by its type. Only queries that are put together
/// as they run, and the few words of one database alone, go another way.
macro_rules! directly {
    ($connection:expr, |$behind:ident| $query:expr) => {
        match $connection {
            $crate::Database::Sqlite($behind) => $query,
            $crate::Database::Postgres($behind) => $query,
        }
    };
}

/// Whether a query finds anything.
macro_rules! finds_any {
    ($connection:expr, $query:expr) => {
        $crate::connection::directly!($connection, |behind| diesel::select(diesel::dsl::exists(
            $query
        ))
        .get_result(behind))
    };
}

pub(crate) use directly;
pub(crate) use finds_any;
