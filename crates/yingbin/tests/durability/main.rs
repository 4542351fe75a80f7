//! What the house promises when the machine fails it, proven of the program itself: `yingbin serve`
//! over HTTP is killed, its answers are cut off, its disk fails and fills up.
//!
//! [`ground`] makes a house full of duties, [`server`] runs the program on it, [`crew`] finishes
//! duties and remembers what was acknowledged, [`audit`] holds that against what was kept. [`canary`] looks for a
//! visitor in every file of the house. The
//! gate tries few times; `cargo xtask soak` as often as `durability` promises (T1, T4, T5, T13).
#![expect(
    clippy::unwrap_used,
    reason = "what helps a test panics where the test cannot go on"
)]

mod audit;
mod canary;
mod crew;
mod failing_sync;
mod full_disk;
mod ground;
mod killed;
mod lost_answers;
mod server;
