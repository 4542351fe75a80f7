//! Civil times at the site, to the second.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

use super::item::Item;
use super::{ScriptError, ScriptFault};

/// The instant that a civil time at the site means: `2026-07-06T09:00:00`, with an offset behind it
/// where the clocks show it twice.
pub(super) fn read(zone: &TimeZone, item: &Item<'_>) -> Result<Timestamp, ScriptError> {
    let value = item.text()?;
    let Some((civil, written)) = parse(value) else {
        return Err(item.error(ScriptFault::BadTime {
            value: value.to_owned(),
        }));
    };
    let offset = offset(zone, civil, written).map_err(|fault| item.error(fault))?;
    let too_far = |_| {
        item.error(ScriptFault::BadTime {
            value: value.to_owned(),
        })
    };
    offset.to_timestamp(civil).map_err(too_far)
}

/// The civil time at the site, with its offset only where the clocks show it twice.
pub(super) fn render(zone: &TimeZone, at: Timestamp) -> String {
    let civil = zone.to_datetime(at);
    match zone.to_ambiguous_timestamp(civil).offset() {
        AmbiguousOffset::Fold { .. } => with_offset(civil, zone.to_offset(at)),
        _ => plain(civil),
    }
}

fn offset(
    zone: &TimeZone,
    civil: DateTime,
    written: Option<Offset>,
) -> Result<Offset, ScriptFault> {
    let wrong = |right| ScriptFault::WrongOffset {
        value: written.map_or_else(|| plain(civil), |offset| with_offset(civil, offset)),
        right: with_offset(civil, right),
    };
    match (zone.to_ambiguous_timestamp(civil).offset(), written) {
        (AmbiguousOffset::Unambiguous { offset }, None) => Ok(offset),
        (AmbiguousOffset::Unambiguous { offset }, Some(written)) if offset == written => Ok(offset),
        (AmbiguousOffset::Unambiguous { offset }, Some(_)) => Err(wrong(offset)),
        (AmbiguousOffset::Gap { .. }, _) => Err(ScriptFault::TimeLeftOut {
            value: plain(civil),
            zone: zone.iana_name().unwrap_or_default().to_owned(),
        }),
        (AmbiguousOffset::Fold { before, after }, Some(written))
            if written == before || written == after =>
        {
            Ok(written)
        }
        (AmbiguousOffset::Fold { before, .. }, Some(_)) => Err(wrong(before)),
        (AmbiguousOffset::Fold { before, after }, None) => Err(ScriptFault::TimeTwice {
            value: plain(civil),
            earlier: with_offset(civil, before),
            later: with_offset(civil, after),
        }),
    }
}

fn plain(civil: DateTime) -> String {
    civil.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

fn with_offset(civil: DateTime, offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let (minutes, seconds) = (seconds.abs() / 60, seconds.abs() % 60);
    let civil = plain(civil);
    let offset = format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60);
    if seconds == 0 {
        format!("{civil}{offset}")
    } else {
        format!("{civil}{offset}:{seconds:02}")
    }
}

/// A civil time of exactly this form, and the offset behind it if there is one.
fn parse(text: &str) -> Option<(DateTime, Option<Offset>)> {
    let (civil, offset) = text.split_at_checked("2026-07-06T09:00:00".len())?;
    let (date, time) = civil.split_once('T')?;
    let [year, month, day] = numbers(date, [4, 2, 2], '-')?;
    let [hour, minute, second] = numbers(time, [2, 2, 2], ':')?;
    let date = Date::new(year, month as i8, day as i8).ok()?;
    let time = jiff::civil::Time::new(hour as i8, minute as i8, second as i8, 0).ok()?;
    let offset = if offset.is_empty() {
        None
    } else {
        Some(parse_offset(offset)?)
    };
    Some((date.to_datetime(time), offset))
}

fn parse_offset(text: &str) -> Option<Offset> {
    let (sign, clock) = text.split_at_checked(1)?;
    let sign = match sign {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    // Old local times have offsets to the second.
    let [hours, minutes, seconds] = match clock.len() {
        5 => {
            let [hours, minutes] = numbers(clock, [2, 2], ':')?;
            [hours, minutes, 0]
        }
        _ => numbers(clock, [2, 2, 2], ':')?,
    };
    let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60 + i32::from(seconds);
    Offset::from_seconds(sign * seconds).ok()
}

/// Numbers of exactly so many digits each, between separators.
fn numbers<const N: usize>(text: &str, digits: [usize; N], separator: char) -> Option<[i16; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, digits) in numbers.iter_mut().zip(digits) {
        let part = parts.next()?;
        let fits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        *number = part.parse().ok().filter(|_| fits)?;
    }
    parts.next().is_none().then_some(numbers)
}
