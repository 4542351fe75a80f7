//! Cycles as they are written and laid.

use super::*;
use crate::roster::leave::LeaveStanding;
use crate::roster::{Decided, REST_MS};
use crate::{LeaveId, Uid};

const HOUR: Milliseconds = 3_600_000;

fn instant(moment: DateTime) -> Milliseconds {
    let utc = jiff::tz::TimeZone::UTC;
    standards::day::instant(&utc, moment.date(), moment.time()).as_millisecond()
}

fn who(name: &str) -> AccountId {
    AccountId::derived(&[name])
}

fn date(day: i8) -> Date {
    Date::constant(2026, 7, day)
}

fn known(name: &str, day: i8, (from, to): (i8, i8)) -> PlannedShift {
    PlannedShift {
        id: PlannedShiftId::derived(&["known", name, &day.to_string()]),
        day: date(day).to_string(),
        number: 1,
        account: who(name),
        team: TeamId::derived(&["other"]),
        starts: instant(date(day).at(from, 0, 0, 0)),
        ends: instant(date(day).at(to, 0, 0, 0)),
        revision: 1,
    }
}

fn laying(people: &[(&str, usize)]) -> Laying {
    Laying {
        cycle: Cycle::read("08:00-16:00\n16:00-24:00\n休\n休").unwrap(),
        team: TeamId::derived(&["desk"]),
        from: date(6),
        until: date(9),
        people: people
            .iter()
            .map(|(name, from)| (who(name), *from))
            .collect(),
        replaces: false,
    }
}

/// What a laying comes to: the day, the hour, the outcome.
fn told(laying: &Laying, shifts: Vec<PlannedShift>, leaves: &[Leave]) -> Vec<String> {
    let ground = Ground {
        shifts,
        leaves,
        now: instant(date(6).at(7, 0, 0, 0)),
        instant: &instant,
        new_id: &|account, day| {
            PlannedShiftId(Uid::derived(&[&account.to_string(), &day.to_string()]))
        },
    };
    let days = laying.days().unwrap();
    let laid = lay(laying, &days, ground);
    let told = laid.iter().map(|one| {
        let hour = one.shift.starts / HOUR % 24;
        format!(
            "{} {hour} {} {}",
            &one.shift.day[8..],
            one.outcome.word(),
            one.removed.len()
        )
    });
    told.collect()
}

#[test]
fn a_cycle_is_read_a_day_a_line() {
    let rows = [
        ("08:00-16:00\n16:00–24:00\n休\nrest", Ok(4)),
        ("8：30 ～ 17：30", Ok(1)),
        ("\n22:00-06:00\n\nOff\n", Ok(3)),
        ("休\n休", Err("cycle-empty")),
        ("", Err("cycle-empty")),
        ("08:00-25:00", Err("cycle-line-unfit")),
        ("08:00-08:00", Err("shift-length-unfit")),
        ("08:00-08:10", Err("shift-length-unfit")),
        ("08:00-16:00\n上班", Err("cycle-line-unfit")),
    ];
    for (typed, expected) in rows {
        let found = Cycle::read(typed).map(|cycle| cycle.length());
        assert_eq!(found.map_err(|refusal| refusal.code), expected, "{typed:?}");
    }
    let long = "08:00-16:00\n".repeat(CYCLE_DAYS_MAX + 1);
    assert_eq!(
        Cycle::read(&long).err().map(|no| no.code),
        Some("cycle-too-long")
    );
    assert_eq!(time_of("08:30:00"), Some(Time::constant(8, 30, 0, 0)));
    for unfit in ["8", "8:3:0:0", "08:30:30", "-8:30", "24:30", "８:30"] {
        assert_eq!(time_of(unfit), None, "{unfit}");
    }
}

#[test]
fn everybody_goes_round_from_their_own_place() {
    let found = told(&laying(&[("wang", 0), ("zhao", 1)]), Vec::new(), &[]);
    // Zhao's late shift of the first day, two days of rest, and the early one.
    let expected = [
        "06 8 planned 0",
        "06 16 planned 0",
        "07 16 planned 0",
        "09 8 planned 0",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_was_planned_by_hand_stays_unless_it_is_to_go() {
    let shifts = || vec![known("wang", 7, (9, 12)), known("wang", 8, (9, 12))];
    let by_hand = told(&laying(&[("wang", 0)]), shifts(), &[]);
    assert_eq!(by_hand, ["06 8 planned 0", "07 16 by-hand 0"]);
    let replacing = Laying {
        replaces: true,
        ..laying(&[("wang", 0)])
    };
    let replaced = told(&replacing, shifts(), &[]);
    assert_eq!(
        replaced,
        ["06 8 planned 0", "07 16 planned 1", "08 9 freed 1"]
    );
}

#[test]
fn leave_little_rest_and_two_places_are_named() {
    let leave = Leave {
        id: LeaveId::derived(&["a"]),
        account: who("wang"),
        starts: instant(date(7).at(12, 0, 0, 0)),
        ends: instant(date(8).at(0, 0, 0, 0)),
        asked: 0,
        standing: LeaveStanding::Approved(Decided {
            at: 0,
            by: String::new(),
            account: None,
        }),
    };
    let mut night = known("wang", 5, (20, 23));
    night.ends += 2 * HOUR;
    let found = told(&laying(&[("wang", 0)]), vec![night.clone()], &[leave]);
    assert_eq!(found, ["06 8 short-rest 0", "07 16 on-leave 0"]);
    assert!(instant(date(6).at(8, 0, 0, 0)) - night.ends < REST_MS);
    night.ends = instant(date(6).at(9, 0, 0, 0));
    let found = told(&laying(&[("wang", 0)]), vec![night], &[]);
    assert_eq!(found[0], "06 8 overlap 0");
    let mut early = laying(&[("wang", 0)]);
    early.from = date(5);
    let found = told(&early, Vec::new(), &[]);
    assert_eq!(found[0], "05 8 over 0");
    early.until = date(4);
    assert_eq!(
        early.days().err().map(|no| no.code),
        Some("cycle-ends-early")
    );
    early.until = Date::constant(2027, 7, 1);
    assert_eq!(
        early.days().err().map(|no| no.code),
        Some("cycle-period-too-long")
    );
}

#[test]
fn a_cycle_without_a_day_of_rest_is_named_from_the_seventh_day_on() {
    let mut endless = laying(&[("wang", 0)]);
    endless.cycle = Cycle::read("08:00-12:00").unwrap();
    endless.until = date(13);
    let found = told(&endless, Vec::new(), &[]);
    let last = ["11 8 planned 0", "12 8 no-day-off 0", "13 8 no-day-off 0"];
    assert_eq!(found[5..], last);
}
