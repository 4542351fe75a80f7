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

/// Days in a row.
struct Stretch {
    from: MonthDay,
    until: MonthDay,
}

/// Notes the days that belong to no season, or to two, of which every pair is named; nobody knows
/// while a day cannot be read.
pub(super) fn check_year(written: &[WrittenSeason], notes: &mut Notes) {
    let seasons: Option<Vec<_>> = written.iter().map(WrittenSeason::season).collect();
    let Some(seasons) = seasons.filter(|seasons| !seasons.is_empty()) else {
        return;
    };
    let seasons = seasons.as_slice();
    let holds = |season: &At<Season>, day| season.value.holds(day);
    for Stretch { from, until } in stretches(|day| !seasons.iter().any(|one| holds(one, day))) {
        let before = season_ending_before(seasons, from);
        let (from, until) = (from.to_string(), until.to_string());
        notes.add(before.at, ProblemKind::SeasonGap { from, until });
    }
    for (index, second) in seasons.iter().enumerate() {
        for first in &seasons[..index] {
            for Stretch { from, until } in stretches(|day| holds(first, day) && holds(second, day))
            {
                let kind = ProblemKind::SeasonOverlap {
                    first: first.value.name.clone(),
                    second: second.value.name.clone(),
                    from: from.to_string(),
                    until: until.to_string(),
                };
                notes.add(second.at, kind);
            }
        }
    }
}

/// The longest rows of days of a year that are so.
fn stretches(is_so: impl Fn(MonthDay) -> bool) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut was_so = false;
    for day in MonthDay::year() {
        let is_so = is_so(day);
        match stretches.last_mut() {
            Some(stretch) if is_so && was_so => stretch.until = day,
            _ if is_so => stretches.push(Stretch {
                from: day,
                until: day,
            }),
            _ => {}
        }
        was_so = is_so;
    }
    join_over_new_year(&mut stretches);
    stretches
}

/// Days over the new year are one stretch.
fn join_over_new_year(stretches: &mut Vec<Stretch>) {
    let [first, .., last] = stretches.as_slice() else {
        return;
    };
    let new_year = MonthDay::year().next();
    let new_years_eve = MonthDay::year().last();
    if Some(first.from) == new_year && Some(last.until) == new_years_eve {
        let until = first.until;
        stretches.remove(0);
        if let Some(last) = stretches.last_mut() {
            last.until = until;
        }
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
