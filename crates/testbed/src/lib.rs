//! What tests stand on: a PostgreSQL of their own, a Chromium of their own, a network line that can
//! be cut, a disk that fills or loses its power, calls to the system that fail, directories that
//! clean up after themselves.
//!
//! It never knows the product: no crate of the house is among its dependencies, and it is only ever
//! a dev-dependency (`cargo xtask tidy` proves both). It leaves nothing behind, not even after
//! `kill -9`: what it starts is held by a pipe from the test process, and ends and cleans up when
//! that pipe closes.
//!
//! A machine that lacks a tool does not fail its tests: the test says SKIPPED with what to install,
//! and returns. Where `YINGBIN_CI` is set, as `cargo xtask test` does, that is an error instead:
//! the gate never passes by leaving out.
//!
//! To add a tool: one module, whose entry returns `Option` and calls [`skipped`] for `None`.
//! Everything past the entry panics where it cannot do as told, in words that say what was wanted
//! and what was there; a test has no use for a `Result` here. Whatever waits, waits for an event
//! with a deadline; nothing sleeps.
#![expect(
    clippy::missing_panics_doc,
    reason = "like assertions, everything here panics when the test's wish is not met"
)]

pub mod browser;
pub mod directory;
mod environment;
pub mod http;
pub mod network;
pub mod postgres;
mod skipped;
pub mod syscall;
mod tool;
pub mod volume;

pub use environment::count;
pub use skipped::skipped;
