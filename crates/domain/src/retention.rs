//! How long the registers keep what people told: the shortest necessary time, after which it is
//! erased by itself. The records stay and are counted; whom they were about is gone.

use crate::Milliseconds;

/// How many days the rounds of the drill are kept: what staff answered is theirs, and old by then.
pub const DRILL_DAYS: u32 = 730;

/// How many days the photos of a fault are kept after it was accepted or withdrawn, and those of a duty after they
/// were taken.
pub const PHOTO_DAYS: u32 = 365;

/// How many days a request about personal data is kept, without whom it was about: that it was answered
/// is to be shown for three years.
pub const REQUEST_DAYS: u32 = 1_095;

/// How many days the words of an order are kept after its matter: long enough for any complaint.
pub const ORDER_DAYS: u32 = 365;

/// How many days what was told of a case is kept after it was closed.
pub const CASE_DAYS: u32 = 730;

/// How many days what was told of a banquet is kept after it: its guests and what they do not eat.
pub const BANQUET_DAYS: u32 = 365;

/// How many days the words of diners' wishes are kept: long enough to settle what was served.
pub const DINING_WISH_DAYS: u32 = 90;

/// How many days it is remembered what a leader likes and must not eat, counted from when it was written down
/// last: who looks after them says it again once a year.
pub const DINING_NEED_DAYS: u32 = 365;

/// How many days spot checks are kept: the trend of last year beside this one's, and no file on anybody.
pub const SPOT_CHECK_DAYS: u32 = 730;

/// How many days planned shifts are kept after they ended, with what was recorded of whoever took the post and
/// how it was handed over: as long as spot checks, beside which they are read.
pub const PLANNED_SHIFT_DAYS: u32 = 730;

/// How many days a leave is kept after it ended, and a swap after the shift that was given: until nobody reckons with last
/// year's days any more.
pub const LEAVE_DAYS: u32 = 365;

/// How many days it is kept that a whole team was away, and who left last: as long as anybody asks whether the
/// note was out.
pub const AWAY_NOTE_DAYS: u32 = 365;

/// How many days what is told of a found thing is kept after it left the house, and of a lost one after it was
/// reported: as long as the law keeps what nobody claimed.
pub const FOUND_ITEM_DAYS: u32 = 365;
/// How many days it is kept who was told what when, by which way, and whether it came there: long enough for any
/// question about a day of last month.
pub const ALERT_DAYS: u32 = 60;

/// What was told before this instant is erased at `now`.
#[must_use]
pub fn before(now: Milliseconds, days: i64) -> Milliseconds {
    now - days * 24 * 60 * 60 * 1_000
}
