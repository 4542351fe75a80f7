//! Whatever is wrong with a script is said in full, in every language.

use std::collections::BTreeSet;

use standards::replay::{ScriptError, ScriptFault};
use standards::{DutyState, RuleId, Unlawful};
use words::{Language, files, format};

/// Everything that cannot happen, each once.
fn unlawful() -> [Unlawful; 20] {
    let rule = || RuleId::from("refill");
    let settled = |state| Unlawful::SettledBefore {
        rule: rule(),
        round: 1,
        state,
    };
    [
        Unlawful::TimeRunsBackwards,
        Unlawful::MeetingIsCancelled,
        Unlawful::MeetingIsOver,
        Unlawful::MeetingHasNotStarted,
        Unlawful::StartedBefore,
        Unlawful::SeatedBefore,
        Unlawful::BreakInBreak,
        Unlawful::NoBreak,
        Unlawful::StartIsPast,
        Unlawful::EndsBeforeStart,
        Unlawful::UnknownRule { rule: rule() },
        Unlawful::NotStarted { rule: rule() },
        Unlawful::NoSuchRound {
            rule: rule(),
            round: 2,
        },
        settled(DutyState::Done),
        settled(DutyState::Missed),
        settled(DutyState::Waived),
        settled(DutyState::Cancelled),
        Unlawful::RoundBeforeStart { rule: rule() },
        Unlawful::RoundAfterEnd { rule: rule() },
        Unlawful::NoReason { rule: rule() },
    ]
}

/// Every fault that a script can have, each once.
fn faults() -> Vec<ScriptFault> {
    let text = || "某".to_owned();
    let mut faults = vec![
        ScriptFault::TooLarge { limit_bytes: 1 },
        ScriptFault::NotUtf8 { line: 3 },
        ScriptFault::NotJson { line: 3, column: 4 },
        ScriptFault::CutOff { line: 3, column: 4 },
        ScriptFault::KeyTwice,
        ScriptFault::NoObject,
        ScriptFault::NoList,
        ScriptFault::NoText,
        ScriptFault::NoNumber,
        ScriptFault::Empty,
        ScriptFault::TooLong { limit: 5 },
        ScriptFault::TooMany { limit: 5 },
        ScriptFault::Missing,
        ScriptFault::UnknownKey { nearest: None },
        ScriptFault::UnknownKey {
            nearest: Some("until"),
        },
        ScriptFault::UnknownWord {
            value: text(),
            known: text(),
        },
        ScriptFault::UnknownZone { value: text() },
        ScriptFault::BadTime { value: text() },
        ScriptFault::TimeLeftOut {
            value: text(),
            zone: text(),
        },
        ScriptFault::TimeTwice {
            value: text(),
            earlier: text(),
            later: text(),
        },
        ScriptFault::WrongOffset {
            value: text(),
            right: text(),
        },
        ScriptFault::EndsBeforeStart,
        ScriptFault::SeatTwice {
            seat: text(),
            first: text(),
        },
    ];
    faults.extend(unlawful().map(ScriptFault::Unlawful));
    faults
}

#[test]
fn every_fault_of_a_script_is_said_in_full_in_every_language() {
    let mut said_keys = BTreeSet::new();
    for fault in faults() {
        let error = ScriptError {
            path: String::new(),
            fault,
        };
        said_keys.insert(error.key());
        for language in Language::ALL {
            let said = format(language, error.key(), &error.arguments());
            assert!(said != error.key() && !said.contains('{'), "{said}");
        }
    }
    let file = files().iter().find(|file| file.name == "standard").unwrap();
    let lines = file.text(Language::En).lines();
    let keys = lines.filter_map(|line| line.split_once(" =").map(|(key, _)| key));
    let is_fault = |key: &&str| key.starts_with("script-") || key.starts_with("unlawful-");
    assert_eq!(
        said_keys,
        keys.filter(is_fault).collect(),
        "no text is without a fault"
    );
}
