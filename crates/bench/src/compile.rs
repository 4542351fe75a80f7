//! A day of five hundred meetings compiled into duties, with nothing but the engine.

use std::hint::black_box;
use std::time::Instant;

use anyhow::{Context, Result};
use domain::serving::instant;
use jiff::tz::TimeZone;
use standards::{Duty, Meeting, Run, Size};

use crate::ground::MIDNIGHT;

/// What was measured, in milliseconds.
pub(crate) struct Compiled {
    /// To compile the duties of all meetings.
    pub(crate) all_ms: f64,
    /// The limit: to copy as many duties that are there already.
    pub(crate) copy_ms: f64,
}

/// Measures once.
pub(crate) fn day_of_meetings() -> Result<Compiled> {
    let standard = standards::read(standards::shipped::BUREAU_HQ)
        .standard
        .context("a standard")?;
    let zone = TimeZone::get("Asia/Shanghai")?;
    let begun = Instant::now();
    let mut days: Vec<Vec<Duty>> = Vec::new();
    for meeting in 0..500 {
        let starts = MIDNIGHT + 8 * 3_600_000 + meeting * 60_000;
        let meeting = Meeting {
            starts: instant(starts),
            ends: instant(starts + 5_400_000),
            size: if meeting % 3 == 0 {
                Size::Large
            } else {
                Size::Small
            },
        };
        days.push(Run::plan(&standard, &zone, meeting).duties().to_vec());
    }
    let all_ms = begun.elapsed().as_secs_f64() * 1_000.0;
    let duties: usize = days.iter().map(Vec::len).sum();
    anyhow::ensure!(duties >= 1_000, "the meetings have their duties");
    let begun = Instant::now();
    black_box(days.clone());
    Ok(Compiled {
        all_ms,
        copy_ms: begun.elapsed().as_secs_f64() * 1_000.0,
    })
}
