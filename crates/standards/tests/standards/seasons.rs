//! The season of a day.

use jiff::civil::Date;
use standards::{MonthDay, Season, read, shipped};

use super::table::{bureau, court};

// clause: C4.1.5
#[test]
fn every_day_has_exactly_one_season() {
    for standard in [bureau(), court()] {
        for day in Date::constant(2028, 1, 1)
            .series(jiff::Span::new().days(1))
            .take(366)
        {
            let holding = |season: &&Season| season.holds(MonthDay::of(day));
            assert_eq!(
                standard.seasons().iter().filter(holding).count(),
                1,
                "{day}"
            );
            let summer = (5..=10).contains(&day.month());
            let name = if summer { "夏季" } else { "冬季" };
            assert_eq!(
                standard.season_on(day).map(|season| season.name.as_str()),
                Some(name)
            );
        }
    }
}

#[test]
fn the_days_of_a_year_are_those_of_a_leap_year() {
    assert_eq!(MonthDay::year().count(), 366);
    assert!(MonthDay::new(2, 29).is_some());
    assert!(MonthDay::new(2, 30).is_none());
    assert!(MonthDay::new(13, 1).is_none());
}

#[test]
fn a_gap_or_an_overlap_names_its_days_also_over_the_new_year() {
    for (written, instead, expected) in [
        (
            "until = \"10-31\"",
            "until = \"10-29\"",
            "from=10-30 until=10-31",
        ),
        (
            "until = \"04-30\"",
            "until = \"12-24\"",
            "from=12-25 until=04-30",
        ),
        (
            "until = \"04-30\"",
            "until = \"02-28\"",
            "from=02-29 until=04-30",
        ),
        (
            "until = \"04-30\"",
            "until = \"05-02\"",
            "first=夏季 second=冬季 from=05-01 until=05-02",
        ),
        (
            "until = \"10-31\"",
            "until = \"01-15\"",
            "first=夏季 second=冬季 from=11-01 until=01-15",
        ),
    ] {
        let problems = read(&shipped::COURT_HALL.replacen(written, instead, 1)).problems;
        let [problem] = problems.as_slice() else {
            panic!("{problems:?}")
        };
        let arguments = problem.arguments();
        let named: Vec<_> = arguments
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        assert_eq!(named.join(" "), expected);
    }
}
