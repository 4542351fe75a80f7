//! What can be wrong with a script.

use crate::Unlawful;

/// Something wrong at an item of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// The item, for example `happenings[3].at`; empty for the script as a whole.
    pub path: String,
    /// What is wrong with it.
    pub fault: ScriptFault,
}

/// What is wrong with an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptFault {
    /// The script is larger than a script may be.
    TooLarge {
        /// The limit in bytes.
        limit_bytes: usize,
    },
    /// The script is no UTF-8.
    NotUtf8 {
        /// The line, from 1.
        line: usize,
    },
    /// The script is no JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The script ends in the middle.
    CutOff {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// An object has the key twice.
    KeyTwice,
    /// The item should be an object.
    NoObject,
    /// The item should be a list.
    NoList,
    /// The item should be a text.
    NoText,
    /// The item should be a whole number from 1 on.
    NoNumber,
    /// The item says nothing.
    Empty,
    /// The text is longer than it may be.
    TooLong {
        /// The limit in characters.
        limit: usize,
    },
    /// The list has more items than it may have.
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// The item is not there and must be.
    Missing,
    /// No such item belongs here.
    UnknownKey {
        /// The known key that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The word is none of the known.
    UnknownWord {
        /// What was written.
        value: String,
        /// The known words, separated by commas.
        known: String,
    },
    /// There is no such time zone.
    UnknownZone {
        /// What was written.
        value: String,
    },
    /// The time cannot be read, or no calendar has it.
    BadTime {
        /// What was written.
        value: String,
    },
    /// The clocks at the site leave the time out.
    TimeLeftOut {
        /// What was written.
        value: String,
        /// The time zone.
        zone: String,
    },
    /// The clocks at the site show the time twice.
    TimeTwice {
        /// What was written.
        value: String,
        /// The earlier of the two, with its offset.
        earlier: String,
        /// The later of the two, with its offset.
        later: String,
    },
    /// The site never has this offset at that time.
    WrongOffset {
        /// What was written.
        value: String,
        /// The time with the right offset.
        right: String,
    },
    /// The meeting ends before it starts, or at its start.
    EndsBeforeStart,
    /// Two guests on one seat.
    SeatTwice {
        /// The seat.
        seat: String,
        /// The path of the guest who has it.
        first: String,
    },
    /// The happening is not lawful.
    Unlawful(Unlawful),
}

impl ScriptError {
    /// An unlawful happening, with the part of it that is.
    pub(super) fn unlawful(index: usize, unlawful: Unlawful) -> Self {
        let part = match unlawful {
            Unlawful::TimeRunsBackwards => ".at",
            Unlawful::UnknownRule { .. }
            | Unlawful::NotStarted { .. }
            | Unlawful::SettledBefore { .. }
            | Unlawful::RoundBeforeStart { .. }
            | Unlawful::RoundAfterEnd { .. } => ".rule",
            Unlawful::NoSuchRound { .. } => ".round",
            Unlawful::NoReason { .. } => ".reason",
            Unlawful::StartIsPast => ".starts",
            Unlawful::EndsBeforeStart => ".ends",
            Unlawful::StartedBefore
            | Unlawful::SeatedBefore
            | Unlawful::BreakInBreak
            | Unlawful::NoBreak
            | Unlawful::MeetingHasNotStarted
            | Unlawful::MeetingIsOver
            | Unlawful::MeetingIsCancelled => ".what",
        };
        let path = format!("happenings[{index}]{part}");
        ScriptError {
            path,
            fault: ScriptFault::Unlawful(unlawful),
        }
    }

    /// The key of its text.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match &self.fault {
            ScriptFault::TooLarge { .. } => "script-too-large",
            ScriptFault::NotUtf8 { .. } => "script-not-utf8",
            ScriptFault::NotJson { .. } => "script-not-json",
            ScriptFault::CutOff { .. } => "script-cut-off",
            ScriptFault::KeyTwice => "script-key-twice",
            ScriptFault::NoObject => "script-no-object",
            ScriptFault::NoList => "script-no-list",
            ScriptFault::NoText => "script-no-text",
            ScriptFault::NoNumber => "script-no-number",
            ScriptFault::Empty => "script-empty",
            ScriptFault::TooLong { .. } => "script-too-long",
            ScriptFault::TooMany { .. } => "script-too-many",
            ScriptFault::Missing => "script-missing",
            ScriptFault::UnknownKey { nearest: None } => "script-unknown-key",
            ScriptFault::UnknownKey { nearest: Some(_) } => "script-unknown-key-nearest",
            ScriptFault::UnknownWord { .. } => "script-unknown-word",
            ScriptFault::UnknownZone { .. } => "script-unknown-zone",
            ScriptFault::BadTime { .. } => "script-bad-time",
            ScriptFault::TimeLeftOut { .. } => "script-time-left-out",
            ScriptFault::TimeTwice { .. } => "script-time-twice",
            ScriptFault::WrongOffset { .. } => "script-wrong-offset",
            ScriptFault::EndsBeforeStart => "script-ends-before-start",
            ScriptFault::SeatTwice { .. } => "script-seat-twice",
            ScriptFault::Unlawful(unlawful) => unlawful.key(),
        }
    }

    /// What fills the places of its text.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let text = |value: &dyn ToString| value.to_string();
        match &self.fault {
            ScriptFault::TooLarge { limit_bytes } => vec![("limit", text(limit_bytes))],
            ScriptFault::TooLong { limit } | ScriptFault::TooMany { limit } => {
                vec![("limit", text(limit))]
            }
            ScriptFault::NotUtf8 { line } => vec![("line", text(line))],
            ScriptFault::NotJson { line, column } | ScriptFault::CutOff { line, column } => {
                vec![("line", text(line)), ("column", text(column))]
            }
            ScriptFault::UnknownKey {
                nearest: Some(nearest),
            } => {
                vec![("nearest", text(nearest))]
            }
            ScriptFault::UnknownWord { value, known } => {
                vec![("value", text(value)), ("known", text(known))]
            }
            ScriptFault::UnknownZone { value } | ScriptFault::BadTime { value } => {
                vec![("value", text(value))]
            }
            ScriptFault::TimeLeftOut { value, zone } => {
                vec![("value", text(value)), ("zone", text(zone))]
            }
            ScriptFault::TimeTwice {
                value,
                earlier,
                later,
            } => {
                vec![
                    ("value", text(value)),
                    ("earlier", text(earlier)),
                    ("later", text(later)),
                ]
            }
            ScriptFault::WrongOffset { value, right } => {
                vec![("value", text(value)), ("right", text(right))]
            }
            ScriptFault::SeatTwice { seat, first } => {
                vec![("seat", text(seat)), ("first", text(first))]
            }
            ScriptFault::Unlawful(unlawful) => unlawful.arguments(),
            _ => Vec::new(),
        }
    }
}
