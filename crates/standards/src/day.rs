//! The duties of a working day.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::{Calendar, Duty, Standard, Start, Timing};

/// The duties of `date` at a site in `zone`, in the order of their windows; none on a day off.
///
/// The windows of one rule are its rounds, from 1. What started such a duty is the day itself, so
/// its cause is the day's first instant.
#[must_use]
pub fn plan(standard: &Standard, zone: &TimeZone, calendar: &Calendar, date: Date) -> Vec<Duty> {
    if !calendar.is_working(date) {
        return Vec::new();
    }
    let cause = instant(zone, date, Time::midnight());
    let mut duties = Vec::new();
    for rule in standard.rules_starting(Start::Workday) {
        let Timing::Daily(windows) = &rule.timing else {
            continue;
        };
        for (round, window) in (1..).zip(windows) {
            duties.push(Duty {
                rule: rule.id.clone(),
                round,
                cause,
                opens: instant(zone, date, window.opens),
                due: instant(zone, date, window.due),
                stopped: None,
                outcome: None,
            });
        }
    }
    duties.sort_by(|one, other| {
        (one.opens, &one.rule, one.round).cmp(&(other.opens, &other.rule, other.round))
    });
    duties
}

/// The instant of a civil time at the site. Where the clocks leave the time out it is the instant
/// as much later; where they show it twice, the first: no duty is lost to a change of the clocks.
#[must_use]
pub fn instant(zone: &TimeZone, date: Date, time: Time) -> Timestamp {
    let civil = date.to_datetime(time);
    zone.to_ambiguous_timestamp(civil)
        .compatible()
        .unwrap_or(Timestamp::MAX)
}
