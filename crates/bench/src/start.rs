//! Starting on a year of data, and on none: the program itself until it answers; and its memory when
//! idle.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::child::Served;

/// What was measured.
pub(crate) struct Started {
    /// Until the first answer, in milliseconds.
    pub(crate) answer_ms: f64,
    /// Resident memory a second later, in megabytes.
    pub(crate) megabytes: f64,
}

/// Starts the program on a database's file.
pub(crate) async fn start(file: &Path) -> Result<Started> {
    let served = Served::start(file).await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(Started {
        answer_ms: served.answered_ms,
        megabytes: served.resident_kilobytes()? / 1_024.0,
    })
}
