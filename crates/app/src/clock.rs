//! The only place that reads the clock.

use std::sync::atomic::{AtomicI64, Ordering};

use domain::Milliseconds;

/// Where the house has its time from.
pub trait Clock: Send + Sync {
    /// Now, in Unix milliseconds.
    fn now(&self) -> Milliseconds;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Milliseconds {
        jiff::Timestamp::now().as_millisecond()
    }
}

/// A clock that stands until it is set: for tests and simulated buildings.
#[derive(Debug)]
pub struct SetClock(AtomicI64);

impl SetClock {
    /// A clock that stands at `now`.
    #[must_use]
    pub fn at(now: Milliseconds) -> Self {
        Self(AtomicI64::new(now))
    }

    /// Sets it.
    pub fn set(&self, now: Milliseconds) {
        self.0.store(now, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Milliseconds {
        self.0.load(Ordering::SeqCst)
    }
}
