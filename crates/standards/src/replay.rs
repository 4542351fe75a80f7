//! Replays one meeting from a script, with no database: what happened in, one line a duty out.
//!
//! A script is JSON with civil times at the site. A time that the clocks show twice has to say
//! which of the two it means, by its offset: `2026-10-25T02:30:00+02:00`.
//!
//! ```
//! use standards::{read, replay, shipped};
//!
//! let script = replay::read(
//!     r#"{
//!       "timezone": "Asia/Shanghai",
//!       "meeting": {
//!         "id": "m1", "title": "党组会", "room": "701", "size": "large",
//!         "starts": "2026-07-06T09:00:00", "ends": "2026-07-06T11:30:00",
//!         "guests": [{"name": "甲", "seat": "A1", "rank": 1}]
//!       },
//!       "happenings": [
//!         {"at": "2026-07-06T08:20:00", "what": "done", "rule": "open-room"},
//!         {"at": "2026-07-06T09:00:00", "what": "started"},
//!         {"at": "2026-07-06T09:12:00", "what": "done", "rule": "refill"},
//!         {"at": "2026-07-06T09:20:00", "what": "break"},
//!         {"at": "2026-07-06T09:35:00", "what": "resumed"},
//!         {"at": "2026-07-06T09:50:00", "what": "waived", "rule": "refill", "reason": "领导示意"}
//!       ],
//!       "until": "2026-07-06T09:55:00"
//!     }"#,
//! )
//! .expect("every item is as it should be");
//! let standard = read(shipped::BUREAU_HQ).standard.expect("the shipped standards are sound");
//! let lines = replay::replay(&standard, &script).expect("all of it is lawful");
//! let refills: Vec<_> = lines.iter().filter(|line| line.rule == "refill").collect();
//! assert_eq!((refills[0].state, refills[0].punctuality), ("done", Some("on_time")));
//! assert_eq!((refills[1].state, refills[2].state), ("waived", "planned"));
//! ```

mod civil;
mod error;
mod item;
mod json;
mod script;

use serde::Serialize;

pub use self::error::{ScriptError, ScriptFault};
pub use self::script::{SCRIPT_BYTES_MAX, Script, read, read_bytes};
use crate::{Run, Seating, Standard, serving_order};

/// One duty in the answer; the fields are in the order in which they are printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The rule.
    pub rule: String,
    /// The round, from 1.
    pub round: u32,
    /// The clauses that the rule carries out.
    pub clauses: Vec<String>,
    /// Civil time at the site.
    pub opens: String,
    /// Civil time at the site.
    pub due: String,
    /// The state at the script's `until`.
    pub state: &'static str,
    /// How punctual it was, once it is done.
    pub punctuality: Option<&'static str>,
    /// Civil time at the site.
    pub done_at: Option<String>,
    /// The seats from the highest on, for a rule that goes from seat to seat.
    pub seats: Vec<String>,
}

/// The duties of the script's meeting as they are at its `until`, ordered by opening, rule and
/// round; or the first happening that is not lawful, wherever it lies.
pub fn replay(standard: &Standard, script: &Script) -> Result<Vec<Line>, ScriptError> {
    let mut run = Run::plan(standard, &script.zone, script.meeting);
    let mut at_until = None;
    for (index, (at, happening)) in script.happenings.iter().enumerate() {
        if *at > script.until && at_until.is_none() {
            at_until = Some(run.clone());
        }
        run.apply(*at, happening)
            .map_err(|unlawful| ScriptError::unlawful(index, unlawful))?;
    }
    Ok(lines(&at_until.unwrap_or(run), script))
}

fn lines(run: &Run<'_>, script: &Script) -> Vec<Line> {
    let mut duties: Vec<_> = run.duties().iter().collect();
    duties.sort_by(|one, other| {
        (one.opens, &one.rule, one.round).cmp(&(other.opens, &other.rule, other.round))
    });
    let seats: Vec<String> = serving_order(&script.guests)
        .into_iter()
        .map(|guest| guest.seat.clone())
        .collect();
    let civil = |at| civil::render(&script.zone, at);
    let line = |duty: &crate::Duty| {
        let rule = run
            .standard()
            .rule(&duty.rule)
            .expect("a planned duty has its rule");
        let goes_by_seat = rule.seats == Seating::ByPrecedence;
        Line {
            rule: duty.rule.to_string(),
            round: duty.round,
            clauses: rule.clauses.iter().map(ToString::to_string).collect(),
            opens: civil(duty.opens),
            due: civil(duty.due),
            state: duty.state(script.until).word(),
            punctuality: duty.punctuality().map(crate::Punctuality::word),
            done_at: duty.done_at().map(civil),
            seats: if goes_by_seat {
                seats.clone()
            } else {
                Vec::new()
            },
        }
    };
    duties.into_iter().map(line).collect()
}
