//! A Chromium driven as a person would: it taps, types, loses its network, and looks at what is
//! there.
//!
//! ```no_run
//! # async fn serve() -> String { String::new() }
//! # async fn example() {
//! use testbed::browser::{Browser, Screen, saying};
//!
//! let Some(browser) = Browser::launch().await else { return };
//! let phone = browser.device(Screen::phone()).await;
//! let page = phone.open(&serve().await).await;
//! page.tap(saying("button", "完成")).await;
//! phone.go_offline().await;
//! page.wait_for_text(".state", "待同步").await;
//! assert_eq!(page.texts(".duty h2").await, ["续水", "送客"]);
//! page.assert_fits_the_screen().await;
//! page.close().await; // fails if the console was not clean
//! # }
//! ```
//!
//! Three things, each in its file: the [`Browser`] process; a [`Device`] with a screen, a network,
//! cookies and service workers of its own (two devices are two people); a [`Page`] open on a
//! device. An act waits until its element is there, visible, still, enabled and uncovered, as a
//! person would; what never comes fails with what was there instead.
//!
//! It speaks Chromium's protocol over a pipe, in JSON, by itself. A library was tried first and let
//! go: it detaches from service workers, which are half of what "offline" means here, and brings
//! 150 packages and five megabytes of generated code to a gate that builds everything from nothing.
//! The pipe also ends the browser when the test process dies.

mod complaint;
mod device;
mod element;
mod key;
mod launch;
mod layout;
mod page;
mod paper;
mod picture;
mod screen;
mod script;
mod wire;

pub use device::Device;
pub use element::{Element, saying};
pub use launch::Browser;
pub use page::Page;
pub use screen::Screen;

#[cfg(test)]
mod tests;
