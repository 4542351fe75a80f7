//! The product by its addresses: every test asks the whole service as a browser or a program would.
//! A test's name is a sentence about what somebody sees.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on ends there, and fails"
)]

mod access;
mod accounts;
mod api;
mod asking;
mod booking;
mod directory;
mod door;
mod files;
mod live;
mod pages;
mod room_code;
mod sample;
mod series;
mod server;
mod set_up;
mod sign_in;
mod words;
