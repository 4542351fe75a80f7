//! Quality 服务质量: how the duties of a period came out, clause by clause, and what that proves of the
//! written standard.

use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use standards::{Duty, DutyState, Punctuality};

use crate::Refusal;

/// A clause is kept where so many of a hundred duties were done in time. Below it stands a fault of the
/// service, above it the few that a day of hundreds of duties brings with it; each of those is listed.
pub const KEPT_PERCENT: u32 = 95;
/// What is scored in spot checks is kept from so many of a hundred points on.
pub const SCORE_PERCENT: u32 = 60;
/// The longest period: a leap year.
pub const DAYS_MAX: i32 = 366;
/// The longest period that is drawn day by day; a longer one is drawn by weeks.
const DAILY_MAX: i32 = 31;

/// How a duty stands, as figures count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It is still to come, or its window is open.
    Ahead,
    /// Done before its window opened.
    Early,
    /// Done within its window.
    OnTime,
    /// Done after it was due.
    Late,
    /// Its time passed, and what it was for is over.
    Missed,
    /// Its time passed, and it is still to be done.
    Overdue,
    /// Somebody decided that it need not be done.
    Waived,
    /// What it was for is gone.
    Cancelled,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 8] = [
        Self::Ahead,
        Self::Early,
        Self::OnTime,
        Self::Late,
        Self::Missed,
        Self::Overdue,
        Self::Waived,
        Self::Cancelled,
    ];

    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Early => "early",
            Self::OnTime => "on-time",
            Self::Late => "late",
            Self::Missed => "missed",
            Self::Overdue => "overdue",
            Self::Waived => "waived",
            Self::Cancelled => "cancelled",
        }
    }

    /// The standing of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// How the duty stands at `now`.
    #[must_use]
    pub fn of(duty: &Duty, now: Timestamp) -> Self {
        match duty.state(now) {
            DutyState::Planned | DutyState::Open => Self::Ahead,
            DutyState::Overdue => Self::Overdue,
            DutyState::Missed => Self::Missed,
            DutyState::Waived => Self::Waived,
            DutyState::Cancelled => Self::Cancelled,
            DutyState::Done => match duty.punctuality() {
                Some(Punctuality::Early) => Self::Early,
                Some(Punctuality::Late) => Self::Late,
                Some(Punctuality::OnTime) | None => Self::OnTime,
            },
        }
    }

    /// Whether it falls short of the standard.
    #[must_use]
    pub fn falls_short(self) -> bool {
        matches!(self, Self::Late | Self::Missed | Self::Overdue)
    }
}

/// How many duties stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; 8]);

impl Counts {
    /// How many stand so.
    #[must_use]
    pub fn of(&self, standing: Standing) -> u32 {
        self.0[standing as usize]
    }

    /// Adds so many that stand so.
    pub fn add(&mut self, standing: Standing, count: u32) {
        self.0[standing as usize] += count;
    }

    /// Leaves one that stands so out.
    pub fn leave_out(&mut self, standing: Standing) {
        let one = &mut self.0[standing as usize];
        *one = one.saturating_sub(1);
    }

    /// Adds all of the others.
    pub fn add_all(&mut self, others: &Self) {
        for (own, other) in self.0.iter_mut().zip(others.0) {
            *own += other;
        }
    }

    /// How many there were: what is still to come and what was called off are left out.
    #[must_use]
    pub fn duties(&self) -> u32 {
        self.judged() + self.of(Standing::Waived)
    }

    /// How many are judged: those that nobody waived.
    #[must_use]
    pub fn judged(&self) -> u32 {
        self.in_time() + self.short()
    }

    /// How many were done in time, early ones among them.
    #[must_use]
    pub fn in_time(&self) -> u32 {
        self.of(Standing::Early) + self.of(Standing::OnTime)
    }

    /// How many fell short: late, missed or overdue.
    #[must_use]
    pub fn short(&self) -> u32 {
        let short = Standing::ALL.into_iter().filter(|one| one.falls_short());
        short.map(|one| self.of(one)).sum()
    }

    /// How many of a hundred judged ones were done in time, rounded down: a hundred is said of all alone.
    #[must_use]
    pub fn percent(&self) -> Option<u32> {
        let judged = u64::from(self.judged());
        let share = (u64::from(self.in_time()) * 100).checked_div(judged)?;
        u32::try_from(share).ok()
    }
}

/// What a period says of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// 已证明: something proves that it was kept.
    Kept,
    /// 未证明: nothing in the period proves it.
    NotProven,
    /// 有违反: more fell short than the threshold leaves room for.
    Breached,
}

impl Judgement {
    /// Every judgement.
    pub const ALL: [Self; 3] = [Self::Kept, Self::NotProven, Self::Breached];

    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::NotProven => "not-proven",
            Self::Breached => "breached",
        }
    }
}

/// Judges a clause by its duties, by the score of its spot checks in hundredths, and, where it has
/// neither, by how many other records prove it. What was waived is explained and not judged.
#[must_use]
pub fn judge(counts: &Counts, score: Option<u32>, records: u32) -> Judgement {
    let by_duties = counts.percent().map(|percent| percent >= KEPT_PERCENT);
    let by_score = score.map(|percent| percent >= SCORE_PERCENT);
    match (by_duties, by_score) {
        (Some(false), _) | (_, Some(false)) => Judgement::Breached,
        (Some(true), _) | (_, Some(true)) => Judgement::Kept,
        (None, None) if records > 0 => Judgement::Kept,
        (None, None) => Judgement::NotProven,
    }
}

/// Civil days of the site, both ends among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

/// A period with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// 本月.
    ThisMonth,
    /// 上月.
    LastMonth,
    /// 本季度.
    ThisQuarter,
    /// 本年.
    ThisYear,
}

impl Named {
    /// Every named period.
    pub const ALL: [Self; 4] = [
        Self::ThisMonth,
        Self::LastMonth,
        Self::ThisQuarter,
        Self::ThisYear,
    ];

    /// Its word in addresses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::ThisMonth => "this-month",
            Self::LastMonth => "last-month",
            Self::ThisQuarter => "this-quarter",
            Self::ThisYear => "this-year",
        }
    }

    /// The named period of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    /// Its days, on the day `today`.
    #[must_use]
    pub fn on(self, today: Date) -> Period {
        match self {
            Self::ThisMonth => Period::month_of(today),
            Self::LastMonth => Period::month_of(today).month_before(),
            Self::ThisQuarter => {
                let into = i32::from((today.month() - 1) % 3);
                let first = today.first_of_month().saturating_sub(into.months());
                Period {
                    first,
                    last: first.saturating_add(2.months()).last_of_month(),
                }
            }
            Self::ThisYear => Period {
                first: today.first_of_year(),
                last: today.last_of_year(),
            },
        }
    }
}

impl Period {
    /// The month of a day.
    #[must_use]
    pub fn month_of(day: Date) -> Self {
        Self {
            first: day.first_of_month(),
            last: day.last_of_month(),
        }
    }

    /// The month before the one in which it begins.
    #[must_use]
    pub fn month_before(self) -> Self {
        Self::month_of(self.first.first_of_month().yesterday().unwrap_or(Date::MIN))
    }

    /// From one day to another.
    ///
    /// # Errors
    /// Invalid at `until`: before the first day, or too long after it.
    pub fn between(first: Date, last: Date) -> Result<Self, Refusal> {
        if last < first {
            return Err(Refusal::invalid("until", "period-turned-round"));
        }
        let period = Self { first, last };
        if period.days() > DAYS_MAX {
            return Err(Refusal::invalid("until", "period-too-long").with("most", DAYS_MAX));
        }
        Ok(period)
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i32 {
        (self.last - self.first).get_days() + 1
    }

    /// Whether it is drawn by weeks.
    #[must_use]
    pub fn is_weekly(self) -> bool {
        self.days() > DAILY_MAX
    }

    /// The days with which the bars of a chart begin: each day, or the Monday of each week.
    #[must_use]
    pub fn steps(self) -> Vec<Date> {
        let (mut day, by) = (
            self.step_of(self.first),
            if self.is_weekly() { 7 } else { 1 },
        );
        let mut steps = Vec::new();
        while day <= self.last {
            steps.push(day);
            match day.checked_add(by.days()) {
                Ok(next) => day = next,
                Err(_) => break,
            }
        }
        steps
    }

    /// The bar to which a day belongs.
    #[must_use]
    pub fn step_of(self, day: Date) -> Date {
        if self.is_weekly() {
            day.saturating_sub(i32::from(day.weekday().to_monday_zero_offset()).days())
        } else {
            day
        }
    }
}

#[cfg(test)]
mod tests;
