//! The season of a day.

use jiff::civil::Date;
use standards::{MonthDay, Season};

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
