//! Cycles 轮班: a row of days that comes round again and again (early, late, rest, rest), laid over a time for
//! whoever works in it, each from their own place in the row.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time};

use super::leave::Leave;
use super::strain::Strain;
use super::{PlannedShift, SHIFT_MAX_MS, SHIFT_MIN_MS};
use crate::{AccountId, Milliseconds, PlannedShiftId, Refusal, TeamId};

/// The most days of a cycle: six weeks.
pub const CYCLE_DAYS_MAX: usize = 42;
/// The longest time that a cycle is laid over at once, in days: a quarter.
pub const PERIOD_DAYS_MAX: usize = 93;
/// What a day of rest is written as, beside a day without anything.
const REST: [&str; 6] = ["休", "休息", "rest", "off", "-", "—"];

/// From when to when somebody works on a day; an end that is not later is the next day's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// From when.
    pub starts: Time,
    /// Until when; midnight is the day's end.
    pub ends: Time,
}

impl Hours {
    /// The hours that are written: `08:30-17:30`, `8:30–17:30`, `16:00-24:00`.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let (from, to) = typed.split_once(['-', '–', '—', '~', '～', '至'])?;
        Some(Self {
            starts: time_of(from)?,
            ends: time_of(to)?,
        })
    }

    /// Refuses hours that are no shift.
    fn check_length(self) -> Result<(), Refusal> {
        let minutes = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
        let length = (minutes(self.ends) - minutes(self.starts) - 1).rem_euclid(24 * 60) + 1;
        if (SHIFT_MIN_MS..=SHIFT_MAX_MS).contains(&(length * 60_000)) {
            return Ok(());
        }
        Err(Refusal::invalid("cycle", "shift-length-unfit")
            .with("least", SHIFT_MIN_MS / 60_000)
            .with("most", SHIFT_MAX_MS / 3_600_000))
    }

    /// Between which moments these hours of the day lie.
    #[must_use]
    pub fn on(self, date: Date) -> (DateTime, DateTime) {
        let last = if self.ends > self.starts {
            date
        } else {
            date.tomorrow().unwrap_or(date)
        };
        (date.to_datetime(self.starts), last.to_datetime(self.ends))
    }
}

/// The time of day that is written: `8:30`, `08:30:00`, `24:00` for the day's end.
#[must_use]
pub fn time_of(typed: &str) -> Option<Time> {
    let typed = typed.trim().replace('：', ":");
    let numbers: Option<Vec<i8>> = typed
        .split(':')
        .map(str::trim)
        .map(|part| part.parse().ok().filter(|_| part.len() <= 2))
        .collect();
    let (hour, minute) = match numbers?.as_slice() {
        [hour, minute] | [hour, minute, 0] => (*hour, *minute),
        _ => return None,
    };
    if (hour, minute) == (24, 0) {
        return Some(Time::midnight());
    }
    Time::new(hour, minute, 0, 0).ok()
}

/// A cycle: the hours of each of its days, `None` for a day of rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle(Vec<Option<Hours>>);

impl Cycle {
    /// The cycle that is written, a day a line.
    ///
    /// # Errors
    /// Invalid at `cycle`: no day, too many, nobody works on any, or a line that says neither hours nor rest.
    pub fn read(typed: &str) -> Result<Self, Refusal> {
        let lines: Vec<&str> = typed.trim().lines().map(str::trim).collect();
        let mut days = Vec::new();
        for (number, line) in (1..).zip(&lines) {
            let is_rest = line.is_empty() || REST.contains(&line.to_lowercase().as_str());
            let hours = Hours::read(line);
            if hours.is_none() && !is_rest {
                let shown: String = line.chars().take(40).collect();
                return Err(Refusal::invalid("cycle", "cycle-line-unfit")
                    .with("line", number)
                    .with("typed", shown));
            }
            if let Some(hours) = hours {
                hours.check_length()?;
            }
            days.push(hours);
        }
        if days.len() > CYCLE_DAYS_MAX {
            return Err(Refusal::invalid("cycle", "cycle-too-long").with("most", CYCLE_DAYS_MAX));
        }
        if days.iter().all(Option::is_none) {
            return Err(Refusal::invalid("cycle", "cycle-empty"));
        }
        Ok(Self(days))
    }

    /// How many days it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.len()
    }

    /// The hours of a day, counted from the first of somebody whose first day is `from`, from 0.
    fn hours(&self, from: usize, place: usize) -> Option<Hours> {
        self.0.get((from + place) % self.0.len()).copied().flatten()
    }
}

/// What is to be laid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laying {
    /// The cycle.
    pub cycle: Cycle,
    /// The post.
    pub team: TeamId,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Who, and on which day of the cycle they begin, from 0.
    pub people: Vec<(AccountId, usize)>,
    /// Whether it takes the place of what is planned for them already.
    pub replaces: bool,
}

impl Laying {
    /// The days, the first first.
    ///
    /// # Errors
    /// Invalid at `until`: none, or too many; at `people` where nobody is chosen, or somebody twice.
    pub fn days(&self) -> Result<Vec<Date>, Refusal> {
        if self.until < self.from {
            return Err(Refusal::invalid("until", "cycle-ends-early"));
        }
        let days: Vec<Date> = self
            .from
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= self.until)
            .take(PERIOD_DAYS_MAX + 1)
            .collect();
        if days.len() > PERIOD_DAYS_MAX {
            let refusal = Refusal::invalid("until", "cycle-period-too-long");
            return Err(refusal.with("most", PERIOD_DAYS_MAX));
        }
        if self.people.is_empty() {
            return Err(Refusal::invalid("people", "cycle-nobody"));
        }
        let mut known = BTreeSet::new();
        if !self
            .people
            .iter()
            .all(|(account, _)| known.insert(*account))
        {
            return Err(Refusal::invalid("people", "cycle-person-twice"));
        }
        Ok(days)
    }
}

/// What a day of somebody comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaidOutcome {
    /// It is planned.
    Planned,
    /// It is planned, and hard on its person.
    Strained(Strain),
    /// What was planned goes: the cycle has a day of rest.
    Freed,
    /// Left alone: they are on leave.
    OnLeave,
    /// Left alone: it is planned already.
    ByHand,
    /// Left alone: they are somewhere else at that time.
    Overlap,
    /// Left alone: the time has come.
    Over,
}

impl LaidOutcome {
    /// Its word in pages and the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Strained(strain) => strain.word(),
            Self::Freed => "freed",
            Self::OnLeave => "on-leave",
            Self::ByHand => "by-hand",
            Self::Overlap => "overlap",
            Self::Over => "over",
        }
    }

    /// Whether the shift is planned.
    #[must_use]
    pub fn is_planned(self) -> bool {
        matches!(self, Self::Planned | Self::Strained(_))
    }
}

/// A day of somebody in the cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaidDay {
    /// The shift; on a day of rest that frees something, what goes first.
    pub shift: PlannedShift,
    /// What it comes to.
    pub outcome: LaidOutcome,
    /// What goes for it.
    pub removed: Vec<PlannedShift>,
}

/// What stands before a cycle is laid.
pub struct Ground<'ground> {
    /// The shifts of the time and around it.
    pub shifts: Vec<PlannedShift>,
    /// The leaves of that time.
    pub leaves: &'ground [Leave],
    /// Now.
    pub now: Milliseconds,
    /// The instant of a civil moment at the site.
    pub instant: &'ground dyn Fn(DateTime) -> Milliseconds,
    /// The id of somebody's new shift of a day.
    pub new_id: &'ground dyn Fn(AccountId, Date) -> PlannedShiftId,
}

/// Whose day it is.
type OwnDay = (AccountId, Date);

/// Lays a cycle over its days: what each day of each person comes to, by day; days of rest on which nothing
/// changes are not told.
#[must_use]
pub fn lay(laying: &Laying, days: &[Date], mut ground: Ground<'_>) -> Vec<LaidDay> {
    let mut going = take_out(laying, days, &mut ground);
    let mut laid = Vec::new();
    for (place, date) in days.iter().enumerate() {
        for (account, from) in &laying.people {
            let own = (*account, *date);
            let known = going.remove(&own).unwrap_or_default();
            let one = match laying.cycle.hours(*from, place) {
                Some(hours) => plan(laying, (own, hours), known, &mut ground),
                None => match known.first() {
                    Some(first) => LaidDay {
                        shift: first.clone(),
                        outcome: LaidOutcome::Freed,
                        removed: known,
                    },
                    None => continue,
                },
            };
            laid.push(one);
        }
    }
    laid
}

fn shifts_of(ground: &Ground<'_>, (account, date): OwnDay) -> Vec<PlannedShift> {
    let day = date.to_string();
    let own = ground.shifts.iter();
    own.filter(|one| one.account == account && one.day == day)
        .cloned()
        .collect()
}

/// What gives way to the cycle, where that is wanted: taken out first, so that no new shift is held against one
/// that goes with it. What has begun stays, what is as the cycle has it, and a day of leave.
fn take_out(
    laying: &Laying,
    days: &[Date],
    ground: &mut Ground<'_>,
) -> BTreeMap<OwnDay, Vec<PlannedShift>> {
    let mut going = BTreeMap::new();
    for (place, date) in days.iter().enumerate().filter(|_| laying.replaces) {
        for (account, from) in &laying.people {
            let own = (*account, *date);
            let known = shifts_of(ground, own);
            let gives_way = laying.cycle.hours(*from, place).is_none_or(|hours| {
                let shift = shift_of(laying, (own, hours), ground);
                let same = |one: &PlannedShift| {
                    (one.team, one.starts, one.ends) == (shift.team, shift.starts, shift.ends)
                };
                shift.starts > ground.now
                    && shift.leave_to_come(ground.leaves, ground.now).is_none()
                    && !known.iter().any(same)
            });
            if gives_way && known.iter().all(|one| one.starts > ground.now) {
                ground.shifts.retain(|one| !known.contains(one));
                going.insert(own, known);
            }
        }
    }
    going
}

fn shift_of(
    laying: &Laying,
    ((account, date), hours): (OwnDay, Hours),
    ground: &Ground<'_>,
) -> PlannedShift {
    let (from, to) = hours.on(date);
    PlannedShift {
        id: (ground.new_id)(account, date),
        day: date.to_string(),
        number: 0,
        account,
        team: laying.team,
        starts: (ground.instant)(from),
        ends: (ground.instant)(to),
        revision: 1,
    }
}

/// Plans a day in the place of what gives way to it; where it cannot be, that stays.
fn plan(
    laying: &Laying,
    (own, hours): (OwnDay, Hours),
    known: Vec<PlannedShift>,
    ground: &mut Ground<'_>,
) -> LaidDay {
    let shift = shift_of(laying, (own, hours), ground);
    let outcome = if shift.starts <= ground.now {
        LaidOutcome::Over
    } else if shift.leave_to_come(ground.leaves, ground.now).is_some() {
        LaidOutcome::OnLeave
    } else if !shifts_of(ground, own).is_empty() {
        LaidOutcome::ByHand
    } else {
        match shift.conflict(&ground.shifts, ground.leaves) {
            None => LaidOutcome::Planned,
            Some(against) => match against.strain() {
                Some(strain) => LaidOutcome::Strained(strain),
                None => LaidOutcome::Overlap,
            },
        }
    };
    let removed = if outcome.is_planned() {
        ground.shifts.push(shift.clone());
        known
    } else {
        ground.shifts.extend(known);
        Vec::new()
    };
    LaidDay {
        shift,
        outcome,
        removed,
    }
}
