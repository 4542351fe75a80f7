//! The subscription table as a sheet of rows: what a workbook says of it, compared with the table as it stands,
//! each bad row named with its column and what is wrong.

mod cell;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use self::cell::{date_of, number_of, weekdays_of};
pub use self::cell::{weekdays_text, year_of};
use super::{Addressee, Newspaper, Subscription};
use crate::directory::{Person, Room};
use crate::{NewspaperId, Refusal, SubscriptionId, Uid, sheet};

/// The most rows of one sheet, its head not counted.
pub const ROWS_MAX: usize = 1_000;

/// A column of the sheet, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The name of the paper.
    Name,
    /// Its postal subscription code.
    PostalCode,
    /// The leader's name, or what is on the office's door.
    Addressee,
    /// How many copies.
    Copies,
    /// The first day.
    From,
    /// The last day.
    Until,
    /// The weekdays on which the paper comes out.
    Weekdays,
    /// Whether it does not come out on public holidays: `yes` or `no`.
    Holidays,
}

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::PostalCode,
        Self::Addressee,
        Self::Copies,
        Self::From,
        Self::Until,
        Self::Weekdays,
        Self::Holidays,
    ];

    /// Its word in keys, which is also the name of its field where the table is edited.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::PostalCode => "postal_code",
            Self::Addressee => "addressee",
            Self::Copies => "copies",
            Self::From => "from",
            Self::Until => "until",
            Self::Weekdays => "weekdays",
            Self::Holidays => "off_on_holidays",
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

/// The table that a sheet is compared with.
#[derive(Clone, Debug)]
pub struct Table {
    /// The year: what has no dates counts for all of it.
    pub year: i16,
    /// The papers.
    pub newspapers: Vec<Newspaper>,
    /// The lines of the year.
    pub subscriptions: Vec<Subscription>,
    /// The leaders.
    pub leaders: Vec<Person>,
    /// The rooms.
    pub rooms: Vec<Room>,
}

/// What a row wants kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The paper, where it is new or changed, and whether it is new.
    pub newspaper: Option<(Newspaper, bool)>,
    /// The line.
    pub subscription: Subscription,
}

/// What one row comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// A new line.
    Added(Write),
    /// A known line or its paper, changed in these cells.
    Changed(Write, Vec<CellChange>),
    /// A known line, as it is.
    Unchanged,
    /// It cannot be taken.
    Bad(Column, Refusal),
}

impl Table {
    /// How somebody who takes a paper is written: a leader's name, or what is on the office's door.
    #[must_use]
    pub fn name_of(&self, addressee: Addressee) -> String {
        let found = match addressee {
            Addressee::Leader(id) => {
                let leader = self.leaders.iter().find(|leader| leader.id == id);
                leader.map(|leader| leader.name.clone())
            }
            Addressee::Office(id) => {
                let room = self.rooms.iter().find(|room| room.id == id);
                room.map(|room| room.number.clone())
            }
        };
        found.unwrap_or_default()
    }

    /// What stands in the cells of a line, as it is exported and compared.
    #[must_use]
    pub fn cells_of(&self, newspaper: &Newspaper, line: &Subscription) -> BTreeMap<Column, String> {
        let off = if newspaper.off_on_holidays {
            "yes"
        } else {
            "no"
        };
        BTreeMap::from([
            (Column::Name, newspaper.name.clone()),
            (Column::PostalCode, newspaper.postal_code.clone()),
            (Column::Addressee, self.name_of(line.addressee)),
            (Column::Copies, line.copies.to_string()),
            (Column::From, line.from.to_string()),
            (Column::Until, line.until.to_string()),
            (Column::Weekdays, weekdays_text(newspaper.weekdays)),
            (Column::Holidays, off.to_owned()),
        ])
    }

    /// What each row of the sheet comes to. `new_id` gives the ids of what is added, by what it is.
    #[must_use]
    pub fn compare(
        self,
        rows: &[SheetRow],
        new_id: &dyn Fn(&[&str]) -> Uid,
    ) -> Vec<(u32, RowOutcome)> {
        let mut comparison = Comparison {
            table: self,
            said: BTreeSet::new(),
            taken: BTreeSet::new(),
            new_id,
        };
        let outcomes = rows.iter().map(|row| {
            let outcome = comparison.take(row);
            let bad = |(column, refusal)| RowOutcome::Bad(column, refusal);
            (row.number, outcome.unwrap_or_else(bad))
        });
        outcomes.collect()
    }
}

type BadCell = (Column, Refusal);

/// The table as the rows so far leave it.
struct Comparison<'ids> {
    table: Table,
    /// The papers of which a row told how they come out.
    said: BTreeSet<NewspaperId>,
    /// The lines that a row told.
    taken: BTreeSet<SubscriptionId>,
    new_id: &'ids dyn Fn(&[&str]) -> Uid,
}

fn cell(row: &SheetRow, column: Column) -> &str {
    row.cells.get(&column).map_or("", |text| text.trim())
}

fn is_told(row: &SheetRow, column: Column) -> bool {
    !cell(row, column).is_empty()
}

impl Comparison<'_> {
    fn take(&mut self, row: &SheetRow) -> Result<RowOutcome, BadCell> {
        let (before, newspaper) = self.newspaper(row)?;
        let (known, line) = self.line(row, &newspaper)?;
        line.check(&self.table.subscriptions).map_err(at_column)?;
        let changes = match (&before, &known) {
            (Some(before), Some(known)) => {
                let old = self.table.cells_of(before, known);
                let new = self.table.cells_of(&newspaper, &line);
                Some(sheet::changes(&old, &new))
            }
            _ => None,
        };
        let is_new = before.is_none();
        let is_told_anew = before.is_none_or(|before| before != newspaper);
        let write = Write {
            newspaper: is_told_anew.then(|| (newspaper.clone(), is_new)),
            subscription: line.clone(),
        };
        self.keep(newspaper, line);
        Ok(match changes {
            Some(changes) if changes.is_empty() => RowOutcome::Unchanged,
            Some(changes) => RowOutcome::Changed(write, changes),
            None => RowOutcome::Added(write),
        })
    }

    fn keep(&mut self, newspaper: Newspaper, line: Subscription) {
        self.said.insert(newspaper.id);
        self.taken.insert(line.id);
        self.table.newspapers.retain(|one| one.id != newspaper.id);
        self.table.newspapers.push(newspaper);
        self.table.subscriptions.retain(|one| one.id != line.id);
        self.table.subscriptions.push(line);
    }

    /// The paper as it stands, and as the row wants it.
    fn newspaper(&self, row: &SheetRow) -> Result<(Option<Newspaper>, Newspaper), BadCell> {
        let name = cell(row, Column::Name);
        let before = self.table.newspapers.iter().find(|one| one.name == name);
        let mut wanted = before.cloned().unwrap_or_else(|| Newspaper {
            id: NewspaperId((self.new_id)(&["newspaper", name])),
            name: name.to_owned(),
            postal_code: String::new(),
            weekdays: 0,
            off_on_holidays: true,
            revision: 1,
        });
        if is_told(row, Column::PostalCode) {
            cell(row, Column::PostalCode).clone_into(&mut wanted.postal_code);
        }
        if is_told(row, Column::Weekdays) {
            wanted.weekdays =
                weekdays_of(cell(row, Column::Weekdays)).map_err(|no| (Column::Weekdays, no))?;
        }
        match cell(row, Column::Holidays) {
            "" => {}
            "yes" => wanted.off_on_holidays = true,
            "no" => wanted.off_on_holidays = false,
            other => {
                let unfit = Refusal::invalid("off_on_holidays", "newspaper-holidays-unfit");
                return Err((Column::Holidays, unfit.with("typed", other)));
            }
        }
        let wanted = wanted.checked().map_err(at_column)?;
        if let Some(before) = before.filter(|before| self.said.contains(&before.id))
            && *before != wanted
        {
            let refusal = Refusal::conflict("newspaper-told-otherwise");
            return Err((Column::Weekdays, refusal.with("name", name)));
        }
        Ok((before.cloned(), wanted))
    }

    /// The line as it stands, and as the row wants it.
    fn line(
        &self,
        row: &SheetRow,
        newspaper: &Newspaper,
    ) -> Result<(Option<Subscription>, Subscription), BadCell> {
        let addressee = self.addressee(row)?;
        let from = self.day(row, Column::From, (1, 1))?;
        let until = self.day(row, Column::Until, (12, 31))?;
        let copies = match cell(row, Column::Copies) {
            "" => 1,
            typed => number_of(typed).map_err(|no| (Column::Copies, no))?,
        };
        let same = self
            .table
            .subscriptions
            .iter()
            .filter(|line| line.newspaper == newspaper.id && line.addressee == addressee);
        let same: Vec<&Subscription> = same.collect();
        // A line is known by its first day; where there is one alone, whatever its days.
        let by_day = same.iter().find(|line| line.from == from);
        let alone = same
            .first()
            .filter(|line| same.len() == 1 && !self.taken.contains(&line.id));
        let known = by_day.or(alone).copied().cloned();
        if let Some(known) = &known
            && self.taken.contains(&known.id)
        {
            return Err((Column::Name, Refusal::conflict("row-repeated")));
        }
        let parts = ["line", &row.number.to_string()];
        let (id, revision) = match &known {
            Some(known) => (known.id, known.revision),
            None => (SubscriptionId((self.new_id)(&parts)), 1),
        };
        let wanted = Subscription {
            id,
            newspaper: newspaper.id,
            addressee,
            copies,
            from,
            until,
            revision,
        };
        Ok((known, wanted))
    }

    fn day(&self, row: &SheetRow, column: Column, of_year: (i8, i8)) -> Result<Date, BadCell> {
        let year = self.table.year;
        let date = match cell(row, column) {
            "" => Date::new(year, of_year.0, of_year.1)
                .map_err(|_| (column, Refusal::invalid("year", "day-unknown")))?,
            typed => date_of(typed).map_err(|no| (column, no))?,
        };
        if date.year() != year {
            let refusal = Refusal::invalid("from", "newspaper-period-of-other-year");
            return Err((column, refusal.with("year", year)));
        }
        Ok(date)
    }

    /// The leader of the name, else the office with that on its door.
    fn addressee(&self, row: &SheetRow) -> Result<Addressee, BadCell> {
        let typed = cell(row, Column::Addressee);
        let bad = |code| {
            let refusal = Refusal::invalid("addressee", code).with("name", typed);
            (Column::Addressee, refusal)
        };
        if typed.is_empty() {
            return Err(bad("newspaper-addressee-missing"));
        }
        let leaders = self.table.leaders.iter();
        let mut alike = leaders.filter(|leader| leader.name.trim() == typed);
        match (alike.next(), alike.next()) {
            (Some(leader), None) => return Ok(Addressee::Leader(leader.id)),
            (Some(_), Some(_)) => return Err(bad("newspaper-leader-ambiguous")),
            _ => {}
        }
        let rooms = self.table.rooms.iter();
        let mut rooms = rooms.filter(|room| room.number == typed || room.name.trim() == typed);
        let room = rooms.next();
        room.map(|room| Addressee::Office(room.id))
            .ok_or_else(|| bad("newspaper-leader-unknown"))
    }
}

/// The column of the field that a refusal names.
fn at_column(refusal: Refusal) -> BadCell {
    let column = refusal.field.and_then(Column::from_word);
    (column.unwrap_or(Column::Name), refusal)
}
