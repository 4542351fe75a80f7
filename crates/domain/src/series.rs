//! A change of one meeting of a series, carried on to those that follow.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::requirement::Requirement;
use crate::{Milliseconds, Refusal};

/// How far a change or a cancellation of a meeting of a series reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// 只改这一次.
    #[default]
    One,
    /// 这一次及以后.
    Following,
}

impl Scope {
    /// Its word in forms, API and storage.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Following => "following",
        }
    }

    /// The scope of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::One, Self::Following]
            .into_iter()
            .find(|scope| scope.word() == word)
    }
}

/// The instant of a civil time at the site.
///
/// # Errors
/// Refused at the field where clocks jump over that time, or it comes twice.
pub fn instant_of(
    civil: DateTime,
    zone: &TimeZone,
    field: &'static str,
) -> Result<Milliseconds, Refusal> {
    zone.to_ambiguous_zoned_datetime(civil)
        .unambiguous()
        .map(|zoned| zoned.timestamp().as_millisecond())
        .map_err(|_| Refusal::invalid(field, "time-not-on-that-day").with("time", civil))
}

/// What becomes of `other`, a later meeting of the series, when one is changed from `before` to
/// `after`: it takes over what the change touches and keeps its own where it does not.
///
/// A change of the day moves each by as many days, a change of the time of day gives each the new
/// time, a change of the length the new length.
///
/// # Errors
/// Refused where the new time is not on the other's day, because clocks jump over it.
pub fn carried(
    before: &Requirement,
    after: &Requirement,
    other: &Requirement,
    zone: &TimeZone,
) -> Result<Requirement, Refusal> {
    let mut carried = other.clone();
    macro_rules! take_over {
        ($($field:ident)*) => {$(
            if before.$field != after.$field {
                carried.$field.clone_from(&after.$field);
            }
        )*};
    }
    take_over!(title room large status host headcount layout equipment place_cards secret note attendees);
    let civil = |at: Milliseconds| {
        Timestamp::from_millisecond(at)
            .unwrap_or_default()
            .to_zoned_datetime(zone.clone())
            .datetime()
    };
    if before.starts != after.starts {
        let (was, is, own) = (
            civil(before.starts),
            civil(after.starts),
            civil(other.starts),
        );
        let moved = is.date() - was.date();
        let date = own
            .date()
            .checked_add(moved)
            .map_err(|_| Refusal::invalid("starts", "time-impossible"))?;
        carried.starts = instant_of(date.to_datetime(is.time()), zone, "starts")?;
    }
    let length = |one: &Requirement| one.ends - one.starts;
    let wanted = if length(before) == length(after) {
        other
    } else {
        after
    };
    carried.ends = carried.starts + length(wanted);
    Ok(carried)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RoomId;
    use crate::change::civil_text;
    use crate::requirement::BookingStatus;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    fn meeting(starts: &str, minutes: i64) -> Requirement {
        let starts = instant_of(starts.parse().unwrap(), &zone(), "starts").unwrap();
        Requirement {
            title: "周例会".to_owned(),
            room: RoomId::derived(&["701"]),
            starts,
            ends: starts + minutes * 60_000,
            large: false,
            status: BookingStatus::Confirmed,
            host: "甲".to_owned(),
            headcount: 8,
            layout: String::new(),
            equipment: Vec::new(),
            place_cards: false,
            secret: false,
            note: String::new(),
            attendees: Vec::new(),
        }
    }

    fn span(one: &Requirement) -> String {
        let text = |at| civil_text(at, &zone());
        format!("{} {}", text(one.starts), text(one.ends))
    }

    // C4.1.1
    #[test]
    fn a_later_meeting_takes_over_what_is_touched_and_keeps_what_is_its_own_c4_1_1() {
        let before = meeting("2026-10-19T09:00", 60);
        let mut after = before.clone();
        "乙".clone_into(&mut after.host);
        after.room = RoomId::derived(&["702"]);
        let mut other = meeting("2026-10-28T14:00", 90);
        "带图纸".clone_into(&mut other.note);
        "丙".clone_into(&mut other.host);
        other.headcount = 12;
        let carried = carried(&before, &after, &other, &zone()).unwrap();
        let mut expected = other;
        "乙".clone_into(&mut expected.host);
        expected.room = RoomId::derived(&["702"]);
        assert_eq!(carried, expected);
    }

    // C4.1.1: the clocks change on 25 October; ten o'clock stays ten o'clock.
    #[test]
    fn a_change_of_time_is_carried_on_by_the_clock_on_the_wall_c4_1_1() {
        let before = meeting("2026-10-19T09:00", 60);
        let rows = [
            ("2026-10-19T10:00", 60, "2026-10-28 10:00 2026-10-28 11:30"),
            ("2026-10-20T09:00", 60, "2026-10-29 09:00 2026-10-29 10:30"),
            ("2026-10-19T09:00", 45, "2026-10-28 14:00 2026-10-28 14:45"),
            ("2026-10-18T23:00", 120, "2026-10-27 23:00 2026-10-28 01:00"),
        ];
        for (starts, minutes, expected) in rows {
            let after = meeting(starts, minutes);
            let other = meeting("2026-10-28T14:00", 90);
            let carried = carried(&before, &after, &other, &zone()).unwrap();
            assert_eq!(span(&carried), expected, "{starts}");
        }
        let after = meeting("2026-10-19T02:30", 60);
        let jumped = meeting("2026-10-25T09:00", 60);
        let refused = carried(&before, &after, &jumped, &zone()).unwrap_err();
        assert_eq!(refused.code, "time-not-on-that-day");
    }
}
