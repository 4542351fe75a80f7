//! How long the registers keep what people told: the shortest necessary time, after which it is
//! erased by itself. The records stay and are counted; whom they were about is gone.

use crate::Milliseconds;

/// What was told before this instant is erased at `now`.
#[must_use]
pub fn before(now: Milliseconds, days: i64) -> Milliseconds {
    now - days * 24 * 60 * 60 * 1_000
}
