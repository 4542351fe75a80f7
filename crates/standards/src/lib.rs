//! The written service standard, and what it makes of a day and of a meeting.
//!
//! A standard is a text that a manager writes.
//! [`read`] turns it into a checked [`Standard`] or into a list of [`Problem`]s with their places;
//! a [`Run`] turns a meeting and what happens in it into [`Duty`]s; [`day::plan`] does so for a
//! working day.
//!
//! This crate is pure. It never reads a clock, a file, the environment or a random number: time is
//! an argument, and the same happenings always give the same duties.
//! It never knows who is on duty, in which room or on which screen; a rule names a team and a kind
//! of place, and the house finds the people.
//! It holds no words of the screens: what is wrong or unlawful has a key and arguments, and the
//! crate `words` says it in the reader's language.
//!
//! **To add a key to the text of a standard:** name it in `read/`, give it a place in [`Rule`],
//! write the problem that a wrong value is, and use it in a shipped standard.
//! **To add a happening:** add it to [`Happening`], say in [`Run::apply`] when it is lawful and what
//! follows, and let the generator of the property tests make it.
//!
//! ```
//! use jiff::{tz::TimeZone, Timestamp};
//! use standards::{DutyState, Happening, Meeting, Run, Size, read, shipped};
//!
//! let standard = read(shipped::BUREAU_HQ).standard.expect("the shipped standards are sound");
//! let zone = TimeZone::get("Asia/Shanghai")?;
//! let starts: Timestamp = "2026-07-06T09:00:00+08:00".parse()?;
//! let ends: Timestamp = "2026-07-06T11:30:00+08:00".parse()?;
//! let mut run = Run::plan(&standard, &zone, Meeting { starts, ends, size: Size::Large });
//! run.apply(starts, &Happening::Started)?;
//!
//! let refill = run.duties().iter().find(|duty| duty.rule == "refill").expect("it runs");
//! let twelve_minutes_in: Timestamp = "2026-07-06T09:12:00+08:00".parse()?;
//! assert_eq!(refill.state(twelve_minutes_in), DutyState::Open);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendar;
mod course;
pub mod day;
mod duty;
mod expected;
mod meeting;
mod name;
mod nearest;
mod occupation;
mod precedence;
mod problem;
mod read;
pub mod replay;
mod rule;
mod run;
mod season;
pub mod shipped;
mod slip;
mod standard;
mod unlawful;

pub use crate::calendar::{Calendar, CalendarReading, Holidays, Week, read_holidays};
pub use crate::course::{CourseRule, CourseWindow, course, order_course};
pub use crate::duty::{Duty, DutyState, Outcome, Punctuality};
pub use crate::expected::expected;
pub use crate::meeting::{Happening, Meeting, Phase, Progress, Size};
pub use crate::name::{ClauseId, PlaceKind, RuleId, TeamId};
pub use crate::occupation::occupation;
pub use crate::precedence::{Guest, serving_order};
pub use crate::problem::{Expected, Problem, ProblemKind};
pub use crate::read::{Reading, TEXT_BYTES_MAX, read, read_bytes, read_kept};
pub use crate::rule::{
    Blocks, DailyWindow, Escalation, Interval, Moment, Photo, Prepares, Restock, RoundList, Rule,
    Seating, Start, StepOrder, TAKES_USUAL_MINUTES, Timing,
};
pub use crate::run::Run;
pub use crate::season::{MonthDay, Season};
pub use crate::slip::Slip;
pub use crate::standard::{Clause, ShortNotice, Standard, Team};
pub use crate::unlawful::Unlawful;
