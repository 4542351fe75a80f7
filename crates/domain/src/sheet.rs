//! What every sheet of rows has in common, whatever its columns are: a workbook is taken in row by row.

use std::collections::BTreeMap;

/// A row as it is written; a column that the sheet does not have says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<Column> {
    /// Its number in the sheet, counted as office programs count: the head is 1.
    pub number: u32,
    /// Its cells.
    pub cells: BTreeMap<Column, String>,
}

/// What a cell would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange<Column> {
    /// Which column.
    pub column: Column,
    /// What stands now.
    pub before: String,
    /// What would stand.
    pub after: String,
}

/// The cells in which a row would differ, in the order of the columns.
#[must_use]
pub fn changes<Column: Copy + Ord>(
    old: &BTreeMap<Column, String>,
    new: &BTreeMap<Column, String>,
) -> Vec<CellChange<Column>> {
    let changed = new
        .iter()
        .filter(|(column, after)| old.get(*column) != Some(*after));
    changed
        .map(|(column, after)| CellChange {
            column: *column,
            before: old.get(column).cloned().unwrap_or_default(),
            after: after.clone(),
        })
        .collect()
}
