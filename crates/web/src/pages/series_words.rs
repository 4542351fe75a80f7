//! A rule of recurrence as people say it, such as 每周一，共 8 次，这是第 3 次.

use domain::recurrence::{Frequency, Rule};
use jiff::civil::Date;
use words::{Arg, Language};

use crate::civil;

/// The rule in words. `first` is the day of the series' first meeting, which says what the rule
/// leaves open. A rule that has no words of its own is shown as it is written.
pub(super) fn rule_in_words(language: Language, written: &str, rule: &Rule, first: Date) -> String {
    let said = said(language, rule, first);
    said.unwrap_or_else(|| {
        let written = written.trim().trim_start_matches("RRULE:");
        words::format(language, "meeting-series-by-rule", &[("rule", written)])
    })
}

fn said(language: Language, rule: &Rule, first: Date) -> Option<String> {
    let narrowed = [&rule.months, &rule.year_days, &rule.weeks, &rule.positions];
    if narrowed.iter().any(|numbers| !numbers.is_empty()) {
        return None;
    }
    let (key, days) = match rule.frequency {
        Frequency::Daily if rule.weekdays.is_empty() && rule.month_days.is_empty() => {
            ("meeting-series-daily", String::new())
        }
        Frequency::Weekly => ("meeting-series-weekly", weekdays(language, rule, first)),
        Frequency::Monthly => (
            "meeting-series-monthly",
            days_of_month(language, rule, first)?,
        ),
        Frequency::Yearly if rule.weekdays.is_empty() && rule.month_days.is_empty() => {
            ("meeting-series-yearly", first.strftime("%m-%d").to_string())
        }
        _ => return None,
    };
    let arguments = [
        ("count", Arg::Number(i64::from(rule.interval))),
        ("days", Arg::Text(&days)),
    ];
    Some(words::format(language, key, &arguments))
}

fn weekdays(language: Language, rule: &Rule, first: Date) -> String {
    let mut days: Vec<_> = rule.weekdays.iter().map(|(_, day)| *day).collect();
    if days.is_empty() {
        days.push(first.weekday());
    }
    days.sort_by_key(|day| day.to_monday_zero_offset());
    let named = days.into_iter().map(|day| civil::weekday(language, day));
    joined(language, &named.map(str::to_owned).collect::<Vec<_>>())
}

fn days_of_month(language: Language, rule: &Rule, first: Date) -> Option<String> {
    let days: Vec<String> = match (rule.weekdays.is_empty(), rule.month_days.is_empty()) {
        (true, true) => vec![month_day(language, i16::from(first.day()))],
        (true, false) => rule
            .month_days
            .iter()
            .map(|number| month_day(language, *number))
            .collect(),
        (false, true) => rule
            .weekdays
            .iter()
            .map(|(number, day)| nth(language, *number, civil::weekday(language, *day)))
            .collect(),
        // Friday the 13th: both must hold, and no words of ours say that.
        (false, false) => return None,
    };
    Some(joined(language, &days))
}

fn month_day(language: Language, number: i16) -> String {
    let key = match number {
        -1 => "meeting-series-month-day-last",
        number if number < 0 => "meeting-series-month-day-from-last",
        _ => "meeting-series-month-day",
    };
    let count = [("count", Arg::Number(i64::from(number.abs())))];
    words::format(language, key, &count)
}

fn nth(language: Language, number: i16, day: &str) -> String {
    let key = match number {
        0 => return day.to_owned(),
        -1 => "meeting-series-nth-last",
        number if number < 0 => "meeting-series-nth-from-last",
        _ => "meeting-series-nth",
    };
    let arguments = [
        ("count", Arg::Number(i64::from(number.abs()))),
        ("day", Arg::Text(day)),
    ];
    words::format(language, key, &arguments)
}

fn joined(language: Language, parts: &[String]) -> String {
    parts.join(words::text(language, "meeting-series-and"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::*;

    #[test]
    fn a_rule_is_said_as_people_say_it() {
        let rows = [
            ("FREQ=WEEKLY;BYDAY=MO;COUNT=8", "每周一"),
            ("FREQ=WEEKLY;COUNT=8", "每周一"),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,MO;COUNT=8",
                "每 2 周的周一、周三",
            ),
            ("RRULE:FREQ=DAILY;COUNT=3", "每天"),
            ("FREQ=MONTHLY;COUNT=3", "每月 6 日"),
            (
                "FREQ=MONTHLY;BYMONTHDAY=1,-1;COUNT=3",
                "每月 1 日、最后一天",
            ),
            (
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;COUNT=3",
                "每 3 个月的最后一个周五",
            ),
            ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "每月 第 2 个周二"),
            ("FREQ=YEARLY;COUNT=3", "每年 07-06"),
            (
                "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=3",
                "按规则 FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;COUNT=3",
            ),
        ];
        for (written, expected) in rows {
            let rule = Rule::read(written, &TimeZone::UTC).unwrap();
            let said = rule_in_words(Language::ZhHans, written, &rule, date(2026, 7, 6));
            assert_eq!(said, expected);
        }
    }
}
