//! What cannot happen to a meeting, and why.

use std::fmt;

use crate::{DutyState, RuleId};

/// Why a happening is refused. A refused happening changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlawful {
    /// It lies before the latest happening.
    TimeRunsBackwards,
    /// The meeting is cancelled; nothing more happens to it.
    MeetingIsCancelled,
    /// The meeting is over, and this belongs into it.
    MeetingIsOver,
    /// The meeting has not started, and this belongs into a started one.
    MeetingHasNotStarted,
    /// The meeting has started before.
    StartedBefore,
    /// The guests have sat down before.
    SeatedBefore,
    /// A break began while there was one.
    BreakInBreak,
    /// The meeting goes on without a break.
    NoBreak,
    /// The start of a meeting that has started is moved.
    StartIsPast,
    /// The meeting would end before it starts, or at its start.
    EndsBeforeStart,
    /// The standard has no such rule.
    UnknownRule {
        /// The rule that was named.
        rule: RuleId,
    },
    /// Nothing has started this rule, so there is no duty.
    NotStarted {
        /// The rule.
        rule: RuleId,
    },
    /// The rule has duties, but not of this round.
    NoSuchRound {
        /// The rule.
        rule: RuleId,
        /// The round that was named.
        round: u32,
    },
    /// The duty is settled.
    SettledBefore {
        /// Its rule.
        rule: RuleId,
        /// Its round.
        round: u32,
        /// As what it is settled.
        state: DutyState,
    },
    /// A round of a meeting that has not started.
    RoundBeforeStart {
        /// Its rule.
        rule: RuleId,
    },
    /// A round of a meeting that is over.
    RoundAfterEnd {
        /// Its rule.
        rule: RuleId,
    },
    /// A duty is waived without a reason.
    NoReason {
        /// Its rule.
        rule: RuleId,
    },
}

impl Unlawful {
    /// The key of its text.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Unlawful::TimeRunsBackwards => "unlawful-time-runs-backwards",
            Unlawful::MeetingIsCancelled => "unlawful-meeting-is-cancelled",
            Unlawful::MeetingIsOver => "unlawful-meeting-is-over",
            Unlawful::MeetingHasNotStarted => "unlawful-meeting-has-not-started",
            Unlawful::StartedBefore => "unlawful-started-before",
            Unlawful::SeatedBefore => "unlawful-seated-before",
            Unlawful::BreakInBreak => "unlawful-break-in-break",
            Unlawful::NoBreak => "unlawful-no-break",
            Unlawful::StartIsPast => "unlawful-start-is-past",
            Unlawful::EndsBeforeStart => "unlawful-ends-before-start",
            Unlawful::UnknownRule { .. } => "unlawful-unknown-rule",
            Unlawful::NotStarted { .. } => "unlawful-not-started",
            Unlawful::NoSuchRound { .. } => "unlawful-no-such-round",
            Unlawful::SettledBefore { state, .. } => match state {
                DutyState::Missed => "unlawful-missed-before",
                DutyState::Waived => "unlawful-waived-before",
                DutyState::Cancelled => "unlawful-cancelled-before",
                _ => "unlawful-done-before",
            },
            Unlawful::RoundBeforeStart { .. } => "unlawful-round-before-start",
            Unlawful::RoundAfterEnd { .. } => "unlawful-round-after-end",
            Unlawful::NoReason { .. } => "unlawful-no-reason",
        }
    }

    /// What fills the places of its text.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Unlawful::UnknownRule { rule }
            | Unlawful::NotStarted { rule }
            | Unlawful::RoundBeforeStart { rule }
            | Unlawful::RoundAfterEnd { rule }
            | Unlawful::NoReason { rule } => vec![("rule", rule.to_string())],
            Unlawful::NoSuchRound { rule, round } | Unlawful::SettledBefore { rule, round, .. } => {
                vec![("rule", rule.to_string()), ("round", round.to_string())]
            }
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Unlawful {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.key())?;
        for (name, value) in self.arguments() {
            write!(formatter, " {name}={value}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Unlawful {}
