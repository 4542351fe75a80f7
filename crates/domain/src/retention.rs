//! How long the registers keep what people told: the shortest necessary time, after which it is
//! erased by itself. The records stay and are counted; whom they were about is gone.

use crate::Milliseconds;

/// How many days what a caller told is kept.
pub const CALL_DAYS: i64 = 180;
/// How many days what an asker told is kept.
pub const INQUIRY_DAYS: i64 = 90;

/// How many days the words of a visitor who rated are kept.
pub const RATING_DAYS: i64 = 90;

/// How many days the photos of a fault are kept after it was accepted or withdrawn.
pub const PHOTO_DAYS: i64 = 365;

/// What was told before this instant is erased at `now`.
#[must_use]
pub fn before(now: Milliseconds, days: i64) -> Milliseconds {
    now - days * 24 * 60 * 60 * 1_000
}
