//! Series of meetings by RFC 5545: a rule of recurrence becomes civil days.
//!
//! The library counts in floating time, so that a meeting at nine stays at nine when the clocks
//! change; the site's zone is applied afterwards. What the rule itself says in UTC, its UNTIL, is
//! read in the site's zone first.

mod rule;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use rrule::RRuleSet;

pub use rule::{Frequency, Rule};

use crate::Refusal;

/// The most meetings that one series makes.
pub const OCCURRENCES_MAX: usize = 366;

fn refused(code: &'static str) -> Refusal {
    Refusal::invalid("recurrence", code)
}

/// The starts of a series: the first at `first`, the others by `rule` (an RFC 5545 RRULE value
/// such as `FREQ=WEEKLY;BYDAY=MO;COUNT=10`), without the days excepted. `zone` is the site's.
///
/// # Errors
/// A refusal at the field `recurrence` when the rule cannot be read, repeats more often than daily,
/// has no end, makes nothing, or makes more than [`OCCURRENCES_MAX`] meetings.
pub fn starts(
    first: DateTime,
    rule: &str,
    except: &[Date],
    zone: &TimeZone,
) -> Result<Vec<DateTime>, Refusal> {
    let rule = Rule::read(rule, zone)?;
    if rule.until.is_some_and(|until| until < first) {
        return Err(refused("recurrence-empty"));
    }
    let written = format!(
        "DTSTART:{}\nRRULE:{}",
        first.strftime("%Y%m%dT%H%M%SZ"),
        rule.written()
    );
    let set: RRuleSet = written
        .parse()
        .map_err(|problem| refused("recurrence-unreadable").with("problem", problem))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: &str, rule: &str, except: &[&str]) -> String {
        days_in("Asia/Shanghai", first, rule, except)
    }

    fn days_in(zone: &str, first: &str, rule: &str, except: &[&str]) -> String {
        let except: Vec<Date> = except.iter().map(|day| day.parse().unwrap()).collect();
        let zone = TimeZone::get(zone).unwrap();
        match starts(first.parse().unwrap(), rule, &except, &zone) {
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
            (
                "freq=weekly;interval=2;byday=mo,we;wkst=su;count=4;",
                &[][..],
                "07-06 09:00, 07-08 09:00, 07-20 09:00, 07-22 09:00",
            ),
            (
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
                &[][..],
                "07-31 09:00, 08-31 09:00",
            ),
            (
                "FREQ=YEARLY;BYMONTH=7,9;BYMONTHDAY=6;COUNT=2",
                &[][..],
                "07-06 09:00, 09-06 09:00",
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
            ("FREQ=SOMETIMES;COUNT=2", "recurrence-value-unfit"),
            ("every monday", "recurrence-unreadable"),
            ("", "recurrence-unreadable"),
            ("FREQ=DAILY", "recurrence-endless"),
            ("FREQ=HOURLY;COUNT=5", "recurrence-too-often"),
            ("FREQ=DAILY;BYHOUR=10;COUNT=5", "recurrence-part-of-time"),
            ("FREQ=DAILY;COUNT=400", "recurrence-too-many"),
            (
                "FREQ=DAILY;COUNT=1\nRRULE:FREQ=DAILY;COUNT=9",
                "recurrence-unreadable",
            ),
        ];
        for (rule, code) in rows {
            assert_eq!(days("2026-07-06T09:00:00", rule, &[]), code, "{rule}");
        }
        let before_it_begins = days("2026-07-06T09:00:00", "FREQ=DAILY;UNTIL=20260701", &[]);
        assert_eq!(before_it_begins, "recurrence-empty");
        // The 30th of February: the library gives up looking for it.
        let never = "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2";
        assert_eq!(days("2026-07-06T09:00:00", never, &[]), "recurrence-empty");
        assert_eq!(
            days("2026-07-06T09:00:00", "FREQ=DAILY;COUNT=1", &["2026-07-06"]),
            "recurrence-empty"
        );
    }

    // C4.1.1: 16:00 in UTC is midnight in Shanghai; in Berlin it is 18:00, in winter 17:00.
    #[test]
    fn until_in_utc_is_an_instant_and_stands_for_what_the_sites_clocks_show_c4_1_1() {
        let rows = [
            (
                "Asia/Shanghai",
                "FREQ=DAILY;UNTIL=20260707T010000Z",
                "07-06 09:00, 07-07 09:00",
            ),
            (
                "Asia/Shanghai",
                "FREQ=DAILY;UNTIL=20260707T005959Z",
                "07-06 09:00",
            ),
            (
                "Asia/Shanghai",
                "FREQ=DAILY;UNTIL=20260706T160000Z",
                "07-06 09:00",
            ),
            (
                "Asia/Shanghai",
                "FREQ=DAILY;UNTIL=20260707T090000",
                "07-06 09:00, 07-07 09:00",
            ),
            (
                "Europe/Berlin",
                "FREQ=DAILY;UNTIL=20260707T070000Z",
                "07-06 09:00, 07-07 09:00",
            ),
            (
                "Europe/Berlin",
                "FREQ=DAILY;UNTIL=20260707T065959Z",
                "07-06 09:00",
            ),
        ];
        for (zone, rule, expected) in rows {
            let found = days_in(zone, "2026-07-06T09:00:00", rule, &[]);
            assert_eq!(found, expected, "{zone} {rule}");
        }
        // The clocks go back on 25 October: nine o'clock is then eight in UTC.
        let over_the_change = [
            ("FREQ=WEEKLY;UNTIL=20261026T075959Z", "10-19 09:00"),
            (
                "FREQ=WEEKLY;UNTIL=20261026T080000Z",
                "10-19 09:00, 10-26 09:00",
            ),
        ];
        for (rule, expected) in over_the_change {
            let found = days_in("Europe/Berlin", "2026-10-19T09:00:00", rule, &[]);
            assert_eq!(found, expected, "{rule}");
        }
    }

    /// Each rule is refused with the code, naming the part.
    fn assert_named(rows: &[(&str, &str, &str)]) {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        for (rule, code, part) in rows {
            let refusal = Rule::read(rule, &zone).unwrap_err();
            let named = refusal.arguments.iter().find(|(name, _)| *name == "part");
            let named = named.map(|(_, part)| part.as_str());
            assert_eq!((refusal.code, named), (*code, Some(*part)), "{rule}");
        }
    }

    #[test]
    fn a_part_that_a_rule_may_not_have_is_refused_by_its_name() {
        let rows = [
            (
                "FREQ=DAILY;COUNT=2;BYEASTER=1",
                "recurrence-part-unsupported",
                "BYEASTER",
            ),
            (
                "FREQ=DAILY;COUNT=2;RSCALE=CHINESE",
                "recurrence-part-unsupported",
                "RSCALE",
            ),
            (
                "FREQ=DAILY;COUNT=2;BYMINUTE=30",
                "recurrence-part-of-time",
                "BYMINUTE",
            ),
            (
                "FREQ=DAILY;COUNT=2;COUNT=3",
                "recurrence-part-twice",
                "COUNT",
            ),
            (
                "FREQ=WEEKLY;BYDAY=1MO;COUNT=2",
                "recurrence-parts-clash",
                "BYDAY",
            ),
            (
                "FREQ=WEEKLY;BYMONTHDAY=1;COUNT=2",
                "recurrence-parts-clash",
                "BYMONTHDAY",
            ),
            (
                "FREQ=MONTHLY;BYWEEKNO=1;COUNT=2",
                "recurrence-parts-clash",
                "BYWEEKNO",
            ),
            (
                "DTSTART:20260706T090000",
                "recurrence-part-unsupported",
                "DTSTART",
            ),
        ];
        assert_named(&rows);
    }

    #[test]
    fn a_value_that_a_part_may_not_have_is_refused_by_the_parts_name() {
        let rows = [
            ("FREQ=DAILY;COUNT=0", "recurrence-value-unfit", "COUNT"),
            (
                "FREQ=DAILY;INTERVAL=0;COUNT=2",
                "recurrence-value-unfit",
                "INTERVAL",
            ),
            (
                "FREQ=DAILY;UNTIL=20260230",
                "recurrence-value-unfit",
                "UNTIL",
            ),
            (
                "FREQ=DAILY;UNTIL=tomorrow",
                "recurrence-value-unfit",
                "UNTIL",
            ),
            (
                "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
                "recurrence-value-unfit",
                "BYDAY",
            ),
            (
                "FREQ=WEEKLY;BYDAY=一;COUNT=2",
                "recurrence-value-unfit",
                "BYDAY",
            ),
            (
                "FREQ=MONTHLY;BYDAY=0MO;COUNT=2",
                "recurrence-value-unfit",
                "BYDAY",
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=32;COUNT=2",
                "recurrence-value-unfit",
                "BYMONTHDAY",
            ),
            ("COUNT=2", "recurrence-value-unfit", "FREQ"),
        ];
        assert_named(&rows);
    }

    #[test]
    fn what_has_a_place_of_its_own_or_contradicts_itself_is_refused_with_its_mend() {
        let rows = [
            ("FREQ=DAILY;COUNT=2;UNTIL=20260710", "recurrence-two-ends"),
            (
                "FREQ=MONTHLY;BYSETPOS=1;COUNT=2",
                "recurrence-position-alone",
            ),
            (
                "RRULE:FREQ=DAILY;COUNT=2\nEXDATE:20260707T010000Z",
                "recurrence-exdate",
            ),
            (
                "FREQ=DAILY;COUNT=2\nRDATE:20260709T010000Z",
                "recurrence-rdate",
            ),
        ];
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        for (rule, code) in rows {
            assert_eq!(Rule::read(rule, &zone).unwrap_err().code, code, "{rule}");
        }
    }
}
