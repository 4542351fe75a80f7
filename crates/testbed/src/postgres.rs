//! A PostgreSQL of the test process's own: started at the first wish, gone with the process.
//!
//! ```no_run
//! let Some(database_url) = testbed::postgres::fresh_database() else { return };
//! ```
//!
//! Durability is switched off in it (`fsync=off`), since logic tests have no use for it; a test of
//! durability starts its own server in its own way.

mod cluster;
mod owner;
mod programs;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use cluster::Cluster;
use programs::Programs;

const INSTALL: &str =
    "PostgreSQL's server and psql (on Debian and Ubuntu: apt-get install postgresql)";

static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();
static DATABASES: AtomicU64 = AtomicU64::new(0);
/// PostgreSQL's own empty database.
const EMPTY: &str = "template0";
/// What [`prepared_database`] copies.
const PREPARED: &str = "prepared";
static IS_PREPARED: OnceLock<()> = OnceLock::new();

/// The `postgres://` URL of a new, empty database, owned by a user without any other right, for one
/// test alone.
///
/// `None` where PostgreSQL cannot be had: the test has then said SKIPPED and returns.
#[must_use]
pub fn fresh_database() -> Option<String> {
    Some(new_database(cluster()?, EMPTY))
}

/// The `postgres://` URL of a new database for one test alone, like the one that `prepare` made of an empty one.
///
/// The first caller's `prepare` runs, once in a process, and has to have left its database when it returns: what
/// every test would do anew, such as bringing the tables to this version's form, is copied instead.
///
/// `None` as with [`fresh_database`].
pub fn prepared_database(prepare: impl FnOnce(&str)) -> Option<String> {
    let cluster = cluster()?;
    IS_PREPARED.get_or_init(|| {
        cluster.create_database(PREPARED, EMPTY);
        prepare(&cluster.url(PREPARED));
    });
    Some(new_database(cluster, PREPARED))
}

fn new_database(cluster: &Cluster, template: &str) -> String {
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    cluster.create_database(&name, template);
    cluster.url(&name)
}

/// The `postgres://` URL of the server's own database `postgres`, for a test that manages databases
/// by itself.
///
/// Its user is the superuser; `None` as with [`fresh_database`].
#[must_use]
pub fn superuser_url() -> Option<String> {
    Some(cluster()?.superuser_url())
}

fn cluster() -> Option<&'static Cluster> {
    let found = CLUSTER.get_or_init(|| Programs::find().map(|programs| Cluster::start(&programs)));
    if found.is_none() {
        crate::skipped("tests on PostgreSQL", INSTALL);
    }
    found.as_ref()
}

#[cfg(test)]
mod tests;
