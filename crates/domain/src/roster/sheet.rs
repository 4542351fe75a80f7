//! The roster as a sheet of rows, a shift each: what a workbook says of it, compared with the roster as it
//! stands, each bad row named with its column and what is wrong.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime, Time};

use super::cycle::{Hours, time_of};
use super::leave::Leave;
use super::strain::Strain;
use super::{Conflict, PlannedShift};
use crate::directory::Team;
use crate::{AccountId, Milliseconds, PlannedShiftId, Refusal, day, sheet};

/// The most rows of one sheet, its head not counted.
pub const ROWS_MAX: usize = 1_000;

/// A column of the sheet, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The day on which the shift begins.
    Day,
    /// The name of whoever has it.
    Person,
    /// The name of the team, whose post it is.
    Post,
    /// From when.
    Starts,
    /// Until when; not later is on the next day.
    Ends,
}

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 5] = [
        Self::Day,
        Self::Person,
        Self::Post,
        Self::Starts,
        Self::Ends,
    ];

    /// Its word in keys, which is also the name of its field where a shift is planned.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Person => "account",
            Self::Post => "team",
            Self::Starts => "starts",
            Self::Ends => "ends",
        }
    }

    /// The column of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }
}

/// A row as it is written.
pub type SheetRow = sheet::Row<Column>;
/// What a cell would change.
pub type CellChange = sheet::CellChange<Column>;

/// What one row comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// A new shift, and what of it is hard on its person.
    Added(PlannedShift, Option<Strain>),
    /// A known shift, changed in these cells.
    Changed(PlannedShift, Vec<CellChange>, Option<Strain>),
    /// A known shift, as it is.
    Unchanged,
    /// It cannot be taken.
    Bad(Column, Refusal),
}

/// The roster that a sheet is compared with.
pub struct Table<'ground> {
    /// The people who may be planned.
    pub people: Vec<(AccountId, String)>,
    /// The teams.
    pub teams: Vec<Team>,
    /// The shifts of the sheet's days and around them.
    pub shifts: Vec<PlannedShift>,
    /// The leaves of that time.
    pub leaves: Vec<Leave>,
    /// Now.
    pub now: Milliseconds,
    /// The instant of a civil moment at the site.
    pub instant: &'ground dyn Fn(DateTime) -> Milliseconds,
    /// The time of day of an instant, `08:30`.
    pub clock: &'ground dyn Fn(Milliseconds) -> String,
    /// The id of the new shift of a row.
    pub new_id: &'ground dyn Fn(u32) -> PlannedShiftId,
}

type BadCell = (Column, Refusal);

/// What a row says.
#[derive(Clone, Copy)]
struct Said {
    account: AccountId,
    team: usize,
    date: Date,
    hours: Hours,
}

fn cell(row: &SheetRow, column: Column) -> &str {
    row.cells.get(&column).map_or("", |text| text.trim())
}

/// The day that a row is about, if it can be read.
#[must_use]
pub fn day_of(row: &SheetRow) -> Option<Date> {
    day::read(cell(row, Column::Day))
}

impl Table<'_> {
    /// What stands in the cells of a shift, as it is exported and compared.
    #[must_use]
    pub fn cells_of(&self, shift: &PlannedShift) -> BTreeMap<Column, String> {
        let person = self.people.iter().find(|(id, _)| *id == shift.account);
        let team = self.teams.iter().find(|team| team.id == shift.team);
        BTreeMap::from([
            (Column::Day, shift.day.clone()),
            (
                Column::Person,
                person.map_or_else(String::new, |(_, name)| name.clone()),
            ),
            (
                Column::Post,
                team.map_or_else(String::new, |team| team.name.clone()),
            ),
            (Column::Starts, (self.clock)(shift.starts)),
            (Column::Ends, (self.clock)(shift.ends)),
        ])
    }

    /// What each row of the sheet comes to, by its number.
    #[must_use]
    pub fn compare(mut self, rows: &[SheetRow]) -> Vec<(u32, RowOutcome)> {
        let said: Vec<Result<Said, BadCell>> = rows.iter().map(|row| self.said(row)).collect();
        let mut of_day: BTreeMap<(AccountId, Date), usize> = BTreeMap::new();
        for one in said.iter().flatten() {
            *of_day.entry((one.account, one.date)).or_default() += 1;
        }
        let mut outcomes = Vec::with_capacity(rows.len());
        for (row, said) in rows.iter().zip(said) {
            let outcome = said.and_then(|said| {
                let alone = of_day.get(&(said.account, said.date)) == Some(&1);
                self.take(row, said, alone)
            });
            let bad = |(column, refusal)| RowOutcome::Bad(column, refusal);
            outcomes.push((row.number, outcome.unwrap_or_else(bad)));
        }
        outcomes
    }

    fn take(&mut self, row: &SheetRow, said: Said, alone: bool) -> Result<RowOutcome, BadCell> {
        let (from, to) = said.hours.on(said.date);
        let day = said.date.to_string();
        let mut wanted = PlannedShift {
            id: (self.new_id)(row.number),
            day: day.clone(),
            number: 0,
            account: said.account,
            team: self.teams[said.team].id,
            starts: (self.instant)(from),
            ends: (self.instant)(to),
            revision: 1,
        };
        let theirs = |one: &&PlannedShift| one.account == said.account && one.day == day;
        let known: Vec<&PlannedShift> = self.shifts.iter().filter(theirs).collect();
        let same = |one: &&PlannedShift| {
            (one.team, one.starts, one.ends) == (wanted.team, wanted.starts, wanted.ends)
        };
        if known.iter().any(same) {
            return Ok(RowOutcome::Unchanged);
        }
        // Whoever has one shift on a day, and one row for it, has that shift changed.
        let before = match known.as_slice() {
            [one] if alone => Some((*one).clone()),
            _ => None,
        };
        if let Some(before) = &before {
            if before.starts <= self.now {
                return Err((Column::Day, Refusal::conflict("shift-taken")));
            }
            (wanted.id, wanted.number) = (before.id, before.number);
            wanted.revision = before.revision + 1;
        }
        let strain = self.stands_against(&wanted, said.team)?;
        let changes = before.map(|before| {
            let (old, new) = (self.cells_of(&before), self.cells_of(&wanted));
            sheet::changes(&old, &new)
        });
        self.shifts.retain(|one| one.id != wanted.id);
        self.shifts.push(wanted.clone());
        Ok(match changes {
            Some(changes) => RowOutcome::Changed(wanted, changes, strain),
            None => RowOutcome::Added(wanted, strain),
        })
    }

    /// Refuses what cannot be; what of the rest is hard on its person.
    fn stands_against(
        &self,
        wanted: &PlannedShift,
        team: usize,
    ) -> Result<Option<Strain>, BadCell> {
        wanted.check_span(self.now).map_err(at_column)?;
        let team = &self.teams[team];
        if !team.members.contains(&wanted.account) {
            let refusal = Refusal::invalid("team", "roster-sheet-not-of-the-team");
            return Err((Column::Post, refusal.with("name", &team.name)));
        }
        if wanted.leave_to_come(&self.leaves, self.now).is_some() {
            return Err((
                Column::Day,
                Refusal::invalid("day", "roster-sheet-on-leave"),
            ));
        }
        match wanted.conflict(&self.shifts, &self.leaves) {
            Some(Conflict::Overlap(other)) => {
                let cells = self.cells_of(other);
                let refusal = Refusal::invalid("starts", "shift-overlaps")
                    .with("person", &cells[&Column::Person])
                    .with("day", &cells[&Column::Day])
                    .with("from", &cells[&Column::Starts])
                    .with("to", &cells[&Column::Ends])
                    .with("post", &cells[&Column::Post]);
                Err((Column::Starts, refusal))
            }
            found => Ok(found.and_then(Conflict::strain)),
        }
    }

    fn said(&self, row: &SheetRow) -> Result<Said, BadCell> {
        let empty = |column: Column| (column, Refusal::invalid(column.word(), "field-empty"));
        if let Some(column) = Column::ALL
            .into_iter()
            .find(|one| cell(row, *one).is_empty())
        {
            return Err(empty(column));
        }
        let date = day_of(row).ok_or_else(|| {
            let refusal = Refusal::invalid("day", "day-unknown");
            (Column::Day, refusal.with("typed", cell(row, Column::Day)))
        })?;
        let post = cell(row, Column::Post);
        let team = self.teams.iter().position(|team| team.name.trim() == post);
        let team = team.ok_or_else(|| {
            let refusal = Refusal::invalid("team", "roster-sheet-post-unknown");
            (Column::Post, refusal.with("name", post))
        })?;
        Ok(Said {
            account: self.person(cell(row, Column::Person), team)?,
            team,
            date,
            hours: Hours {
                starts: time(row, Column::Starts)?,
                ends: time(row, Column::Ends)?,
            },
        })
    }

    /// Whoever has the name; of several, the one of the team.
    fn person(&self, name: &str, team: usize) -> Result<AccountId, BadCell> {
        let alike = self.people.iter().filter(|(_, one)| one.trim() == name);
        let alike: Vec<AccountId> = alike.map(|(account, _)| *account).collect();
        let bad = |code| {
            let refusal = Refusal::invalid("account", code).with("name", name);
            (Column::Person, refusal)
        };
        let members = &self.teams[team].members;
        let mut of_team = alike.iter().filter(|account| members.contains(account));
        match (alike.as_slice(), of_team.next(), of_team.next()) {
            ([], ..) => Err(bad("roster-sheet-person-unknown")),
            ([one], ..) | (_, Some(one), None) => Ok(*one),
            _ => Err(bad("roster-sheet-person-ambiguous")),
        }
    }
}

fn time(row: &SheetRow, column: Column) -> Result<Time, BadCell> {
    let typed = cell(row, column);
    time_of(typed).ok_or_else(|| {
        let refusal = Refusal::invalid(column.word(), "time-unknown");
        (column, refusal.with("typed", typed))
    })
}

/// The column of the field that a refusal names.
fn at_column(refusal: Refusal) -> BadCell {
    let column = refusal.field.and_then(Column::from_word);
    (column.unwrap_or(Column::Day), refusal)
}
