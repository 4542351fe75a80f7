//! Working days: the weekly pattern of a site and the exceptions of holiday tables.

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};

use crate::read::{Fields, Headings, Notes, date};
use crate::{Problem, ProblemKind, TEXT_BYTES_MAX};

/// The working days of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The weekly pattern.
    pub week: Week,
    /// Days off that the pattern would have as working days.
    pub off: BTreeSet<Date>,
    /// Working days that the pattern would have off; a day in both sets is off.
    pub work: BTreeSet<Date>,
}

/// The working days of an ordinary week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Whether each day is worked, from Monday on.
    pub works: [bool; 7],
}

impl Default for Week {
    /// From Monday to Friday.
    fn default() -> Self {
        Week {
            works: [true, true, true, true, true, false, false],
        }
    }
}

impl Week {
    /// Whether `weekday` is an ordinary working day.
    #[must_use]
    pub fn is_working(self, weekday: Weekday) -> bool {
        self.works[weekday.to_monday_zero_offset() as usize]
    }
}

impl Calendar {
    /// The calendar of `week` with the exceptions of the tables.
    #[must_use]
    pub fn with<'h>(week: Week, tables: impl IntoIterator<Item = &'h Holidays>) -> Self {
        let mut calendar = Calendar {
            week,
            ..Calendar::default()
        };
        for table in tables {
            calendar.off.extend(&table.off);
            calendar.work.extend(&table.work);
        }
        calendar
    }

    /// Whether the site works on `date`.
    #[must_use]
    pub fn is_working(&self, date: Date) -> bool {
        if self.off.contains(&date) {
            return false;
        }
        self.work.contains(&date) || self.week.is_working(date.weekday())
    }

    /// The first working day after `date`; `None` if there is none within a year.
    #[must_use]
    pub fn next_working_day(&self, date: Date) -> Option<Date> {
        date.series(jiff::Span::new().days(1))
            .skip(1)
            .take(366)
            .find(|day| self.is_working(*day))
    }
}

/// A table of one year's exceptions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holidays {
    /// What people call it.
    pub title: String,
    /// Its year.
    pub year: i16,
    /// Days off that fall on Monday to Friday.
    pub off: BTreeSet<Date>,
    /// Make-up working days that fall on Saturday or Sunday.
    pub work: BTreeSet<Date>,
}

/// What reading a table gave.
#[derive(Clone, Debug)]
pub struct CalendarReading {
    /// The table, if there was no problem.
    pub holidays: Option<Holidays>,
    /// Every problem, in the order of the text.
    pub problems: Vec<Problem>,
}

const HEADINGS: Headings = Headings {
    lists: &[],
    tables: &[],
};
const HOLIDAYS_KEYS: &[&str] = &["title", "year", "off", "work"];

/// Reads the text of a holiday table.
#[must_use]
pub fn read_holidays(text: &str) -> CalendarReading {
    if text.len() > TEXT_BYTES_MAX {
        let problems = vec![Problem::too_large()];
        return CalendarReading {
            holidays: None,
            problems,
        };
    }
    let (mut notes, mended) = Notes::mend(text, HEADINGS);
    let table = notes.parse(&mended);
    let fields = Fields::open("file", table.get_ref(), 0, HOLIDAYS_KEYS, &mut notes);
    let title = fields.required_text("title", &mut notes);
    let year = fields.required_number("year", &mut notes);
    let year = year.and_then(|year| i16::try_from(year.value).ok());
    let mut seen = BTreeSet::new();
    let off = exceptions(&fields, "off", year, &mut seen, &mut notes);
    let work = exceptions(&fields, "work", year, &mut seen, &mut notes);
    let problems = notes.problems(text);
    let holidays = match (title, year) {
        (Some(title), Some(year)) if problems.is_empty() => Some(Holidays {
            title: title.value,
            year,
            off,
            work,
        }),
        _ => None,
    };
    CalendarReading { holidays, problems }
}

fn exceptions(
    fields: &Fields<'_>,
    key: &'static str,
    year: Option<i16>,
    seen: &mut BTreeSet<Date>,
    notes: &mut Notes,
) -> BTreeSet<Date> {
    fields.require(key, notes);
    let mut dates = BTreeSet::new();
    for written in fields.texts(key, notes) {
        let Some(date) = date(&written, notes) else {
            continue;
        };
        let text = date.to_string();
        let works_anyway = Week::default().is_working(date.weekday());
        if let Some(year) = year
            && date.year() != year
        {
            notes.add(
                written.at,
                ProblemKind::DateOfAnotherYear { date: text, year },
            );
        } else if !seen.insert(date) {
            notes.add(written.at, ProblemKind::DateTwice { date: text });
        } else if works_anyway != (key == "off") {
            notes.add(written.at, ProblemKind::DateWithoutEffect { date: text });
        }
        dates.insert(date);
    }
    dates
}
