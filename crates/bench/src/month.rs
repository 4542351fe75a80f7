//! A building lives through a month on the real application, with a clock that is set.

use std::time::Instant;

use anyhow::Result;
use simulate::Simulation;
use simulate::building::Place;

/// Seconds for thirty days of the bureau.
pub(crate) async fn seconds() -> Result<f64> {
    let simulation = Simulation {
        place: Place::Bureau,
        days: 30,
        seed: 1,
        database: None,
    };
    let begun = Instant::now();
    Box::pin(simulate::run(&simulation))
        .await
        .map_err(|violation| anyhow::anyhow!("{violation}"))?;
    Ok(begun.elapsed().as_secs_f64())
}
