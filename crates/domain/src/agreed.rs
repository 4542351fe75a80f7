//! A time that was agreed on the telephone or at the desk, as it is typed with one hand.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;

use crate::grams::normalized;
use crate::serving::instant;
use crate::{Milliseconds, Refusal};

/// The furthest ahead that anything is agreed, in days.
const AHEAD_DAYS: i64 = 60;
const DAY_MS: Milliseconds = 24 * 60 * 60 * 1_000;
/// How many digits a time without a colon may have: 930 and 1430.
const BARE_DIGITS: std::ops::RangeInclusive<usize> = 3..=4;

/// The instant meant by what was typed at `now`: `14:30` or `1430` of today, `+20` minutes from
/// now, `11-27 09:00` of the year, or the whole date.
///
/// # Errors
/// `agreed-unfit` at the field when it is none of these, as [`check`] otherwise.
pub fn parse(
    field: &'static str,
    typed: &str,
    now: Milliseconds,
    zone: &TimeZone,
) -> Result<Milliseconds, Refusal> {
    let text = normalized(typed);
    let text = text.trim();
    let unfit = || Refusal::invalid(field, "agreed-unfit").with("typed", text);
    if let Some(minutes) = text.strip_prefix('+') {
        let minutes: u16 = minutes.trim().parse().map_err(|_| unfit())?;
        return check(field, now + i64::from(minutes) * 60_000, now);
    }
    let today = instant(now).to_zoned_datetime(zone.clone()).date();
    let moment = moment(text, today).ok_or_else(unfit)?;
    let at = at_site(zone, moment);
    check(field, at, now)
}

fn at_site(zone: &TimeZone, moment: DateTime) -> Milliseconds {
    standards::day::instant(zone, moment.date(), moment.time()).as_millisecond()
}

fn moment(text: &str, today: Date) -> Option<DateTime> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    match parts.as_slice() {
        [time] => Some(today.to_datetime(time_of(time)?)),
        [day, time] => {
            let date = crate::day::parse(day)
                .or_else(|| crate::day::parse(&format!("{:04}-{day}", today.year())))?;
            // In December, 01-05 is of the year to come.
            let date = if date < today && day.len() == 5 {
                date.checked_add(1.year()).ok()?
            } else {
                date
            };
            Some(date.to_datetime(time_of(time)?))
        }
        _ => None,
    }
}

fn time_of(text: &str) -> Option<Time> {
    let bare = BARE_DIGITS.contains(&text.len()) && text.bytes().all(|one| one.is_ascii_digit());
    if bare {
        let (hour, minute) = text.split_at(text.len() - 2);
        return Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok();
    }
    let (hour, minute) = text.split_once(':')?;
    if minute.len() != 2 {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// Checks an agreed instant: it is yet to come, and not years ahead.
///
/// # Errors
/// `agreed-in-the-past` or `agreed-far` at the field.
pub fn check(
    field: &'static str,
    at: Milliseconds,
    now: Milliseconds,
) -> Result<Milliseconds, Refusal> {
    if at <= now {
        return Err(Refusal::invalid(field, "agreed-in-the-past"));
    }
    if at > now + AHEAD_DAYS * DAY_MS {
        return Err(Refusal::invalid(field, "agreed-far").with("days", AHEAD_DAYS));
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_type_it() {
        let zone = TimeZone::get("Asia/Shanghai").unwrap();
        let at = |text: &str| {
            let moment: DateTime = text.parse().unwrap();
            at_site(&zone, moment)
        };
        let now = at("2026-12-21T09:12");
        let rows = [
            ("14:30", Ok("2026-12-21T14:30")),
            ("1430", Ok("2026-12-21T14:30")),
            ("930", Ok("2026-12-21T09:30")),
            ("１４：３０", Ok("2026-12-21T14:30")),
            ("+20", Ok("2026-12-21T09:32")),
            ("12-22 08:30", Ok("2026-12-22T08:30")),
            ("01-05 0900", Ok("2027-01-05T09:00")),
            ("2027-01-05 09:00", Ok("2027-01-05T09:00")),
            ("09:12", Err("agreed-in-the-past")),
            ("2026-12-20 10:00", Err("agreed-in-the-past")),
            ("2027-12-20 10:00", Err("agreed-far")),
            ("25:00", Err("agreed-unfit")),
            ("下午", Err("agreed-unfit")),
            ("", Err("agreed-unfit")),
            ("14:3", Err("agreed-unfit")),
            ("+x", Err("agreed-unfit")),
        ];
        for (typed, expected) in rows {
            let read = parse("agreed", typed, now, &zone);
            let told = read.as_ref().map_err(|refusal| refusal.code).copied();
            assert_eq!(told, expected.map(at), "{typed}");
        }
    }
}
