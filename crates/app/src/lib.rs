//! What the house does: one function for each command and each query.
//!
//! A command loads, decides by the rules of `domain` and `standards`, saves, journals and publishes,
//! top to bottom, in one transaction. This crate must never know HTTP, HTML or SQL: `store` keeps,
//! `web` shows. Only [`clock`] reads the clock, and only [`chance`] the source of randomness.
//!
//! To add a command: a function in the file of its thing that takes the [`House`], the actor, the
//! site and the [`Command`], calls `command::perform` and writes its journal entry there.

pub mod account;
pub mod agreement;
pub mod alert;
pub mod assigned_matter;
pub mod away_note;
pub mod banquet;
pub mod board;
pub mod call;
pub mod case;
pub mod chance;
pub mod check;
pub mod clock;
pub mod command;
pub mod contact;
pub mod course;
pub mod day_plan;
pub mod dining;
pub mod directory;
pub mod drill;
pub mod duty;
pub mod error;
pub mod fault;
pub mod feedback;
pub mod found_item;
mod giving;
pub mod hall;
pub mod hand_over;
mod hands;
pub mod house;
pub mod house_rule;
pub mod inquiry;
pub mod journal;
pub mod knowledge;
pub mod live;
pub mod meeting;
pub mod newspaper;
pub mod office;
pub mod order;
pub mod own_day;
pub mod paper_in_custody;
mod password;
pub mod personal_data;
pub mod phone;
pub mod photo;
mod plan;
pub mod proof;
pub mod quality;
pub mod reception_record;
pub mod request;
pub mod restocking;
mod retention;
pub mod roster;
pub mod seal;
mod seat;
pub mod serving;
pub mod session;
mod share;
pub mod sheet;
pub mod shift;
pub mod site;
pub mod spot_check;
mod subject;
mod superseded;
pub mod timer;
mod today;
mod unkept;
pub mod view;
pub mod visit;
pub mod watch;
pub mod withdrawal;

pub use command::{Answer, Command, Notice};
pub use domain::access::{Actor, Grant, Role};
pub use error::Error;
pub use house::House;
