//! Newspapers 报纸 (clause C2.5): which leader or office takes which paper, which of them come out on a day, what
//! is still missing of an issue, and what was brought to whom.

mod issue;
pub mod sheet;

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};
use standards::Calendar;

pub use self::issue::{ArrivalSaid, Chased, Issue, IssueState, WrittenOff};
use crate::id::NotAnId;
use crate::{
    AccountId, Milliseconds, NewspaperId, PersonId, Refusal, RoomId, SubscriptionId, Uid, text,
};

/// The longest name of a paper, in characters.
pub const NAME_MAX: usize = 40;
/// The longest postal subscription code (邮发代号), in characters.
pub const POSTAL_CODE_MAX: usize = 20;
/// The most copies that one leader or office takes of a paper.
pub const COPIES_MAX: u32 = 99;
/// The most copies that come of one issue.
pub const ARRIVED_MAX: u32 = 9_999;
/// How often it may be said of an issue how many copies are there.
pub const ARRIVALS_MAX: usize = 20;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 100;
/// How long after it was asked for what is missing is asked for again.
pub const CHASED_AGAIN_MS: Milliseconds = 3 * 24 * 60 * 60 * 1_000;
/// The most papers of a site.
pub const NEWSPAPERS_MAX: usize = 500;
/// The most days off of which the issues are brought with those of the day after them.
const DAYS_BROUGHT_MAX: usize = 15;

/// A paper as it comes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newspaper {
    /// Its id.
    pub id: NewspaperId,
    /// Its name, once at a site.
    pub name: String,
    /// Its postal subscription code; may be empty.
    pub postal_code: String,
    /// On which weekdays it comes out; bit 0 is Monday, bit 6 Sunday.
    pub weekdays: u8,
    /// Whether it does not come out on public holidays.
    pub off_on_holidays: bool,
    /// Counted from 1; a change is one of what was seen.
    pub revision: i32,
}

impl Newspaper {
    /// Checks a paper; blanks around its texts do not count.
    ///
    /// # Errors
    /// The first field that cannot be, named.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        self.name = self.name.trim().to_owned();
        self.postal_code = self.postal_code.trim().to_owned();
        if text::is_blank(&self.name) {
            return Err(Refusal::invalid("name", "newspaper-name-missing"));
        }
        text::check("name", &self.name, NAME_MAX)?;
        text::check("postal_code", &self.postal_code, POSTAL_CODE_MAX)?;
        if self.weekdays == 0 || self.weekdays > 0b111_1111 {
            return Err(Refusal::invalid("weekdays", "newspaper-weekdays-missing"));
        }
        Ok(self)
    }

    /// Whether it comes out on the weekday.
    #[must_use]
    pub fn is_of(&self, weekday: Weekday) -> bool {
        self.weekdays & (1 << weekday.to_monday_zero_offset()) != 0
    }

    /// Whether an issue of it comes out on the day.
    #[must_use]
    pub fn is_published(&self, date: Date, calendar: &Calendar) -> bool {
        let is_holiday = calendar.off.contains(&date);
        self.is_of(date.weekday()) && !(self.off_on_holidays && is_holiday)
    }
}

/// Who takes a paper, and to whom it is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Addressee {
    /// A leader, wherever their office is.
    Leader(PersonId),
    /// An office, whoever works in it.
    Office(RoomId),
}

impl fmt::Display for Addressee {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leader(id) => write!(formatter, "leader-{id}"),
            Self::Office(id) => write!(formatter, "office-{id}"),
        }
    }
}

impl FromStr for Addressee {
    type Err = NotAnId;

    /// Reads exactly what [`Display`](fmt::Display) writes.
    fn from_str(written: &str) -> Result<Self, NotAnId> {
        let (kind, id) = written.split_once('-').ok_or(NotAnId)?;
        let id: Uid = id.parse()?;
        match kind {
            "leader" => Ok(Self::Leader(PersonId(id))),
            "office" => Ok(Self::Office(RoomId(id))),
            _ => Err(NotAnId),
        }
    }
}

/// A line of the year's subscription table 局领导当年报刊订阅表.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// The paper.
    pub newspaper: NewspaperId,
    /// Who takes it.
    pub addressee: Addressee,
    /// How many copies.
    pub copies: u32,
    /// Its first day.
    pub from: Date,
    /// Its last day, of the same year.
    pub until: Date,
    /// Counted from 1; a change is one of what was seen.
    pub revision: i32,
}

impl Subscription {
    /// Whether it counts on the day.
    #[must_use]
    pub fn holds(&self, date: Date) -> bool {
        self.from <= date && date <= self.until
    }

    /// Checks a line beside the others of the table; it may be among them.
    ///
    /// # Errors
    /// The first field that cannot be, named; its time where the same paper is taken twice at once.
    pub fn check(&self, others: &[Self]) -> Result<(), Refusal> {
        if !(1..=COPIES_MAX).contains(&self.copies) {
            return Err(
                Refusal::invalid("copies", "newspaper-copies-unfit").with("most", COPIES_MAX)
            );
        }
        if self.until < self.from {
            return Err(Refusal::invalid("until", "newspaper-period-backwards"));
        }
        if self.from.year() != self.until.year() {
            return Err(Refusal::invalid("until", "newspaper-period-of-two-years"));
        }
        let same = others.iter().filter(|other| {
            other.id != self.id
                && other.newspaper == self.newspaper
                && other.addressee == self.addressee
        });
        let mut overlapping =
            same.filter(|other| other.from <= self.until && self.from <= other.until);
        match overlapping.next() {
            None => Ok(()),
            Some(other) => Err(Refusal::invalid("from", "newspaper-taken-already")
                .with("from", other.from)
                .with("until", other.until)),
        }
    }
}

/// The days whose issues are brought on a day: its own, and those of the days off right before it, since nobody
/// fetched them then. The oldest first.
#[must_use]
pub fn days_brought(date: Date, calendar: &Calendar) -> Vec<Date> {
    let mut days = vec![date];
    if !calendar.is_working(date) {
        return days;
    }
    let mut first = date;
    while days.len() < DAYS_BROUGHT_MAX {
        match first.yesterday() {
            Ok(before) if !calendar.is_working(before) => {
                days.push(before);
                first = before;
            }
            _ => break,
        }
    }
    days.reverse();
    days
}

/// How many copies each gets of so many, the first to be served first.
#[must_use]
pub fn shared(wanted: &[u32], arrived: u32) -> Vec<u32> {
    let mut left = arrived;
    wanted
        .iter()
        .map(|copies| {
            let given = left.min(*copies);
            left -= given;
            given
        })
        .collect()
}

/// What became of the papers of one office on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The day.
    pub day: Date,
    /// To whom they were brought: an office, or a leader without one.
    pub stop: Addressee,
    /// The name of the place as it was then.
    pub place: String,
    /// How many copies.
    pub copies: u32,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// By whose account.
    pub by_account: Option<AccountId>,
    /// Why they were not delivered; empty where they were.
    pub reason: String,
}

impl Delivery {
    /// Checks what is said now beside what was said before. That something was not delivered after all is said
    /// over a tick by mistake; a second tick of an office is refused, unless it tells of an earlier moment, or
    /// brings more copies, which came since. What is told late says nothing against what was told of a later moment.
    ///
    /// # Errors
    /// Refused where the office was ticked before, and for an unfit reason.
    pub fn check(&self, before: Option<&Self>) -> Result<(), Refusal> {
        text::check("reason", &self.reason, REASON_MAX)?;
        match before {
            Some(before) if before.at > self.at && self.is_made() != before.is_made() => {
                Err(Refusal::conflict("newspapers-told-later").with("by", &before.by))
            }
            Some(before)
                if self.is_made()
                    && before.is_made()
                    && before.at <= self.at
                    && before.copies >= self.copies =>
            {
                Err(Refusal::conflict("newspapers-delivered")
                    .with("place", &before.place)
                    .with("by", &before.by))
            }
            _ => Ok(()),
        }
    }

    /// Whether the papers are there.
    #[must_use]
    pub fn is_made(&self) -> bool {
        self.reason.is_empty()
    }
}

#[cfg(test)]
mod tests;
