//! HTTP and HTML: pages, the JSON API, live events, templates, static files.
//!
//! A handler parses, calls one function of `app`, and renders; it decides nothing. This crate must
//! never know SQL, and no rule of the house: what may happen is decided in `domain` and `app`, who
//! may do it stands in the access matrix, and every route names the right it needs.
//!
//! **To add a route:** a handler in the file of its page or its thing, and one line in `routes.rs`
//! with its need; there is no other way to add one, and the generated access test drives it.
//! **To add a page:** see `views`. **To add an operation of the API:** see `api`.

mod act;
mod api;
mod asset;
mod civil;
mod code_picture;
mod cookie;
mod dress;
mod fields;
mod live;
mod need;
mod origin;
mod page_cache;
mod pages;
mod path;
mod problem;
mod routes;
mod serve;
mod session;
mod spoken;
mod state;
mod trouble;
mod upload;
pub mod views;
mod workbook;

pub use asset::address;
pub use need::Need;
pub use routes::{Route, router, routes};
pub use serve::{PortInUse, Server, serve};
pub use state::WebConfig;
