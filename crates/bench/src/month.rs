//! A building lives through a month on the real application, with a clock that is set.

use std::time::Instant;

use anyhow::Result;
use simulate::Simulation;
use simulate::building::Place;
use store::{Durability, Options, Store, WriteError};

use crate::search::note_of;

/// How many entries the bare writer writes.
const BARE: i64 = 5_000;

/// What was measured.
pub(crate) struct Lived {
    /// Seconds for thirty days of the bureau.
    pub(crate) seconds: f64,
    /// Journal entries that were written in a second of it.
    pub(crate) entries_per_second: f64,
}

/// Measures once.
pub(crate) async fn month() -> Result<Lived> {
    let simulation = Simulation {
        place: Place::Bureau,
        days: 30,
        seed: 1,
        busy: false,
        whole: false,
        database: None,
    };
    let begun = Instant::now();
    let report = Box::pin(simulate::run(&simulation))
        .await
        .map_err(|violation| anyhow::anyhow!("{violation}"))?;
    let seconds = begun.elapsed().as_secs_f64();
    Ok(Lived {
        seconds,
        entries_per_second: report.head_number as f64 / seconds,
    })
}

/// The limit: entries written in a second one after the other by the same writer, with nothing that
/// decides, reads or checks.
pub(crate) async fn bare_entries_per_second() -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(&Options {
        durability: Durability::Off,
        connections: 1,
        ..Options::at(folder.path().join("house.db").display().to_string())
    })?;
    let site = domain::directory::Site {
        id: "bureau".parse().map_err(|_| anyhow::anyhow!("a name"))?,
        name: "局总部".to_owned(),
        time_zone: "Asia/Shanghai".to_owned(),
        working_weekdays: 0b001_1111,
        standard_version: 1,
    };
    let id = site.id.clone();
    let founded = store.write(None, move |db| store::site::create(db, &site));
    founded.await.map_err(said)?;
    let begun = Instant::now();
    for number in 0..BARE {
        let site = id.clone();
        let write = move |db: &mut store::Database| {
            store::journal::append(db, &site, &note_of(number, number)).map(drop)
        };
        store.write(Some(&id), write).await.map_err(said)?;
    }
    Ok(BARE as f64 / begun.elapsed().as_secs_f64())
}

fn said(error: WriteError<anyhow::Error>) -> anyhow::Error {
    match error {
        WriteError::Command(error) | WriteError::Failed(error) => error,
    }
}
