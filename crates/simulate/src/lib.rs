//! Believable buildings: two made-up sites full of people and rooms, whose staff live through days
//! on the real application with a clock that is set, and the demo that is furnished from them.
//!
//! Names, titles and reasons are data in `sites/`; here is only what people do. Everything that is
//! left to chance follows from a seed, so that the same seed gives the same journal head. This crate
//! must never know HTTP or HTML, and never change the house but through `app`; it reads storage
//! itself only to check that what the application says is what was kept.
//!
//! To add something people do: a variant of [`act::Act`], and whoever does it in `staff`. To add
//! something that must hold: a function in `invariants`, called after each step where it is cheap
//! and at the end of each day where it is not.

pub mod act;
pub mod building;
mod callers;
mod content;
pub mod day;
pub mod demo;
pub mod intent;
mod invariants;
pub mod live;
mod registers;
pub mod report;
mod service;
mod staff;
mod watch;
mod world;

pub use live::{Simulation, run};
pub use report::{Report, Violation};
