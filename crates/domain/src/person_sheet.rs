//! People as a sheet of rows: what a workbook says of them, compared with the directory, each bad
//! row named with its column and what is wrong.

mod cell;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use self::cell::{at_column, listed, precedence, telephone};
use crate::directory::{Department, Person, Room, check_person};
use crate::particulars::{self, Particulars, Telephone};
use crate::{DepartmentId, PersonId, Refusal, RoomId, sheet, text};

/// The most rows of one sheet, its head not counted.
pub const ROWS_MAX: usize = 50_000;
/// The longest text of one cell that is looked at.
pub const CELL_MAX: usize = 500;

/// A column of the sheet, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The person's name.
    Name,
    /// The name of their department.
    Department,
    /// How they are addressed.
    FormOfAddress,
    /// Their precedence.
    Precedence,
    /// The number on the door of their room.
    Room,
    /// The telephone on their desk.
    OfficeTelephone,
    /// Who may be told it.
    OfficeToldTo,
    /// The one they carry.
    MobileTelephone,
    /// Who may be told it.
    MobileToldTo,
    /// Their vehicles.
    Plates,
    /// The names of the leaders for whom they act.
    ActsFor,
    /// By which the directory knows them again, also under another name.
    Id,
}

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Department,
        Self::FormOfAddress,
        Self::Precedence,
        Self::Room,
        Self::OfficeTelephone,
        Self::OfficeToldTo,
        Self::MobileTelephone,
        Self::MobileToldTo,
        Self::Plates,
        Self::ActsFor,
        Self::Id,
    ];

    /// Its word in keys, which is also the name of its field where people are edited.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Department => "department",
            Self::FormOfAddress => "form_of_address",
            Self::Precedence => "precedence",
            Self::Room => "room",
            Self::OfficeTelephone => "office_telephone",
            Self::OfficeToldTo => "office_told_to",
            Self::MobileTelephone => "mobile_telephone",
            Self::MobileToldTo => "mobile_told_to",
            Self::Plates => "plates",
            Self::ActsFor => "acts_for",
            Self::Id => "id",
        }
    }

    /// The column of the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }
}

/// A row as it is written; whom may be told is a word of [`particulars::ToldTo`].
pub type SheetRow = sheet::Row<Column>;
/// What a cell would change.
pub type CellChange = sheet::CellChange<Column>;

/// A person and how they are reached.
pub type Entry = (Person, Particulars);

/// The directory that a sheet is compared with.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// Its people.
    pub people: Vec<Entry>,
    /// Its departments.
    pub departments: Vec<Department>,
    /// Its rooms.
    pub rooms: Vec<Room>,
}

/// What one row comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// Somebody new.
    Added(Entry),
    /// Somebody known, changed in these cells.
    Changed(Entry, Vec<CellChange>),
    /// Somebody known, as they are.
    Unchanged,
    /// It cannot be taken.
    Bad(Column, Refusal),
}

/// What stands in the cells of a person, as it is exported and compared.
#[must_use]
pub fn cells_of((person, particulars): &Entry, directory: &Names<'_>) -> BTreeMap<Column, String> {
    let number = |telephone: &Option<Telephone>| {
        telephone
            .as_ref()
            .map_or_else(String::new, |known| known.number.clone())
    };
    let told_to = |telephone: &Option<Telephone>| {
        telephone
            .as_ref()
            .map_or_else(String::new, |known| known.told_to.word().to_owned())
    };
    let leaders = particulars.acts_for.iter();
    let mut leaders: Vec<&str> = leaders
        .filter_map(|id| directory.people.get(id))
        .copied()
        .collect();
    leaders.sort_unstable();
    let department = person
        .department
        .and_then(|id| directory.departments.get(&id));
    let room = particulars.room.and_then(|id| directory.rooms.get(&id));
    let text = |found: Option<&&str>| found.map_or_else(String::new, |found| (*found).to_owned());
    BTreeMap::from([
        (Column::Name, person.name.clone()),
        (Column::Department, text(department)),
        (Column::FormOfAddress, person.form_of_address.clone()),
        (
            Column::Precedence,
            person
                .precedence
                .map_or_else(String::new, |rank| rank.to_string()),
        ),
        (Column::Room, text(room)),
        (Column::OfficeTelephone, number(&particulars.office)),
        (Column::OfficeToldTo, told_to(&particulars.office)),
        (Column::MobileTelephone, number(&particulars.mobile)),
        (Column::MobileToldTo, told_to(&particulars.mobile)),
        (Column::Plates, particulars.plates.join("、")),
        (Column::ActsFor, leaders.join("、")),
        (Column::Id, person.id.to_string()),
    ])
}

/// Names by id.
#[derive(Clone, Debug, Default)]
pub struct Names<'names> {
    /// Of people.
    pub people: BTreeMap<PersonId, &'names str>,
    /// Of departments.
    pub departments: BTreeMap<DepartmentId, &'names str>,
    /// Numbers of rooms.
    pub rooms: BTreeMap<RoomId, &'names str>,
}

impl Directory {
    /// Its names.
    #[must_use]
    pub fn names(&self) -> Names<'_> {
        let people = self.people.iter();
        let rooms = self.rooms.iter();
        Names {
            people: people.map(|(one, _)| (one.id, &*one.name)).collect(),
            departments: self
                .departments
                .iter()
                .map(|one| (one.id, &*one.name))
                .collect(),
            rooms: rooms.map(|room| (room.id, &*room.number)).collect(),
        }
    }
}

/// What each row of the sheet comes to. `new_id` gives the ids of those who are added, by row.
#[must_use]
pub fn compare(
    directory: &Directory,
    rows: &[SheetRow],
    new_id: impl Fn(u32) -> PersonId,
) -> Vec<(u32, RowOutcome)> {
    let comparison = Comparison::of(directory);
    let mut seen = BTreeSet::new();
    let meant: Vec<Result<(PersonId, bool), (Column, Refusal)>> = rows
        .iter()
        .map(|row| {
            let (id, known) = comparison.who(row, &new_id)?;
            if seen.insert(id) {
                Ok((id, known))
            } else {
                Err((Column::Name, Refusal::conflict("row-repeated")))
            }
        })
        .collect();
    // Whoever is named as a leader may stand in the sheet alone.
    let mut leaders = comparison.by_name.clone();
    for (row, meant) in rows.iter().zip(&meant) {
        if let Ok((id, false)) = meant {
            let named = leaders.entry(cell(row, Column::Name).unwrap_or("").to_owned());
            named.or_default().push(*id);
        }
    }
    let mut names = directory.names();
    for (row, meant) in rows.iter().zip(&meant) {
        if let (Ok((id, false)), Some(name)) = (meant, cell(row, Column::Name)) {
            names.people.insert(*id, name);
        }
    }
    let outcomes = rows.iter().zip(meant).map(|(row, meant)| {
        let outcome = meant
            .and_then(|(id, known)| comparison.read(row, id, known, &leaders))
            .map_or_else(
                |(column, refusal)| RowOutcome::Bad(column, refusal),
                |(before, entry)| outcome_of(before, entry, &names),
            );
        (row.number, outcome)
    });
    outcomes.collect()
}

fn outcome_of(before: Option<&Entry>, entry: Entry, names: &Names<'_>) -> RowOutcome {
    let Some(before) = before else {
        return RowOutcome::Added(entry);
    };
    let (old, new) = (cells_of(before, names), cells_of(&entry, names));
    let changes = sheet::changes(&old, &new);
    if changes.is_empty() {
        RowOutcome::Unchanged
    } else {
        RowOutcome::Changed(entry, changes)
    }
}

fn cell(row: &SheetRow, column: Column) -> Option<&str> {
    row.cells.get(&column).map(|text| text.trim())
}

/// A directory with what a sheet looks up in it.
struct Comparison<'known> {
    by_id: BTreeMap<PersonId, &'known Entry>,
    by_name: BTreeMap<String, Vec<PersonId>>,
    departments: BTreeMap<&'known str, DepartmentId>,
    rooms: BTreeMap<&'known str, Vec<RoomId>>,
}

type BadCell = (Column, Refusal);

/// What a row says of a department; nothing where the sheet has no such column.
#[derive(Clone, Copy)]
enum SaidDepartment {
    Unsaid,
    Said(Option<DepartmentId>),
}

impl<'known> Comparison<'known> {
    fn of(directory: &'known Directory) -> Self {
        let mut by_name: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
        for (person, _) in &directory.people {
            by_name
                .entry(person.name.trim().to_owned())
                .or_default()
                .push(person.id);
        }
        let mut rooms: BTreeMap<&str, Vec<RoomId>> = BTreeMap::new();
        for room in &directory.rooms {
            rooms.entry(room.number.trim()).or_default().push(room.id);
        }
        Self {
            by_id: directory
                .people
                .iter()
                .map(|entry| (entry.0.id, entry))
                .collect(),
            by_name,
            departments: directory
                .departments
                .iter()
                .map(|one| (one.name.trim(), one.id))
                .collect(),
            rooms,
        }
    }

    /// Whom the row means, and whether they are known.
    fn who(
        &self,
        row: &SheetRow,
        new_id: impl Fn(u32) -> PersonId,
    ) -> Result<(PersonId, bool), BadCell> {
        let name = cell(row, Column::Name).unwrap_or("");
        if let Some(id) = cell(row, Column::Id).filter(|id| !id.is_empty()) {
            let id = id.parse().ok().filter(|id| self.by_id.contains_key(id));
            return id
                .map(|id| (id, true))
                .ok_or_else(|| (Column::Id, Refusal::invalid("id", "sheet-id-unknown")));
        }
        if !(1..=50).contains(&text::length(name)) || !text::is_plain(name) {
            let refusal = Refusal::invalid("name", "name-unfit").with("name", name);
            return Err((Column::Name, refusal));
        }
        let department = self.department(row)?;
        let mut namesakes: Vec<PersonId> = self.by_name.get(name).cloned().unwrap_or_default();
        if let SaidDepartment::Said(department) = department {
            // A namesake in another department is somebody else.
            namesakes.retain(|id| self.by_id[id].0.department == department);
        }
        match namesakes.as_slice() {
            [] => Ok((new_id(row.number), false)),
            [one] => Ok((*one, true)),
            _ => Err((
                Column::Name,
                Refusal::conflict("sheet-name-of-several").with("name", name),
            )),
        }
    }

    /// The department that the row says.
    fn department(&self, row: &SheetRow) -> Result<SaidDepartment, BadCell> {
        let Some(name) = cell(row, Column::Department) else {
            return Ok(SaidDepartment::Unsaid);
        };
        if name.is_empty() {
            return Ok(SaidDepartment::Said(None));
        }
        let unknown = || {
            let refusal = Refusal::invalid("department", "sheet-department-unknown");
            (Column::Department, refusal.with("name", name))
        };
        let found = self.departments.get(name).copied().ok_or_else(unknown)?;
        Ok(SaidDepartment::Said(Some(found)))
    }

    fn read(
        &self,
        row: &SheetRow,
        id: PersonId,
        known: bool,
        leaders: &BTreeMap<String, Vec<PersonId>>,
    ) -> Result<(Option<&'known Entry>, Entry), BadCell> {
        let before = known.then(|| self.by_id[&id]);
        let (mut person, mut particulars) = before.cloned().unwrap_or_else(|| {
            let person = Person {
                id,
                name: String::new(),
                department: None,
                form_of_address: String::new(),
                precedence: None,
            };
            (person, Particulars::default())
        });
        if let Some(name) = cell(row, Column::Name) {
            if !(1..=50).contains(&text::length(name)) || !text::is_plain(name) {
                let refusal = Refusal::invalid("name", "name-unfit").with("name", name);
                return Err((Column::Name, refusal));
            }
            name.clone_into(&mut person.name);
        }
        if let SaidDepartment::Said(department) = self.department(row)? {
            person.department = department;
        }
        if let Some(address) = cell(row, Column::FormOfAddress) {
            address.clone_into(&mut person.form_of_address);
        }
        if let Some(rank) = cell(row, Column::Precedence) {
            person.precedence = precedence(rank)?;
        }
        check_person(&person).map_err(at_column)?;
        self.read_particulars(row, &mut particulars, leaders)?;
        particulars::check(id, &particulars).map_err(at_column)?;
        Ok((before, (person, particulars)))
    }

    fn read_particulars(
        &self,
        row: &SheetRow,
        particulars: &mut Particulars,
        leaders: &BTreeMap<String, Vec<PersonId>>,
    ) -> Result<(), BadCell> {
        if let Some(number) = cell(row, Column::Room) {
            particulars.room = self.room(number)?;
        }
        let office = (Column::OfficeTelephone, Column::OfficeToldTo);
        particulars.office = telephone(row, office, particulars.office.take())?;
        let mobile = (Column::MobileTelephone, Column::MobileToldTo);
        particulars.mobile = telephone(row, mobile, particulars.mobile.take())?;
        if let Some(plates) = cell(row, Column::Plates) {
            particulars.plates = listed(plates).map(str::to_owned).collect();
        }
        if let Some(names) = cell(row, Column::ActsFor) {
            let mut ids = Vec::new();
            for name in listed(names) {
                let code = match leaders.get(name).map_or(&[][..], Vec::as_slice) {
                    [one] => {
                        ids.push(*one);
                        continue;
                    }
                    [] => "sheet-leader-unknown",
                    _ => "sheet-name-of-several",
                };
                let refusal = Refusal::invalid("acts_for", code).with("name", name);
                return Err((Column::ActsFor, refusal));
            }
            ids.sort_unstable();
            ids.dedup();
            particulars.acts_for = ids;
        }
        Ok(())
    }

    fn room(&self, number: &str) -> Result<Option<RoomId>, BadCell> {
        if number.is_empty() {
            return Ok(None);
        }
        let code = match self.rooms.get(number).map_or(&[][..], Vec::as_slice) {
            [one] => return Ok(Some(*one)),
            [] => "sheet-room-unknown",
            _ => "sheet-name-of-several",
        };
        Err((
            Column::Room,
            Refusal::invalid("room", code).with("name", number),
        ))
    }
}
