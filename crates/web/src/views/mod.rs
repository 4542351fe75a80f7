//! What each page shows, as plain structs with their templates.
//!
//! A view is filled by its handler and draws itself; it holds words and numbers that are ready to
//! be shown and never asks for anything. Formatting that needs a zone or a directory is done before.
//!
//! **To add a page:** a template below `templates/`, a struct here with its fields documented, and
//! the keys of its words in the texts.

mod frame;
mod phone;
mod public;

pub use frame::{Choice, Frame, Link, MenuItem};
pub use phone::{Manifest, Phone};
pub use public::{DemoRole, Problem, RoomRequest, SetUp, SignIn};
