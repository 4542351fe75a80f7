//! Series of meetings by RFC 5545: a rule of recurrence becomes civil days.
//!
//! The library counts in floating time, so that a meeting at nine stays at nine when the clocks
//! change; the site's zone is applied afterwards.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use rrule::{Frequency, RRuleSet};

use crate::Refusal;

/// The most meetings that one series makes.
pub const OCCURRENCES_MAX: usize = 366;
/// The longest rule that is read, in bytes.
const RULE_BYTES_MAX: usize = 500;

/// The starts of a series: the first at `first`, the others by `rule` (an RFC 5545 RRULE value
/// such as `FREQ=WEEKLY;BYDAY=MO;COUNT=10`), without the days excepted.
///
/// # Errors
/// A refusal at the field `recurrence` when the rule cannot be read, repeats more often than daily,
/// has no end, makes nothing, or makes more than [`OCCURRENCES_MAX`] meetings.
pub fn starts(first: DateTime, rule: &str, except: &[Date]) -> Result<Vec<DateTime>, Refusal> {
    let refused = |code| Refusal::invalid("recurrence", code);
    let rule = rule.trim().trim_start_matches("RRULE:");
    if rule.len() > RULE_BYTES_MAX || rule.contains(['\r', '\n']) {
        return Err(refused("recurrence-unreadable").with("problem", "RRULE"));
    }
    let written = format!(
        "DTSTART:{}\nRRULE:{}",
        first.strftime("%Y%m%dT%H%M%SZ"),
        floating(rule)
    );
    let set: RRuleSet = written
        .parse()
        .map_err(|problem| refused("recurrence-unreadable").with("problem", problem))?;
    let [read] = set.get_rrule().as_slice() else {
        return Err(refused("recurrence-unreadable").with("problem", "RRULE"));
    };
    if read.get_count().is_none() && read.get_until().is_none() {
        return Err(refused("recurrence-endless"));
    }
    if matches!(
        read.get_freq(),
        Frequency::Hourly | Frequency::Minutely | Frequency::Secondly
    ) || [
        read.get_by_hour(),
        read.get_by_minute(),
        read.get_by_second(),
    ]
    .iter()
    .any(|list| list.len() > 1)
    {
        return Err(refused("recurrence-too-often"));
    }
    let made = set.limit().all(OCCURRENCES_MAX as u16 + 1).dates;
    if made.len() > OCCURRENCES_MAX {
        return Err(refused("recurrence-too-many").with("most", OCCURRENCES_MAX));
    }
    let starts: Vec<DateTime> = made
        .into_iter()
        .filter_map(|start| Timestamp::from_second(start.timestamp()).ok())
        .map(|start| start.to_zoned_datetime(TimeZone::UTC).datetime())
        .filter(|start| !except.contains(&start.date()))
        .collect();
    if starts.is_empty() {
        return Err(refused("recurrence-empty"));
    }
    Ok(starts)
}

/// UNTIL in civil time, or as a day, is written as UTC, which here stands for civil time.
fn floating(rule: &str) -> String {
    rule.split(';')
        .map(|part| match part.strip_prefix("UNTIL=") {
            Some(until) if !until.contains('T') => format!("{part}T235959Z"),
            Some(until) if !until.ends_with('Z') => format!("{part}Z"),
            _ => part.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: &str, rule: &str, except: &[&str]) -> String {
        let except: Vec<Date> = except.iter().map(|day| day.parse().unwrap()).collect();
        match starts(first.parse().unwrap(), rule, &except) {
            Ok(starts) => starts
                .iter()
                .map(|start| start.strftime("%m-%d %H:%M").to_string())
                .collect::<Vec<_>>()
                .join(", "),
            Err(refusal) => refusal.code.to_owned(),
        }
    }

    #[test]
    fn a_series_follows_rfc_5545_with_its_exceptions_c4_1_1() {
        let rows = [
            (
                "FREQ=WEEKLY;BYDAY=MO;COUNT=3",
                &[][..],
                "07-06 09:00, 07-13 09:00, 07-20 09:00",
            ),
            (
                "RRULE:FREQ=DAILY;COUNT=3",
                &["2026-07-07"][..],
                "07-06 09:00, 07-08 09:00",
            ),
            (
                "FREQ=DAILY;UNTIL=20260708",
                &[][..],
                "07-06 09:00, 07-07 09:00, 07-08 09:00",
            ),
            (
                "FREQ=MONTHLY;BYDAY=1MO;COUNT=3",
                &[][..],
                "07-06 09:00, 08-03 09:00, 09-07 09:00",
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2",
                &[][..],
                "07-31 09:00, 08-31 09:00",
            ),
        ];
        for (rule, except, expected) in rows {
            assert_eq!(
                days("2026-07-06T09:00:00", rule, except),
                expected,
                "{rule}"
            );
        }
    }

    #[test]
    fn a_rule_that_cannot_be_a_series_is_refused() {
        let rows = [
            ("FREQ=SOMETIMES;COUNT=2", "recurrence-unreadable"),
            ("", "recurrence-unreadable"),
            ("FREQ=DAILY", "recurrence-endless"),
            ("FREQ=HOURLY;COUNT=5", "recurrence-too-often"),
            ("FREQ=DAILY;BYHOUR=9,10;COUNT=5", "recurrence-too-often"),
            ("FREQ=DAILY;COUNT=400", "recurrence-too-many"),
            (
                "FREQ=DAILY;COUNT=1\nRRULE:FREQ=DAILY;COUNT=9",
                "recurrence-unreadable",
            ),
        ];
        for (rule, code) in rows {
            assert_eq!(days("2026-07-06T09:00:00", rule, &[]), code, "{rule}");
        }
        assert_eq!(
            days("2026-07-06T09:00:00", "FREQ=DAILY;COUNT=1", &["2026-07-06"]),
            "recurrence-empty"
        );
    }
}
