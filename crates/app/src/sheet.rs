//! What every sheet of rows has in common, whatever its rows are about.

use std::collections::{BTreeMap, BTreeSet};

use domain::Refusal;
use domain::sheet::Row;

/// What was taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How many rows are new.
    pub added: usize,
    /// How many were changed.
    pub changed: usize,
    /// How many could not be taken.
    pub bad: usize,
}

impl Imported {
    /// The counts as an answer keeps them.
    pub(crate) fn counts(self) -> [usize; 3] {
        [self.added, self.changed, self.bad]
    }

    /// What was taken in, by the counts of an answer.
    pub(crate) fn of([added, changed, bad]: [usize; 3]) -> Self {
        Self {
            added,
            changed,
            bad,
        }
    }
}

/// The rows as they wait for their confirmation: numbers, and cells by the words of their columns.
#[must_use]
pub fn written<'rows, Column: Copy + 'rows>(
    rows: impl IntoIterator<Item = &'rows Row<Column>>,
    word: fn(Column) -> &'static str,
) -> String {
    let row = |row: &'rows Row<Column>| {
        let cells = row.cells.iter();
        let cells = cells.map(|(column, text)| (word(*column), text.as_str()));
        (row.number, cells.collect())
    };
    let rows: Vec<(u32, BTreeMap<&str, &str>)> = rows.into_iter().map(row).collect();
    serde_json::json!(rows).to_string()
}

/// The rows that were written so; `column` finds a column by its word.
///
/// # Errors
/// When they are not written so.
pub fn read<Column: Ord>(
    body: &str,
    column: fn(&str) -> Option<Column>,
) -> anyhow::Result<Vec<Row<Column>>> {
    let rows: Vec<(u32, BTreeMap<String, String>)> = serde_json::from_str(body)?;
    let row = |(number, cells): (u32, BTreeMap<String, String>)| Row {
        number,
        cells: cells
            .into_iter()
            .filter_map(|(word, text)| Some((column(&word)?, text)))
            .collect(),
    };
    Ok(rows.into_iter().map(row).collect())
}

/// Refuses too many rows, and one that comes twice: what is new has its id by the row that tells of it.
pub(crate) fn check_rows(
    mut numbers: impl ExactSizeIterator<Item = u32>,
    most: usize,
) -> Result<(), Refusal> {
    if numbers.len() > most {
        let refusal = Refusal::invalid("workbook", "workbook-too-many-rows");
        return Err(refusal.with("most", most));
    }
    let mut known = BTreeSet::new();
    match numbers.find(|number| !known.insert(*number)) {
        Some(row) => Err(Refusal::invalid("workbook", "workbook-row-twice").with("row", row)),
        None => Ok(()),
    }
}
