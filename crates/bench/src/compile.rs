//! A day of five hundred meetings compiled into duties, with nothing but the engine.

use std::time::Instant;

use anyhow::{Context, Result};
use domain::serving::instant;
use jiff::tz::TimeZone;
use standards::{Meeting, Run, Size};

use crate::ground::MIDNIGHT;

/// Milliseconds for five hundred meetings.
pub(crate) fn day_of_meetings() -> Result<f64> {
    let standard = standards::read(standards::shipped::BUREAU_HQ)
        .standard
        .context("a standard")?;
    let zone = TimeZone::get("Asia/Shanghai")?;
    let begun = Instant::now();
    let mut duties = 0;
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
        duties += Run::plan(&standard, &zone, meeting).duties().len();
    }
    anyhow::ensure!(duties >= 1_000, "the meetings have their duties");
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}
