//! What stands in single cells.

use super::{BadCell, Column, SheetRow, cell};
use crate::Refusal;
use crate::particulars::{Telephone, ToldTo};

pub(super) fn precedence(typed: &str) -> Result<Option<u32>, BadCell> {
    if typed.is_empty() {
        return Ok(None);
    }
    let digits = crate::folding::fold(typed);
    digits.parse().map(Some).map_err(|_| {
        let refusal = Refusal::invalid("precedence", "number-unfit").with("typed", typed);
        (Column::Precedence, refusal)
    })
}

pub(super) fn telephone(
    row: &SheetRow,
    (number, told_to): (Column, Column),
    before: Option<Telephone>,
) -> Result<Option<Telephone>, BadCell> {
    let told_before = before.as_ref().map(|known| known.told_to);
    let told_now = match cell(row, told_to).filter(|word| !word.is_empty()) {
        None => None,
        Some(word) => {
            let unknown = || (told_to, Refusal::invalid(told_to.word(), "choice-unknown"));
            Some(ToldTo::from_word(word).ok_or_else(unknown)?)
        }
    };
    // Where nothing is said of it, nobody is told it unasked.
    let told = told_now.or(told_before).unwrap_or(ToldTo::NobodyUnasked);
    let number = match cell(row, number) {
        Some("") => None,
        Some(typed) => Some(typed.to_owned()),
        None => before.map(|known| known.number),
    };
    Ok(number.map(|number| Telephone {
        number,
        told_to: told,
    }))
}

/// The items of a cell that holds several.
pub(super) fn listed(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['\u{3001}', '\u{ff0c}', ',', '\u{ff1b}', ';', '\n'])
        .map(str::trim)
        .filter(|one| !one.is_empty())
}

/// A refusal of the directory at the column of its field.
pub(super) fn at_column(refusal: Refusal) -> BadCell {
    let column = refusal.field.and_then(Column::from_word);
    (column.unwrap_or(Column::Name), refusal)
}
