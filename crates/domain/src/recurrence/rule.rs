//! A rule of recurrence as it is written: its parts read one by one, so that whatever cannot be is
//! named with its part.

use std::str::FromStr;

use jiff::civil::{Date, DateTime, Weekday, time};
use jiff::tz::TimeZone;

use super::{OCCURRENCES_MAX, refused};
use crate::Refusal;

/// The longest rule that is read, in bytes.
const RULE_BYTES_MAX: usize = 500;
/// The longest interval between two meetings of a series.
const INTERVAL_MAX: u32 = 999;
/// The weekdays as the rule writes them.
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

/// How often a series comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// 每天.
    Daily,
    /// 每周.
    Weekly,
    /// 每月.
    Monthly,
    /// 每年.
    Yearly,
}

impl Frequency {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
            Self::Yearly => "YEARLY",
        }
    }
}

/// A rule of recurrence, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// How often.
    pub frequency: Frequency,
    /// Every how many of them; 1 for each.
    pub interval: u32,
    /// How many meetings it makes.
    pub count: Option<u32>,
    /// The last moment at which one may start, civil at the site.
    pub until: Option<DateTime>,
    /// On which weekdays; the number says which one of the month or year, from the end below zero,
    /// and is zero for each of them.
    pub weekdays: Vec<(i16, Weekday)>,
    /// On which days of the month, from the end below zero.
    pub month_days: Vec<i16>,
    /// In which months.
    pub months: Vec<i16>,
    /// On which days of the year, from the end below zero.
    pub year_days: Vec<i16>,
    /// In which weeks of the year, from the end below zero.
    pub weeks: Vec<i16>,
    /// Which of the days that fit, from the end below zero.
    pub positions: Vec<i16>,
    /// The first day of a week.
    pub week_start: Weekday,
}

impl Rule {
    /// Reads an RFC 5545 RRULE value. `zone` is the site's: UNTIL in UTC is an instant, and stands
    /// for the civil time that the site's clocks show then.
    ///
    /// # Errors
    /// A refusal at the field `recurrence` that names the part, and what would mend it.
    pub fn read(text: &str, zone: &TimeZone) -> Result<Self, Refusal> {
        let text = text.trim();
        if text.len() > RULE_BYTES_MAX {
            return Err(refused("recurrence-unreadable").with("problem", "RRULE"));
        }
        for line in text.lines() {
            refuse_other_lines(line)?;
        }
        let text = text.strip_prefix("RRULE:").unwrap_or(text);
        if text.is_empty() || text.contains(['\r', '\n']) {
            return Err(refused("recurrence-unreadable").with("problem", "RRULE"));
        }
        let mut reading = Reading::default();
        for part in text.trim_end_matches(';').split(';') {
            let Some((name, value)) = part.split_once('=') else {
                return Err(refused("recurrence-unreadable").with("problem", part));
            };
            reading.take(
                &name.trim().to_uppercase(),
                &value.trim().to_uppercase(),
                zone,
            )?;
        }
        reading.finish()
    }

    /// The rule written for the library, its UNTIL in the floating time in which it counts.
    pub(super) fn written(&self) -> String {
        let mut parts = vec![
            format!("FREQ={}", self.frequency.word()),
            format!("INTERVAL={}", self.interval),
            format!("WKST={}", weekday_text(self.week_start)),
        ];
        parts.extend(self.count.map(|count| format!("COUNT={count}")));
        parts.extend(
            self.until
                .map(|until| format!("UNTIL={}", until.strftime("%Y%m%dT%H%M%SZ"))),
        );
        if !self.weekdays.is_empty() {
            let days = self.weekdays.iter().map(|(number, day)| match number {
                0 => weekday_text(*day).to_owned(),
                number => format!("{number}{}", weekday_text(*day)),
            });
            parts.push(format!("BYDAY={}", days.collect::<Vec<_>>().join(",")));
        }
        let lists = [
            ("BYMONTH", &self.months),
            ("BYMONTHDAY", &self.month_days),
            ("BYYEARDAY", &self.year_days),
            ("BYWEEKNO", &self.weeks),
            ("BYSETPOS", &self.positions),
        ];
        for (name, numbers) in lists {
            if !numbers.is_empty() {
                let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                parts.push(format!("{name}={}", texts.join(",")));
            }
        }
        parts.join(";")
    }
}

/// Calendars write more lines beside the rule; each has a place of its own in the house.
fn refuse_other_lines(line: &str) -> Result<(), Refusal> {
    let name: String = line.chars().take_while(char::is_ascii_alphabetic).collect();
    let name = name.to_uppercase();
    match name.as_str() {
        "EXDATE" => Err(refused("recurrence-exdate")),
        "RDATE" => Err(refused("recurrence-rdate")),
        "DTSTART" | "DTEND" | "EXRULE" | "DURATION" => {
            Err(refused("recurrence-part-unsupported").with("part", name))
        }
        _ => Ok(()),
    }
}

fn weekday_text(wanted: Weekday) -> &'static str {
    let found = WEEKDAYS.into_iter().find(|(_, weekday)| *weekday == wanted);
    found.map_or("MO", |(text, _)| text)
}

fn weekday_of(wanted: &str) -> Option<Weekday> {
    let found = WEEKDAYS.into_iter().find(|(text, _)| *text == wanted);
    found.map(|(_, weekday)| weekday)
}

/// A rule while its parts are read.
#[derive(Default)]
struct Reading {
    seen: Vec<String>,
    frequency: Option<Frequency>,
    interval: Option<u32>,
    count: Option<u32>,
    until: Option<DateTime>,
    weekdays: Vec<(i16, Weekday)>,
    month_days: Vec<i16>,
    months: Vec<i16>,
    year_days: Vec<i16>,
    weeks: Vec<i16>,
    positions: Vec<i16>,
    week_start: Option<Weekday>,
}

impl Reading {
    fn take(&mut self, name: &str, value: &str, zone: &TimeZone) -> Result<(), Refusal> {
        if self.seen.iter().any(|seen| seen == name) {
            return Err(refused("recurrence-part-twice").with("part", name));
        }
        self.seen.push(name.to_owned());
        let unfit = || {
            refused("recurrence-value-unfit")
                .with("part", name)
                .with("value", value)
        };
        match name {
            "FREQ" => {
                self.frequency = Some(match value {
                    "DAILY" => Frequency::Daily,
                    "WEEKLY" => Frequency::Weekly,
                    "MONTHLY" => Frequency::Monthly,
                    "YEARLY" => Frequency::Yearly,
                    "HOURLY" | "MINUTELY" | "SECONDLY" => {
                        return Err(refused("recurrence-too-often"));
                    }
                    _ => return Err(unfit()),
                });
            }
            "INTERVAL" => self.interval = Some(number(value, 1, INTERVAL_MAX).ok_or_else(unfit)?),
            "COUNT" => {
                let count = number(value, 1, u32::MAX).ok_or_else(unfit)?;
                if count as usize > OCCURRENCES_MAX {
                    return Err(refused("recurrence-too-many").with("most", OCCURRENCES_MAX));
                }
                self.count = Some(count);
            }
            "UNTIL" => self.until = Some(until(value, zone).ok_or_else(unfit)?),
            "BYDAY" => self.weekdays = weekdays(value).ok_or_else(unfit)?,
            "BYMONTH" => self.months = numbers(value, 1, 12).ok_or_else(unfit)?,
            "BYMONTHDAY" => self.month_days = numbers(value, -31, 31).ok_or_else(unfit)?,
            "BYYEARDAY" => self.year_days = numbers(value, -366, 366).ok_or_else(unfit)?,
            "BYWEEKNO" => self.weeks = numbers(value, -53, 53).ok_or_else(unfit)?,
            "BYSETPOS" => self.positions = numbers(value, -366, 366).ok_or_else(unfit)?,
            "WKST" => self.week_start = Some(weekday_of(value).ok_or_else(unfit)?),
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => {
                return Err(refused("recurrence-part-of-time").with("part", name));
            }
            _ => return Err(refused("recurrence-part-unsupported").with("part", name)),
        }
        Ok(())
    }

    fn finish(self) -> Result<Rule, Refusal> {
        let Some(frequency) = self.frequency else {
            return Err(refused("recurrence-value-unfit")
                .with("part", "FREQ")
                .with("value", ""));
        };
        let clash = |part| {
            refused("recurrence-parts-clash")
                .with("part", part)
                .with("other", format!("FREQ={}", frequency.word()))
        };
        let often = matches!(frequency, Frequency::Daily | Frequency::Weekly);
        if often && self.weekdays.iter().any(|(number, _)| *number != 0) {
            return Err(clash("BYDAY"));
        }
        if frequency == Frequency::Weekly && !self.month_days.is_empty() {
            return Err(clash("BYMONTHDAY"));
        }
        for (part, numbers) in [("BYYEARDAY", &self.year_days), ("BYWEEKNO", &self.weeks)] {
            if frequency != Frequency::Yearly && !numbers.is_empty() {
                return Err(clash(part));
            }
        }
        let others = ["BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO"];
        if !self.positions.is_empty() && !self.seen.iter().any(|one| others.contains(&one.as_str()))
        {
            return Err(refused("recurrence-position-alone"));
        }
        match (self.count, self.until) {
            (None, None) => return Err(refused("recurrence-endless")),
            (Some(_), Some(_)) => return Err(refused("recurrence-two-ends")),
            _ => {}
        }
        Ok(Rule {
            frequency,
            interval: self.interval.unwrap_or(1),
            count: self.count,
            until: self.until,
            weekdays: self.weekdays,
            month_days: self.month_days,
            months: self.months,
            year_days: self.year_days,
            weeks: self.weeks,
            positions: self.positions,
            week_start: self.week_start.unwrap_or(Weekday::Monday),
        })
    }
}

fn number<N: FromStr + PartialOrd + Copy>(text: &str, least: N, most: N) -> Option<N> {
    text.parse()
        .ok()
        .filter(|number| *number >= least && *number <= most)
}

/// Numbers separated by commas; zero is none of them.
fn numbers(text: &str, least: i16, most: i16) -> Option<Vec<i16>> {
    text.split(',')
        .map(|one| number(one, least, most).filter(|number| *number != 0))
        .collect()
}

fn weekdays(text: &str) -> Option<Vec<(i16, Weekday)>> {
    text.split(',')
        .map(|one| {
            let (which, day) = one.split_at_checked(one.len().checked_sub(2)?)?;
            let which = match which {
                "" => 0,
                which => number(which, -53, 53).filter(|number: &i16| *number != 0)?,
            };
            Some((which, weekday_of(day)?))
        })
        .collect()
}

/// The last moment at which a meeting may start: an instant in UTC, a civil time of the site, or a
/// day, which is in to its end.
fn until(text: &str, zone: &TimeZone) -> Option<DateTime> {
    if let Some(instant) = text.strip_suffix('Z') {
        let instant = DateTime::strptime("%Y%m%dT%H%M%S", instant).ok()?;
        let instant = TimeZone::UTC.to_timestamp(instant).ok()?;
        return Some(instant.to_zoned_datetime(zone.clone()).datetime());
    }
    if text.contains('T') {
        return DateTime::strptime("%Y%m%dT%H%M%S", text).ok();
    }
    let date = Date::strptime("%Y%m%d", text).ok()?;
    Some(date.to_datetime(time(23, 59, 59, 0)))
}
