//! Reads seasons and sees whether they hold every day of the year once.

use super::{At, Fields, Notes, cite, value};
use crate::{ClauseId, MonthDay, ProblemKind, Season};

/// The keys of a season.
pub(super) const KEYS: &[&str] = &["name", "from", "until", "clauses"];

/// A season as far as it could be read.
pub(super) struct WrittenSeason {
    pub name: At<String>,
    /// Its first and last day, where both could be read.
    days: Option<(MonthDay, MonthDay)>,
    clauses: Vec<ClauseId>,
}

/// Reads one season.
pub(super) fn read(
    fields: &Fields<'_>,
    cited: &mut Vec<At<ClauseId>>,
    notes: &mut Notes,
) -> Option<WrittenSeason> {
    let name = fields.required_text("name", notes);
    let mut day = |key| {
        let text = fields.required_text(key, notes)?;
        value::day(&text, notes)
    };
    let (from, until) = (day("from"), day("until"));
    let clauses = cite(fields, cited, notes);
    Some(WrittenSeason {
        name: name?,
        days: from.zip(until),
        clauses,
    })
}

impl WrittenSeason {
    /// The season, where its days could be read.
    pub fn season(&self) -> Option<At<Season>> {
        let (from, until) = self.days?;
        let (name, clauses) = (self.name.value.clone(), self.clauses.clone());
        Some(At {
            at: self.name.at,
            value: Season {
                name,
                from,
                until,
                clauses,
            },
        })
    }
}

/// How a day lies to the seasons, where it is not held by exactly one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    Gap,
    /// The places of two seasons in the list.
    Overlap(usize, usize),
}

/// Days in a row with the same fault.
struct Stretch {
    fault: Fault,
    from: MonthDay,
    until: MonthDay,
}

/// Notes the days that belong to no season or to two; nobody knows while a day cannot be read.
pub(super) fn check_year(written: &[WrittenSeason], notes: &mut Notes) {
    let seasons: Option<Vec<_>> = written.iter().map(WrittenSeason::season).collect();
    let Some(seasons) = seasons.filter(|seasons| !seasons.is_empty()) else {
        return;
    };
    let seasons = seasons.as_slice();
    for Stretch { fault, from, until } in stretches(seasons) {
        let (from_text, until_text) = (from.to_string(), until.to_string());
        match fault {
            Fault::Gap => {
                let before = season_ending_before(seasons, from);
                let kind = ProblemKind::SeasonGap {
                    from: from_text,
                    until: until_text,
                };
                notes.add(before.at, kind);
            }
            Fault::Overlap(first, second) => {
                let kind = ProblemKind::SeasonOverlap {
                    first: seasons[first].value.name.clone(),
                    second: seasons[second].value.name.clone(),
                    from: from_text,
                    until: until_text,
                };
                notes.add(seasons[second].at, kind);
            }
        }
    }
}

fn stretches(seasons: &[At<Season>]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut yesterday = None;
    for day in MonthDay::year() {
        let fault = fault(seasons, day);
        match (fault, stretches.last_mut()) {
            (Some(_), Some(stretch)) if yesterday == fault => stretch.until = day,
            (Some(fault), _) => stretches.push(Stretch {
                fault,
                from: day,
                until: day,
            }),
            (None, _) => {}
        }
        yesterday = fault;
    }
    join_over_new_year(&mut stretches);
    stretches
}

/// A fault that lasts over the new year is one stretch.
fn join_over_new_year(stretches: &mut Vec<Stretch>) {
    let [first, .., last] = stretches.as_slice() else {
        return;
    };
    let new_year = MonthDay::year().next();
    let new_years_eve = MonthDay::year().last();
    if first.fault == last.fault
        && Some(first.from) == new_year
        && Some(last.until) == new_years_eve
    {
        let until = first.until;
        stretches.remove(0);
        if let Some(last) = stretches.last_mut() {
            last.until = until;
        }
    }
}

fn fault(seasons: &[At<Season>], day: MonthDay) -> Option<Fault> {
    let mut holding = seasons
        .iter()
        .enumerate()
        .filter(|(_, season)| season.value.holds(day));
    match (holding.next(), holding.next()) {
        (None, _) => Some(Fault::Gap),
        (Some(_), None) => None,
        (Some((first, _)), Some((second, _))) => Some(Fault::Overlap(first, second)),
    }
}

/// The season after whose last day the gap begins; the first one where the gap is the whole year.
fn season_ending_before(seasons: &[At<Season>], day: MonthDay) -> &At<Season> {
    let before = MonthDay::year().take_while(|other| *other < day).last();
    let before = before.or(MonthDay::year().last());
    seasons
        .iter()
        .find(|season| Some(season.value.until) == before)
        .unwrap_or(&seasons[0])
}
