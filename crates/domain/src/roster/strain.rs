//! What of a shift is hard on whoever has it: too little rest before or after it, no day off, a long week. None of it
//! makes a shift impossible: a leader may want it all the same, and says so.

use std::collections::BTreeSet;
use std::iter::successors;

use jiff::ToSpan;
use jiff::civil::Date;

use super::PlannedShift;
use crate::{Milliseconds, day};

/// So many days in a row somebody works at the most: one day in seven is free. The labour law gives one day off a week.
pub const DAYS_IN_A_ROW_MAX: usize = 6;
/// The longest week, from Monday to Sunday. The labour law's week has 44 hours; what it allows beyond that by the
/// month is not to fall into one week.
pub const WEEK_MAX_MS: Milliseconds = 60 * 60 * 60 * 1_000;
/// So far around a shift its person's others are looked at: a week to either side, wherever in it the shift lies.
pub const AROUND_MS: Milliseconds = 8 * 24 * 60 * 60 * 1_000;

/// The codes of the refusals by which a leader is asked whether they want it all the same.
pub const CONFIRMABLE: [&str; 3] = ["shift-rest-short", "shift-no-day-off", "shift-week-long"];

/// What is hard about a shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strain {
    /// So little rest lies before or after it.
    ShortRest(Milliseconds),
    /// So many days in a row are worked with it.
    NoDayOff(usize),
    /// So long is the week with it.
    LongWeek(Milliseconds),
}

impl Strain {
    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ShortRest(_) => "short-rest",
            Self::NoDayOff(_) => "no-day-off",
            Self::LongWeek(_) => "long-week",
        }
    }
}

/// How many days in a row somebody works with the shift, who has those others.
pub(super) fn days_in_a_row(shift: &PlannedShift, others: &[&PlannedShift]) -> usize {
    let Some(own) = day::parse(&shift.day) else {
        return 1;
    };
    let days: BTreeSet<Date> = others
        .iter()
        .filter_map(|one| day::parse(&one.day))
        .collect();
    let is_worked = |day: &Date| days.contains(day);
    let before = successors(own.yesterday().ok(), |day| day.yesterday().ok());
    let after = successors(own.tomorrow().ok(), |day| day.tomorrow().ok());
    1 + before.take_while(is_worked).count() + after.take_while(is_worked).count()
}

/// How long somebody works in the week of the shift, who has those others.
pub(super) fn week(shift: &PlannedShift, others: &[&PlannedShift]) -> Milliseconds {
    let own = monday(shift);
    let same = others
        .iter()
        .filter(|one| own.is_some() && monday(one) == own);
    let theirs: Milliseconds = same.map(|one| one.ends - one.starts).sum();
    shift.ends - shift.starts + theirs
}

/// The first day of the week in which a shift begins.
fn monday(shift: &PlannedShift) -> Option<Date> {
    let date = day::parse(&shift.day)?;
    let since = i32::from(date.weekday().to_monday_zero_offset());
    Some(date.saturating_sub(since.days()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::leave::{Leave, LeaveStanding};
    use crate::roster::{Conflict, Decided};
    use crate::{AccountId, LeaveId, PlannedShiftId, TeamId};

    const HOUR: Milliseconds = 3_600_000;

    /// Somebody's shift on a day of July 2026, counted from Monday the 6th as 6, from eight for so many hours.
    fn shift(who: &str, day: i8, hours: i64) -> PlannedShift {
        let starts = (i64::from(day) * 24 + 8) * HOUR;
        PlannedShift {
            id: PlannedShiftId::derived(&[who, &day.to_string()]),
            day: Date::constant(2026, 7, day).to_string(),
            number: 1,
            account: AccountId::derived(&[who]),
            team: TeamId::derived(&["etiquette"]),
            starts,
            ends: starts + hours * HOUR,
            revision: 1,
        }
    }

    fn told(asked: &PlannedShift, others: &[PlannedShift]) -> String {
        told_beside(asked, others, &[])
    }

    fn told_beside(asked: &PlannedShift, others: &[PlannedShift], leaves: &[Leave]) -> String {
        let found = asked.conflict(others, leaves);
        match found.and_then(Conflict::strain) {
            None => "none".to_owned(),
            Some(Strain::ShortRest(rest)) => format!("rest {}", rest / HOUR),
            Some(Strain::NoDayOff(days)) => format!("{days} days"),
            Some(Strain::LongWeek(length)) => format!("{} hours", length / HOUR),
        }
    }

    #[test]
    fn one_day_in_seven_is_free() {
        // The day that is asked for, the days that are planned.
        let rows: [(i8, &[i8], &str); 7] = [
            (11, &[6, 7, 8, 9, 10], "none"),
            (12, &[6, 7, 8, 9, 10, 11], "7 days"),
            // It closes the gap between two halves, over the end of the week too.
            (12, &[9, 10, 11, 13, 14, 15], "7 days"),
            (12, &[9, 10, 11, 13, 14], "none"),
            (13, &[6, 7, 8, 9, 10, 11], "none"),
            (6, &[7, 8, 9, 10, 11, 12, 13], "8 days"),
            (12, &[], "none"),
        ];
        for (asked, planned, expected) in rows {
            let others: Vec<PlannedShift> =
                planned.iter().map(|day| shift("wang", *day, 4)).collect();
            assert_eq!(
                told(&shift("wang", asked, 4), &others),
                expected,
                "{asked} {planned:?}"
            );
            // A colleague's days are their own.
            assert_eq!(
                told(&shift("zhao", asked, 4), &others),
                "none",
                "{asked} {planned:?}"
            );
        }
    }

    #[test]
    fn a_week_has_sixty_hours_at_the_most() {
        // The day and the hours that are asked for, the days of twelve hours that are planned.
        let rows: [(i8, i64, &[i8], &str); 5] = [
            (10, 12, &[6, 7, 8, 9], "none"),
            (11, 1, &[6, 7, 8, 9, 10], "61 hours"),
            (12, 12, &[6, 7, 8, 9, 10], "72 hours"),
            // Sunday is of the week before, Monday of the next.
            (13, 12, &[7, 8, 9, 10, 11], "none"),
            (5, 12, &[6, 7, 8, 9, 10], "none"),
        ];
        for (day, hours, planned, expected) in rows {
            let others: Vec<PlannedShift> =
                planned.iter().map(|day| shift("wang", *day, 12)).collect();
            assert_eq!(
                told(&shift("wang", day, hours), &others),
                expected,
                "{day} {hours}"
            );
        }
    }

    /// A leave of somebody from hour to hour of a day of July 2026.
    fn leave(day: i8, (from, until): (i64, i64), standing: LeaveStanding) -> Leave {
        let midnight = i64::from(day) * 24 * HOUR;
        Leave {
            id: LeaveId::derived(&[&day.to_string()]),
            account: AccountId::derived(&["wang"]),
            starts: midnight + from * HOUR,
            ends: midnight + until * HOUR,
            asked: 0,
            standing,
        }
    }

    #[test]
    fn a_day_of_granted_leave_is_a_free_day() {
        let granted = || {
            LeaveStanding::Approved(Decided {
                at: 0,
                by: "li".to_owned(),
                account: None,
            })
        };
        let days = |hours: i64| -> Vec<PlannedShift> {
            let days = 6..12;
            days.map(|day| shift("wang", day, hours)).collect()
        };
        let asked = |hours: i64| shift("wang", 12, hours);
        let whole = [leave(8, (0, 24), granted())];
        assert_eq!(told_beside(&asked(8), &days(8), &whole), "none");
        // The hours of the six days that are left.
        assert_eq!(told_beside(&asked(12), &days(12), &whole), "72 hours");
        // One who works the rest of the day, or whose leave nobody granted yet, has no day off.
        let some = [leave(8, (0, 15), granted())];
        assert_eq!(told_beside(&asked(8), &days(8), &some), "7 days");
        let waiting = [leave(8, (0, 24), LeaveStanding::Waiting)];
        assert_eq!(told_beside(&asked(8), &days(8), &waiting), "7 days");
        // Whoever is away for it is strained by none of it.
        let own = [leave(12, (0, 24), granted())];
        assert_eq!(told_beside(&asked(12), &days(12), &own), "none");
    }

    #[test]
    fn what_is_hardest_to_bear_is_told_first() {
        let others: Vec<PlannedShift> = (6..12).map(|day| shift("wang", day, 12)).collect();
        // Seven days and more than sixty hours.
        assert_eq!(told(&shift("wang", 12, 12), &others), "7 days");
        let mut early = shift("wang", 12, 12);
        early.starts -= 2 * HOUR;
        assert_eq!(told(&early, &others), "rest 10");
    }
}
