//! Seasons: which part of the year a day belongs to.

use std::fmt;

use jiff::civil::Date;

use crate::ClauseId;

/// A part of the year, from one day to another, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// Its name, for example 夏季.
    pub name: String,
    /// Its first day.
    pub from: MonthDay,
    /// Its last day; before `from` where the season runs over the new year.
    pub until: MonthDay,
    /// The clauses that ask for it.
    pub clauses: Vec<ClauseId>,
}

impl Season {
    /// Whether `day` belongs to it.
    #[must_use]
    pub fn holds(&self, day: MonthDay) -> bool {
        if self.from <= self.until {
            self.from <= day && day <= self.until
        } else {
            day >= self.from || day <= self.until
        }
    }
}

/// A day of every year; 29 February is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

/// A leap year, so that every day that any year has is counted.
const LEAP_YEAR: i16 = 2024;

impl MonthDay {
    /// The day of that month (from 1) and day (from 1), if some year has it.
    #[must_use]
    pub fn new(month: i8, day: i8) -> Option<Self> {
        Date::new(LEAP_YEAR, month, day)
            .ok()
            .map(|_| MonthDay { month, day })
    }

    /// The day of the year that `date` is.
    #[must_use]
    pub fn of(date: Date) -> Self {
        MonthDay {
            month: date.month(),
            day: date.day(),
        }
    }

    /// Every day of a year, 29 February among them.
    pub fn year() -> impl Iterator<Item = MonthDay> {
        let first = Date::constant(LEAP_YEAR, 1, 1);
        first
            .series(jiff::Span::new().days(1))
            .take(366)
            .map(MonthDay::of)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}-{:02}", self.month, self.day)
    }
}
