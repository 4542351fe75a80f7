//! What holds of every meeting, whatever happens in it and wherever it is.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use standards::{
    Duty, DutyState, Happening, Meeting, Outcome, Phase, Run, Size, Standard, Start, Unlawful, read,
};

use super::table::{bureau, court};

/// Zones whose clocks change by an hour, by half an hour, backwards in winter, or not at all.
const ZONES: &[&str] = &[
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Asia/Shanghai",
    "America/Sao_Paulo",
];

/// A meeting and what is tried in it, lawful or not.
#[derive(Clone, Debug)]
struct Case {
    standard: Standard,
    zone: TimeZone,
    meeting: Meeting,
    tried: Vec<(Timestamp, Happening)>,
}

fn cases() -> impl Strategy<Value = Case> {
    // Any minute of two years, so that seasons change and clocks too.
    let start = 1_767_225_600_i64 / 60..1_830_297_600_i64 / 60;
    let setting = (select(ZONES), start, 1_i64..300, any::<bool>());
    (setting, standards()).prop_flat_map(|(setting, standard)| {
        let (zone, start, minutes, is_large) = setting;
        let starts = Timestamp::from_second(start * 60).unwrap();
        let size = if is_large { Size::Large } else { Size::Small };
        let meeting = Meeting {
            starts,
            ends: later(starts, minutes * 60),
            size,
        };
        vec((0_i64..1200, happenings(starts)), 0..40).prop_map(move |steps| {
            let mut at = later(starts, -3600);
            let tried = steps.into_iter().map(|(seconds, happening)| {
                at = later(at, seconds);
                (at, happening)
            });
            Case {
                standard: standard.clone(),
                zone: TimeZone::get(zone).unwrap(),
                meeting,
                tried: tried.collect(),
            }
        })
    })
}

/// A standard of few rules; the rounds, a window and the shortest notice are put in.
const FEW_RULES: &str = r#"
id = "few"
title = "少"
version = "2026-11-01"
short_notice = { at_least = "AT-LEAST min" }
clause = [{ id = "C", text = "条款" }]
team = [{ id = "team", title = "班组", serves = ["room"] }]

[[rule]]
id = "greet"
title = "迎候"
clauses = ["C"]
by = "team"
place = "room"
starts = "scheduled-start"
opens = "OPENS min"
due = "DUE min"

[[rule]]
id = "refill"
title = "续水"
clauses = ["C"]
by = "team"
place = "room"
starts = "started"
rounds = [{ windows = [WINDOWS] }]
"#;

/// The shipped standards, and one with any rounds and any window that are lawful.
fn standards() -> impl Strategy<Value = Standard> {
    let interval = (0_u32..20, 1_u32..20)
        .prop_map(|(opens, more)| format!("\"{opens}-{} min\"", opens + more));
    let once = (-90_i32..30, 0_i32..60, 0_u32..15);
    let written = (vec(interval, 1..4), once).prop_map(|(intervals, (opens, length, at_least))| {
        let text = FEW_RULES
            .replacen("WINDOWS", &intervals.join(", "), 1)
            .replacen("OPENS", &format!("{opens:+}"), 1)
            .replacen("DUE", &format!("{:+}", opens + length), 1)
            .replacen("AT-LEAST", &at_least.to_string(), 1);
        read(&text).standard.expect("it is lawful")
    });
    prop_oneof![1 => Just(court()), 1 => Just(bureau()), 2 => written]
}

fn happenings(starts: Timestamp) -> impl Strategy<Value = Happening> {
    const RULES: &[&str] = &[
        "open-room",
        "venue-check",
        "greet",
        "tea",
        "refill",
        "request",
        "cup-change",
        "send-off",
        "left-items",
        "clear-up",
        "sign-on",
        "no-such-rule",
    ];
    let rule = || select(RULES).prop_map(standards::RuleId::from);
    let round = || prop_oneof![4 => Just(None), 1 => (1_u32..4).prop_map(Some)];
    let refill = || standards::RuleId::from("refill");
    prop_oneof![
        4 => Just(Happening::Started),
        2 => Just(Happening::Seated),
        3 => Just(Happening::Break),
        3 => Just(Happening::Resumed),
        1 => Just(Happening::Ended),
        1 => Just(Happening::Cancelled),
        1 => Just(Happening::Requested),
        6 => Just(Happening::Done { rule: refill(), round: None }),
        6 => (rule(), round()).prop_map(|(rule, round)| Happening::Done { rule, round }),
        2 => (rule(), round(), select(&["因故", ""][..])).prop_map(|(rule, round, reason)| {
            Happening::Waived { rule, round, reason: reason.to_owned() }
        }),
        2 => (-7200_i64..7200, -60_i64..7200).prop_map(move |(moved, length)| {
            let starts = later(starts, moved / 3600 * 3600);
            Happening::Moved { starts, ends: later(starts, length) }
        }),
    ]
}

fn later(at: Timestamp, seconds: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_secs(seconds)).unwrap()
}

impl Case {
    /// Plays everything, showing each step before and after and what came of it.
    fn play(&self, mut see: impl FnMut(&Run<'_>, &Step<'_>, &Run<'_>)) -> Run<'_> {
        let mut run = Run::plan(&self.standard, &self.zone, self.meeting);
        for (at, happening) in &self.tried {
            let before = run.clone();
            let outcome = run.apply(*at, happening);
            see(
                &before,
                &Step {
                    at: *at,
                    happening,
                    outcome,
                },
                &run,
            );
        }
        run
    }
}

/// Something that was tried and what came of it.
struct Step<'c> {
    at: Timestamp,
    happening: &'c Happening,
    outcome: Result<(), Unlawful>,
}

/// The parts of a run that storage keeps.
fn parts(run: &Run<'_>) -> (Meeting, standards::Progress, Vec<Duty>) {
    (*run.meeting(), *run.progress(), run.duties().to_vec())
}

fn rounds<'r>(run: &'r Run<'_>) -> Vec<&'r Duty> {
    run.duties()
        .iter()
        .filter(|duty| duty.rule == "refill")
        .collect()
}

fn settled_at(duty: &Duty) -> Option<Timestamp> {
    match duty.outcome {
        Some(
            Outcome::Done { at }
            | Outcome::Missed { at }
            | Outcome::Waived { at, .. }
            | Outcome::Cancelled { at },
        ) => Some(at),
        None => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn rounds_never_overlap(case in cases()) {
        let run = case.play(|_, _, _| {});
        for pair in rounds(&run).windows(2) {
            let [one, next] = pair else { unreachable!() };
            prop_assert_eq!(next.round, one.round + 1);
            prop_assert_eq!(settled_at(one), Some(next.cause));
            prop_assert!(next.opens >= next.cause, "a round opens after the one before is settled");
        }
        let unsettled = rounds(&run).into_iter().filter(|duty| !duty.is_settled()).count();
        prop_assert!(unsettled <= 1);
    }

    #[test]
    fn no_round_opens_in_a_break(case in cases()) {
        let mut breaks: Vec<(Timestamp, Timestamp)> = Vec::new();
        let run = case.play(|before, step, after| {
            if let Phase::OnBreak { since } = before.progress().phase {
                let last = before.progress().latest.unwrap_or(since);
                for (one, other) in rounds(before).into_iter().zip(rounds(after)) {
                    // Time alone changes nothing while its clock stands still.
                    assert_eq!(one.state(last), one.state(step.at));
                    assert!(one.is_settled() || one.round == other.round);
                }
                for duty in rounds(before).into_iter().filter(|duty| duty.cause > since) {
                    assert!(duty.is_settled() || duty.state(step.at) == DutyState::Planned, "{duty:?}");
                }
                if !matches!(after.progress().phase, Phase::OnBreak { .. }) {
                    breaks.push((since, step.at));
                }
            }
        });
        for duty in rounds(&run) {
            for (since, until) in &breaks {
                let opens_in_break = *since < duty.opens && duty.opens < *until;
                let settled_first = settled_at(duty).is_some_and(|at| at <= *until);
                prop_assert!(!opens_in_break || settled_first, "{:?}", duty);
            }
        }
    }

    #[test]
    fn a_moved_meeting_keeps_what_was_settled(case in cases()) {
        case.play(|before, step, after| {
            if let Happening::Moved { starts, ends } = step.happening
                && step.outcome.is_ok()
            {
                assert_eq!((after.meeting().starts, after.meeting().ends), (*starts, *ends));
                assert_eq!(before.duties().len(), after.duties().len());
                for (one, other) in before.duties().iter().zip(after.duties()) {
                    assert_eq!(one.is_settled(), other.is_settled());
                    if one.is_settled() {
                        assert_eq!(one, other);
                    }
                }
            }
        });
    }

    #[test]
    fn cancelling_leaves_nothing_open(case in cases()) {
        let mut run = case.play(|_, _, _| {});
        let now = later(case.tried.last().map_or(case.meeting.starts, |(at, _)| *at), 1);
        let open = |run: &Run<'_>| run.duties().iter().filter(|duty| !duty.is_settled()).count();
        if run.apply(now, &Happening::Cancelled).is_ok() {
            prop_assert_eq!(open(&run), 0);
        } else {
            let over = matches!(run.progress().phase, Phase::Ended { .. } | Phase::Cancelled { .. });
            prop_assert!(over);
        }
    }

    #[test]
    fn the_end_leaves_only_what_the_end_began(case in cases()) {
        let run = case.play(|_, _, _| {});
        if let Phase::Ended { at } = run.progress().phase {
            for duty in run.duties().iter().filter(|duty| !duty.is_settled()) {
                prop_assert_eq!(duty.cause, at);
            }
        }
    }

    #[test]
    fn what_is_settled_never_changes_again(case in cases()) {
        case.play(|before, _, after| {
            for duty in before.duties().iter().filter(|duty| duty.is_settled()) {
                assert!(after.duties().contains(duty), "{duty:?}");
            }
        });
    }

    #[test]
    fn a_refused_happening_changes_nothing(case in cases()) {
        case.play(|before, step, after| {
            if step.outcome.is_err() {
                assert_eq!(parts(before), parts(after));
            }
        });
    }

    #[test]
    fn replaying_gives_the_same(case in cases()) {
        prop_assert_eq!(parts(&case.play(|_, _, _| {})), parts(&case.play(|_, _, _| {})));
    }

    #[test]
    fn resuming_from_stored_rows_gives_the_same_as_the_whole(case in cases()) {
        let whole = case.play(|_, _, _| {});
        let (mut meeting, mut progress, mut duties) =
            parts(&Run::plan(&case.standard, &case.zone, case.meeting));
        for (at, happening) in &case.tried {
            // Storage gives the rows back in an order of its own.
            duties.reverse();
            let mut run =
                Run::resume(&case.standard, &case.zone, meeting, progress, duties.clone());
            let _ = run.apply(*at, happening);
            (meeting, progress, duties) = parts(&run);
        }
        let in_order = |mut duties: Vec<Duty>| {
            duties.sort_by(|one, other| (&one.rule, one.round).cmp(&(&other.rule, other.round)));
            duties
        };
        let (whole_meeting, whole_progress, whole_duties) = parts(&whole);
        prop_assert_eq!((meeting, progress), (whole_meeting, whole_progress));
        prop_assert_eq!(in_order(duties), in_order(whole_duties));
    }

    #[test]
    fn a_state_follows_from_the_window_alone(case in cases(), minutes in -200_i64..400) {
        let now = later(case.meeting.starts, minutes * 60);
        let run = Run::plan(&case.standard, &case.zone, case.meeting);
        for duty in run.duties() {
            let expected = if now < duty.opens {
                DutyState::Planned
            } else if now <= duty.due {
                DutyState::Open
            } else {
                DutyState::Overdue
            };
            prop_assert_eq!(duty.state(now), expected);
        }
    }

    #[test]
    fn a_meeting_at_no_notice_has_no_duty_that_was_due_before_it_was_booked(
        case in cases(),
        minutes in -200_i64..60,
    ) {
        let booked_at = later(case.meeting.starts, minutes * 60);
        let run = Run::plan_at(&case.standard, &case.zone, case.meeting, booked_at);
        for duty in run.duties() {
            prop_assert!(booked_at <= duty.opens && duty.opens <= duty.due);
            prop_assert_ne!(duty.state(booked_at), DutyState::Overdue);
        }
    }

    #[test]
    fn short_notice_leaves_at_least_the_time_that_the_standard_allows(
        case in cases(),
        minutes in -200_i64..60,
    ) {
        let booked_at = later(case.meeting.starts, minutes * 60);
        let plain = Run::plan(&case.standard, &case.zone, case.meeting);
        let run = Run::plan_at(&case.standard, &case.zone, case.meeting, booked_at);
        let enough = later(booked_at, at_least(&case.standard));
        for (plain, duty) in plain.duties().iter().zip(run.duties()) {
            if booked_at <= plain.opens {
                prop_assert_eq!(plain, duty);
            } else {
                prop_assert_eq!(duty.opens, booked_at);
                prop_assert!(duty.due >= enough);
                let latest = plain.due.max(case.meeting.starts).max(enough);
                prop_assert!(duty.due <= latest, "never beyond the start without need");
            }
        }
    }

    #[test]
    fn a_move_to_short_notice_presses_what_would_be_past_and_nothing_else(case in cases()) {
        case.play(|before, step, after| {
            let Happening::Moved { starts, .. } = step.happening else { return };
            if step.outcome.is_err() || *starts == before.meeting().starts {
                return;
            }
            let plain = Run::plan(&case.standard, &case.zone, *after.meeting());
            let at_once = Run::plan_at(&case.standard, &case.zone, *after.meeting(), step.at);
            let written = Run::plan(&case.standard, &case.zone, *before.meeting());
            let window = |run: &Run<'_>, wanted: &Duty| {
                let named = |duty: &&Duty| (&duty.rule, duty.round) == (&wanted.rule, wanted.round);
                run.duties().iter().find(named).map(|duty| (duty.opens, duty.due))
            };
            for (one, other) in before.duties().iter().zip(after.duties()) {
                let rule = case.standard.rule(&one.rule).unwrap();
                if one.is_settled() || rule.starts != Start::ScheduledStart {
                    assert_eq!(one, other);
                    continue;
                }
                let was_pressed = window(&written, one) != window(before, one);
                let (_, plain_due) = window(&plain, one).unwrap();
                let is_pressed = was_pressed || plain_due < step.at;
                let expected = if is_pressed { &at_once } else { &plain };
                assert_eq!(window(after, one), window(expected, one));
                assert!(other.due >= step.at, "no duty is overdue by the move alone");
            }
        });
    }

    #[test]
    fn a_meeting_booked_and_moved_at_no_notice_stays_pressed(
        case in cases(),
        minutes in -60_i64..0,
        moved in 1_i64..60,
    ) {
        let starts = case.meeting.starts;
        let booked_at = later(starts, minutes * 60);
        let mut run = Run::plan_at(&case.standard, &case.zone, case.meeting, booked_at);
        let at = later(booked_at, 30);
        let starts = later(starts, moved * 60);
        let happening = Happening::Moved { starts, ends: later(starts, 3600) };
        let pressed: Vec<bool> = run.duties().iter().map(|duty| duty.opens == booked_at).collect();
        prop_assert!(run.apply(at, &happening).is_ok());
        for (duty, was_pressed) in run.duties().iter().zip(pressed) {
            prop_assert!(!was_pressed || duty.opens >= booked_at, "{:?}", duty);
        }
    }
}

/// How much time short notice leaves, in seconds.
fn at_least(standard: &Standard) -> i64 {
    i64::from(standard.short_notice().at_least_minutes) * 60
}
