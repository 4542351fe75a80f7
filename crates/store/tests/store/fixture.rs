//! A fresh database of either engine, and how a test is run on both.

use std::fmt::Debug;
use std::future::Future;
use std::path::Path;
use std::pin::{Pin, pin};
use std::task::{Context, Waker};

use anyhow::Result;
use domain::SiteId;
use domain::directory::Site;
use store::{Database, Options, Store, WriteError};
use testbed::directory::TempDir;

/// A database of one test.
pub struct Fixture {
    pub store: Store,
    pub options: Options,
    /// Where the file lies; none for PostgreSQL.
    _directory: Option<TempDir>,
}

/// Defines for each named `async fn(Fixture)` a test on SQLite and one on PostgreSQL.
macro_rules! on_both {
    ($($test:ident)*) => {$(
        mod $test {
            #[test]
            fn on_sqlite() {
                crate::fixture::run(Some(crate::fixture::Fixture::sqlite()), super::$test);
            }

            #[test]
            fn on_postgres() {
                crate::fixture::run(crate::fixture::Fixture::postgres(), super::$test);
            }
        }
    )*};
}

/// Runs a test on a runtime of its own; nothing where the engine cannot be had.
pub fn run<F: Future<Output = ()>>(fixture: Option<Fixture>, test: impl FnOnce(Fixture) -> F) {
    if let Some(fixture) = fixture {
        runtime().block_on(test(fixture));
    }
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

impl Fixture {
    pub fn sqlite() -> Self {
        let empty = |path: &Path| drop(Store::open(&Options::at(path.to_str().unwrap())).unwrap());
        let (directory, file) = testbed::directory::with_prepared(empty);
        Self::open(Options::at(file.to_str().unwrap()), Some(directory))
    }

    pub fn postgres() -> Option<Self> {
        let empty = |url: &str| drop(Store::open(&Options::at(url)).unwrap());
        let url = testbed::postgres::prepared_database(empty)?;
        Some(Self::open(Options::at(url), None))
    }

    fn open(mut options: Options, directory: Option<TempDir>) -> Self {
        options.connections = 4;
        Self {
            store: Store::open(&options).unwrap(),
            options,
            _directory: directory,
        }
    }

    /// The same database through a store of its own, as another node has it.
    pub fn another_node(&self, connections: u32) -> Store {
        let options = Options {
            connections,
            ..self.options.clone()
        };
        Store::open(&options).unwrap()
    }

    /// A new site of the name.
    pub async fn site(&self, name: &str) -> SiteId {
        let site = Site {
            id: name.parse().unwrap(),
            name: format!("{name} 大楼"),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 0b001_1111,
            standard_version: 1,
        };
        let id = site.id.clone();
        self.keep(move |db| store::site::create(db, &site)).await;
        id
    }

    /// Writes what must be kept.
    pub async fn keep<T: Send + 'static>(
        &self,
        write: impl FnMut(&mut Database) -> Result<T> + Send + 'static,
    ) -> T {
        kept(self.store.write(None, write).await)
    }

    /// Writes at a site what must be kept.
    pub async fn keep_at<T: Send + 'static>(
        &self,
        site: &SiteId,
        write: impl FnMut(&mut Database) -> Result<T> + Send + 'static,
    ) -> T {
        kept(self.store.write(Some(site), write).await)
    }

    /// Writes what the database must refuse; its words.
    pub async fn refused(
        &self,
        write: impl FnMut(&mut Database) -> Result<()> + Send + 'static,
    ) -> String {
        match self.store.write(None, write).await {
            Err(WriteError::Command(error)) => error.to_string(),
            other => panic!("kept or failed: {other:?}"),
        }
    }

    /// Reads what must be readable.
    pub async fn look<T: Send + 'static>(
        &self,
        read: impl FnOnce(&mut Database) -> Result<T> + Send + 'static,
    ) -> T {
        self.store.read(read).await.unwrap()
    }
}

#[track_caller]
fn kept<T, E: Debug>(written: Result<T, WriteError<E>>) -> T {
    match written {
        Ok(value) => value,
        Err(WriteError::Command(error)) => panic!("refused: {error:?}"),
        Err(WriteError::Failed(error)) => panic!("failed: {error:?}"),
    }
}

/// Sets a future going: its command is handed over. Whether its answer is still to come.
pub fn start<F: Future + ?Sized>(future: &mut Pin<Box<F>>) -> bool {
    let mut context = Context::from_waker(Waker::noop());
    // Without the runtime's budget of a task: one that had used it up would only seem to be begun.
    let begun = pin!(tokio::task::unconstrained(future));
    begun.poll(&mut context).is_pending()
}
