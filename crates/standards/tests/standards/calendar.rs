//! Working days, holiday tables and the duties of a day.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use standards::{Calendar, Week, day, read_holidays, shipped};

use super::table::{bureau, court};

fn mainland() -> Calendar {
    let holidays = read_holidays(shipped::HOLIDAYS_CN_2026).holidays.unwrap();
    Calendar::with(Week::default(), [&holidays])
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn mainland_china_2026_is_off_and_at_work_as_arranged() {
    let calendar = mainland();
    for (day, works) in [
        ("2026-01-01", false),
        ("2026-01-04", true),
        ("2026-02-14", true),
        ("2026-02-16", false),
        ("2026-02-23", false),
        ("2026-02-24", true),
        ("2026-02-28", true),
        ("2026-03-01", false),
        ("2026-07-06", true),
        ("2026-07-11", false),
        ("2026-10-07", false),
        ("2026-10-08", true),
        ("2026-10-10", true),
        ("2026-10-11", false),
    ] {
        assert_eq!(calendar.is_working(date(day)), works, "{day}");
    }
    let of_2026 = date("2026-01-01")
        .series(jiff::Span::new().days(1))
        .take(365);
    assert_eq!(
        of_2026.filter(|day| calendar.is_working(*day)).count(),
        261 - 19 + 6
    );
}

#[test]
fn the_next_working_day_leaps_over_a_holiday() {
    let calendar = mainland();
    assert_eq!(
        calendar.next_working_day(date("2026-09-30")),
        Some(date("2026-10-08"))
    );
    assert_eq!(
        calendar.next_working_day(date("2026-02-13")),
        Some(date("2026-02-14"))
    );
    let never = Calendar {
        week: Week { works: [false; 7] },
        ..Calendar::default()
    };
    assert_eq!(never.next_working_day(date("2026-01-01")), None);
}

#[test]
fn a_week_may_be_worked_on_other_days() {
    let week = Week {
        works: [true, true, true, true, false, false, true],
    };
    let calendar = Calendar {
        week,
        ..Calendar::default()
    };
    assert!(calendar.is_working(date("2026-07-05")), "a Sunday");
    assert!(!calendar.is_working(date("2026-07-10")), "a Friday");
}

#[test]
fn every_problem_of_a_holiday_table_is_named() {
    let text = r#"
title = "表"
year = 2026
off = ["2026-01-01", "2026-01-01", "2026-02-30", "2026-01-03", "2025-01-01", 7]
work = ["2026-01-05", "2026-01-04"]
of = []
"#;
    let problems = read_holidays(text).problems;
    let found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.line, problem.column, problem.key()))
        .collect();
    assert_eq!(
        found,
        [
            (4, 22, "problem-date-twice"),
            (4, 36, "problem-bad-date"),
            (4, 50, "problem-date-without-effect"),
            (4, 64, "problem-date-of-another-year"),
            (4, 78, "problem-no-texts"),
            (5, 9, "problem-date-without-effect"),
            (6, 1, "problem-unknown-key"),
        ]
    );
    let nothing = read_holidays("");
    let missing: Vec<_> = nothing
        .problems
        .iter()
        .map(standards::Problem::key)
        .collect();
    assert_eq!(missing, ["problem-missing-key"; 4]);
}

/// The duties of a day as text.
fn planned(standard: &standards::Standard, zone: &str, day_text: &str) -> Vec<String> {
    let zone = TimeZone::get(zone).unwrap();
    let clock = |at| zone.to_datetime(at).strftime("%H:%M").to_string();
    day::plan(standard, &zone, &mainland(), date(day_text))
        .iter()
        .map(|duty| {
            format!(
                "{} {} {}-{}",
                duty.rule,
                duty.round,
                clock(duty.opens),
                clock(duty.due)
            )
        })
        .collect()
}

// clause: C2.1
// clause: C2.2
// clause: C2.5
// clause: C2.6
// clause: C2.7
#[test]
fn the_bureau_has_its_working_day_by_the_clock() {
    assert_eq!(
        planned(&bureau(), "Asia/Shanghai", "2026-07-06"),
        [
            "open-office 1 08:40-08:45",
            "two-kettles 1 08:40-09:00",
            "fetch-newspapers 1 09:10-10:30",
            "deliver-newspapers 1 10:30-11:00",
            "principal-newspapers 1 10:30-11:00",
            "lunch 1 11:10-11:40",
            "lunch-serve 1 11:40-12:30",
            "afternoon-standby 1 12:50-13:00",
        ]
    );
}

// clause: A1.7
// clause: A1.9
// clause: A2.5
// clause: A2.10
// clause: A3.4
#[test]
fn the_court_has_its_rounds_of_the_day() {
    let planned = planned(&court(), "Asia/Shanghai", "2026-07-06");
    for duty in [
        "desk-cleaning 2 11:45-12:15",
        "counter-check 1 08:10-08:25",
        "hall-round 4 15:30-16:00",
        "conference-cleaning 1 08:00-08:25",
        "daily-record 1 17:00-17:30",
    ] {
        assert!(
            planned.iter().any(|found| found == duty),
            "{duty} in {planned:?}"
        );
    }
}

#[test]
fn a_day_off_has_no_duties_and_a_make_up_day_has_them() {
    assert!(planned(&bureau(), "Asia/Shanghai", "2026-10-01").is_empty());
    assert!(planned(&bureau(), "Asia/Shanghai", "2026-07-11").is_empty());
    assert_eq!(planned(&bureau(), "Asia/Shanghai", "2026-10-10").len(), 8);
}

#[test]
fn no_change_of_the_clocks_loses_a_duty_of_the_day() {
    for zone in [
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "America/Sao_Paulo",
    ] {
        for day in ["2026-03-29", "2026-04-05", "2026-10-25", "2026-02-15"] {
            let zone = TimeZone::get(zone).unwrap();
            let every_day = Calendar {
                week: Week { works: [true; 7] },
                ..Calendar::default()
            };
            let duties = day::plan(&court(), &zone, &every_day, date(day));
            assert_eq!(duties.len(), 12, "{day}");
            assert!(
                duties
                    .iter()
                    .all(|duty| duty.cause <= duty.opens && duty.opens < duty.due)
            );
        }
    }
}
