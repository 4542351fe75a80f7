//! What every sheet of rows has in common before it is looked at.

use std::collections::BTreeSet;

use domain::Refusal;

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
