//! A phone's clock beside the server's: noticed when it is off, and corrected for.

use crate::Milliseconds;

/// Less than this is the way of the message, not the clock, in milliseconds.
pub const TOLERANCE_MS: Milliseconds = 2_000;

/// When something was done, and how far the clock that said so was off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The instant by the server's clock; never later than the server's now.
    pub at: Milliseconds,
    /// How far the phone is behind the server; 0 when within tolerance.
    pub off_ms: Milliseconds,
}

/// Corrects the phone's time `at` of an act.
///
/// `phone_now` is the phone's clock at the moment of sending, `server_now` the server's at the
/// moment of receiving. An act from the future happened now: nothing is finished before its time.
#[must_use]
pub fn correct(
    at: Milliseconds,
    phone_now: Option<Milliseconds>,
    server_now: Milliseconds,
) -> Corrected {
    let off = phone_now.map_or(0, |phone_now| server_now.saturating_sub(phone_now));
    let off_ms = if off.saturating_abs() > TOLERANCE_MS {
        off
    } else {
        0
    };
    Corrected {
        at: at.saturating_add(off_ms).min(server_now),
        off_ms,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_clock_that_is_off_is_corrected() {
        let server_now = 1_000_000;
        // at by the phone, phone's now, expected at, expected off
        let rows = [
            (990_000, Some(1_000_000), 990_000, 0),
            (990_000, Some(999_000), 990_000, 0),
            (390_000, Some(400_000), 990_000, 600_000),
            (1_590_000, Some(1_600_000), 990_000, -600_000),
            (990_000, None, 990_000, 0),
            (2_000_000, None, 1_000_000, 0),
            (i64::MAX, Some(i64::MIN), 1_000_000, i64::MAX),
        ];
        for (at, phone_now, expected, off_ms) in rows {
            assert_eq!(
                correct(at, phone_now, server_now),
                Corrected {
                    at: expected,
                    off_ms
                },
                "{at} {phone_now:?}"
            );
        }
    }
}
