//! What somebody decides about a duty: when they will do it, or that they will not.
//!
//! The decision follows from the duty's id and a salt and from nothing else, so that it does not
//! matter how often somebody looks at their phone; the instant follows the duty's window as it stands.

use domain::Milliseconds;
use domain::duty::DutyRecord;
use fastrand::Rng;

/// How reliable the staff of a building is, in percent of the duties.
#[derive(Clone, Copy, Debug)]
pub struct Temper {
    /// Done after the window has passed.
    pub late: u8,
    /// Not done at all.
    pub forgotten: u8,
    /// Waived with a reason, where it is a round.
    pub waived: u8,
    /// Done before the window opens, where that is possible.
    pub early: u8,
}

impl Temper {
    /// Colleagues one likes to show: in time, and a waived round now and then.
    pub const DILIGENT: Self = Self {
        late: 0,
        forgotten: 0,
        waived: 4,
        early: 0,
    };

    /// People whose house is proud of them, and who miss something all the same.
    pub const RELIABLE: Self = Self {
        late: 2,
        forgotten: 1,
        waived: 4,
        early: 3,
    };

    /// People as they are.
    pub const HUMAN: Self = Self {
        late: 8,
        forgotten: 4,
        waived: 5,
        early: 4,
    };
}

/// What somebody will do about a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It gets done.
    Do,
    /// It is waived.
    Waive,
    /// Nothing happens.
    Forget,
}

/// A decision about a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intent {
    /// When.
    pub at: Milliseconds,
    /// What.
    pub how: How,
}

/// The dice of one duty: the same for the same salt.
#[must_use]
pub fn dice(duty: &DutyRecord, salt: u64) -> Rng {
    Rng::with_seed((duty.id.0.0 as u64) ^ salt)
}

/// What is decided about the duty.
#[must_use]
pub fn intend(duty: &DutyRecord, temper: Temper, salt: u64) -> Intent {
    let mut dice = dice(duty, salt);
    let (opens, due) = (
        duty.duty.opens.as_millisecond(),
        duty.duty.due.as_millisecond(),
    );
    let throw = dice.u8(..100);
    let length = (due - opens).max(60_000);
    let inside = opens + length * dice.i64(15..65) / 100;
    let is_round = duty.duty.rule == "refill";
    let (forgotten, late) = (temper.forgotten, temper.forgotten + temper.late);
    let (waived, early) = (late + temper.waived, late + temper.waived + temper.early);
    let (at, how) = match throw {
        throw if throw < forgotten => (inside, How::Forget),
        throw if throw < late => (due + dice.i64(20..600) * 1_000, How::Do),
        throw if throw < waived && is_round => (inside, How::Waive),
        throw if throw >= waived && throw < early => (opens - dice.i64(10..120) * 1_000, How::Do),
        _ => (inside, How::Do),
    };
    Intent { at, how }
}
