//! Reads the small forms: times, days, dates, moments, intervals and lengths.

use jiff::civil::{Date, Time};

use super::{At, Notes};
use crate::{DailyWindow, Interval, Moment, MonthDay, ProblemKind};

/// An offset reaches no further than this, in minutes: a week.
const OFFSET_MINUTES_MAX: u32 = 7 * 24 * 60;

/// A date such as `2026-11-01`.
pub(crate) fn date(written: &At<String>, notes: &mut Notes) -> Option<Date> {
    let date = parse_date(&written.value);
    if date.is_none() {
        notes.add(
            written.at,
            ProblemKind::BadDate {
                value: written.value.clone(),
            },
        );
    }
    date
}

/// A day of the year such as `05-01`.
pub(crate) fn day(written: &At<String>, notes: &mut Notes) -> Option<MonthDay> {
    let day = match numbers(&written.value, &[2, 2], '-') {
        Some(numbers) => MonthDay::new(numbers[0] as i8, numbers[1] as i8),
        None => None,
    };
    if day.is_none() {
        notes.add(
            written.at,
            ProblemKind::BadDay {
                value: written.value.clone(),
            },
        );
    }
    day
}

/// A time of the day such as `08:40`.
pub(crate) fn time(written: &At<String>, notes: &mut Notes) -> Option<Time> {
    let time = parse_time(&written.value);
    if time.is_none() {
        notes.add(
            written.at,
            ProblemKind::BadTime {
                value: written.value.clone(),
            },
        );
    }
    time
}

/// A moment: `-60 min`, `16:30`, `next-workday 09:30` or `agreed`.
pub(crate) fn moment(written: &At<String>, notes: &mut Notes) -> Option<Moment> {
    let text = written.value.as_str();
    if text == "agreed" {
        return Some(Moment::Agreed);
    }
    let (form, clock): (fn(Time) -> Moment, &str) = match text.strip_prefix("next-workday ") {
        Some(clock) => (Moment::NextWorkday, clock),
        None => (Moment::TimeOfDay, text),
    };
    if clock.contains(':') {
        let clock = At {
            at: written.at,
            value: clock.to_owned(),
        };
        return time(&clock, notes).map(form);
    }
    let offset = offset(text);
    if offset.is_none() {
        notes.add(
            written.at,
            ProblemKind::BadMoment {
                value: text.to_owned(),
            },
        );
    }
    offset.map(|minutes| Moment::Offset { minutes })
}

/// A window of the day such as `08:10-08:20`.
pub(crate) fn daily_window(written: &At<String>, notes: &mut Notes) -> Option<DailyWindow> {
    let Some((opens, due)) = written.value.split_once('-') else {
        notes.add(
            written.at,
            ProblemKind::BadWindow {
                value: written.value.clone(),
            },
        );
        return None;
    };
    let mut end = |text: &str| {
        time(
            &At {
                at: written.at,
                value: text.to_owned(),
            },
            notes,
        )
    };
    let (opens, due) = (end(opens.trim()), end(due.trim()));
    let window = DailyWindow {
        opens: opens?,
        due: due?,
    };
    if window.due < window.opens {
        let (opens, due) = (clock(window.opens), clock(window.due));
        notes.add(written.at, ProblemKind::Contradiction { opens, due });
    }
    Some(window)
}

/// An interval such as `10-15 min`.
pub(crate) fn interval(written: &At<String>, notes: &mut Notes) -> Option<Interval> {
    let interval = parse_interval(&written.value);
    match interval {
        None => notes.add(
            written.at,
            ProblemKind::BadInterval {
                value: written.value.clone(),
            },
        ),
        Some(Interval {
            opens_minutes,
            due_minutes,
        }) if due_minutes < opens_minutes => {
            let (opens, due) = (format!("{opens_minutes} min"), format!("{due_minutes} min"));
            notes.add(written.at, ProblemKind::Contradiction { opens, due });
        }
        // A round due at the very instant of the one before would follow itself without end.
        Some(Interval { due_minutes: 0, .. }) => notes.add(written.at, ProblemKind::NoInterval),
        Some(_) => {}
    }
    interval
}

/// A length of time such as `5 min`.
pub(crate) fn minutes(written: &At<String>, notes: &mut Notes) -> Option<u32> {
    let minutes = written.value.strip_suffix(" min").and_then(parse_minutes);
    if minutes.is_none() {
        notes.add(
            written.at,
            ProblemKind::BadMinutes {
                value: written.value.clone(),
            },
        );
    }
    minutes
}

/// A time of the day as it is written.
pub(crate) fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// A date as it is written, if there is one of these digits.
fn parse_date(text: &str) -> Option<Date> {
    let numbers = numbers(text, &[4, 2, 2], '-')?;
    Date::new(numbers[0], numbers[1] as i8, numbers[2] as i8).ok()
}

fn parse_time(text: &str) -> Option<Time> {
    let numbers = numbers(text, &[2, 2], ':')?;
    Time::new(numbers[0] as i8, numbers[1] as i8, 0, 0).ok()
}

fn parse_interval(text: &str) -> Option<Interval> {
    let (opens, due) = text.strip_suffix(" min")?.split_once('-')?;
    Some(Interval {
        opens_minutes: parse_minutes(opens)?,
        due_minutes: parse_minutes(due)?,
    })
}

fn offset(text: &str) -> Option<i32> {
    let text = text.strip_suffix(" min")?;
    if let Some(before) = text.strip_prefix('-') {
        return parse_minutes(before).map(|minutes| -(minutes as i32));
    }
    parse_minutes(text.strip_prefix('+')?).map(|minutes| minutes as i32)
}

fn parse_minutes(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let minutes = text.parse().ok().filter(|_| digits)?;
    (minutes <= OFFSET_MINUTES_MAX).then_some(minutes)
}

/// Numbers of exactly so many digits each, between separators.
fn numbers(text: &str, digits: &[usize], separator: char) -> Option<Vec<i16>> {
    let parts: Vec<&str> = text.split(separator).collect();
    let fits = parts.len() == digits.len()
        && parts.iter().zip(digits).all(|(part, digits)| {
            part.len() == *digits && part.bytes().all(|byte| byte.is_ascii_digit())
        });
    if !fits {
        return None;
    }
    parts.iter().map(|part| part.parse().ok()).collect()
}
