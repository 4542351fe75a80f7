//! What leaves the house, against endpoints of this machine: some work, some do not, and nobody waits for another.
#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot go on ends there, and its test fails"
)]

mod delivery;
mod endpoint;
mod house;
mod mailbox;
mod push;
mod push_service;
