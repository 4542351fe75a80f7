//! What an office lacks, found at a check item and brought afterwards (clause C3.3): what, in what it is counted,
//! and how much.

use standards::{Restock, Rule};

use crate::check::rule_check;
use crate::{AccountId, DutyId, Milliseconds, Refusal, RestockingId, RoomId};

/// The most of one thing that is brought at once.
pub const QUANTITY_MAX: u32 = 99;

/// What is to be brought to a room, as one cleaning found it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restocking {
    /// Its id.
    pub id: RestockingId,
    /// The civil day at the site on which it was found.
    pub day: String,
    /// Its number on that day, from 1.
    pub number: i32,
    /// Where it is brought to; `None` where the duty has no place.
    pub room: Option<RoomId>,
    /// The duty at whose check items it was found.
    pub duty: DutyId,
    /// When it was found.
    pub at: Milliseconds,
    /// By whom.
    pub by: String,
    /// Their account, where it was not the house.
    pub by_account: Option<AccountId>,
    /// What is lacking, in the order of the standard; empty once it was taken back.
    pub lines: Vec<RestockingLine>,
}

/// One thing that is to be brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestockingLine {
    /// The check item at which it was found, by its number in the duty.
    pub check: u32,
    /// What.
    pub item: String,
    /// In what it is counted.
    pub unit: String,
    /// How much: 1 to 99.
    pub quantity: u32,
    /// When that was told.
    pub told: Milliseconds,
}

impl RestockingLine {
    /// What is brought in one phrase: `抽纸 2 包`.
    #[must_use]
    pub fn words(&self) -> String {
        format!("{} {} {}", self.item, self.quantity, self.unit)
    }
}

/// What a check item may ask to be brought.
pub fn asked_at(rule: &Rule, check: u32) -> impl Iterator<Item = &Restock> {
    let place = rule_check(check);
    rule.restocks
        .iter()
        .filter(move |restock| Some(restock.check) == place)
}

/// What was brought at `at`, and what was told only after it: that is still to be brought.
#[must_use]
pub fn brought_at(
    lines: Vec<RestockingLine>,
    at: Milliseconds,
) -> (Vec<RestockingLine>, Vec<RestockingLine>) {
    lines.into_iter().partition(|line| line.told <= at)
}

/// What is lacking, once `told` was said of a check item at `now`: an item with the quantity that is lacking now, 0 where
/// none is. What was said of other items stands.
///
/// # Errors
/// Invalid where the check item asks for nothing to be brought, where it does not ask for this, where an item is
/// told twice, where too much is asked for, and where nothing is told.
pub fn told_at(
    rule: &Rule,
    check: u32,
    known: &[RestockingLine],
    (told, now): (&[(String, u32)], Milliseconds),
) -> Result<Vec<RestockingLine>, Refusal> {
    if told.is_empty() {
        return Err(Refusal::invalid("item", "restocking-nothing"));
    }
    for (place, (item, quantity)) in told.iter().enumerate() {
        if !asked_at(rule, check).any(|restock| restock.item == *item) {
            return Err(Refusal::invalid("item", "restocking-item-unknown").with("item", item));
        }
        if told[..place].iter().any(|(before, _)| before == item) {
            return Err(Refusal::invalid("item", "restocking-item-twice").with("item", item));
        }
        if *quantity > QUANTITY_MAX {
            return Err(Refusal::invalid("quantity", "restocking-quantity")
                .with("item", item)
                .with("most", QUANTITY_MAX));
        }
    }
    // How much, and since when: what is told again as it stands stands since it was told first.
    let quantity = |at: u32, item: &str| {
        let said = told.iter().find(|(name, _)| at == check && name == item);
        let before = known
            .iter()
            .find(|line| line.check == at && line.item == item);
        let before = before.map_or((0, now), |line| (line.quantity, line.told));
        match said {
            Some((_, quantity)) if *quantity != before.0 => (*quantity, now),
            _ => before,
        }
    };
    let lines = rule.restocks.iter().map(|restock| {
        let at = crate::check::number_of(restock.check);
        let (quantity, told) = quantity(at, &restock.item);
        RestockingLine {
            check: at,
            quantity,
            told,
            item: restock.item.clone(),
            unit: restock.unit.clone(),
        }
    });
    Ok(lines.filter(|line| line.quantity > 0).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(known: &str, check: u32, now: &[(&str, u32)]) -> String {
        let standard = standards::read(standards::shipped::BUREAU_HQ)
            .standard
            .unwrap();
        let rule = standard.rule(&"clean-principal-office".into()).unwrap();
        let known: Vec<RestockingLine> = known
            .split_terminator(", ")
            .map(|line| {
                let words: Vec<&str> = line.split(' ').collect();
                RestockingLine {
                    check: words[0].parse().unwrap(),
                    item: words[1].to_owned(),
                    unit: words[3].to_owned(),
                    quantity: words[2].parse().unwrap(),
                    told: 0,
                }
            })
            .collect();
        let now: Vec<(String, u32)> = now
            .iter()
            .map(|(item, quantity)| ((*item).to_owned(), *quantity))
            .collect();
        match told_at(rule, check, &known, (&now, 1)) {
            Err(no) => no.code.to_owned(),
            Ok(lines) => {
                let lines = lines.iter();
                let lines = lines.map(|line| format!("{} {}", line.check, line.words()));
                lines.collect::<Vec<_>>().join(", ")
            }
        }
    }

    #[test]
    fn what_is_lacking_is_what_was_told_last_of_each_item() {
        // C3.3
        let paper = "1001 抽纸 2 包";
        let soap = "1004 香皂 1 块, 1004 毛巾 2 条";
        let both = format!("{paper}, {soap}");
        for (known, check, now, lacking) in [
            ("", 1_001, &[("抽纸", 2)][..], paper),
            (paper, 1_001, &[("抽纸", 3)], "1001 抽纸 3 包"),
            (paper, 1_004, &[("毛巾", 2), ("香皂", 1)], both.as_str()),
            (
                &both,
                1_004,
                &[("毛巾", 0)],
                "1001 抽纸 2 包, 1004 香皂 1 块",
            ),
            (paper, 1_001, &[("抽纸", 0)], ""),
            ("", 1_001, &[("抽纸", 99)], "1001 抽纸 99 包"),
            ("", 1_001, &[("抽纸", 100)], "restocking-quantity"),
            ("", 1_001, &[("毛巾", 1)], "restocking-item-unknown"),
            ("", 1_000, &[("抽纸", 1)], "restocking-item-unknown"),
            ("", 4, &[("抽纸", 1)], "restocking-item-unknown"),
            (
                "",
                1_001,
                &[("抽纸", 1), ("抽纸", 2)],
                "restocking-item-twice",
            ),
            ("", 1_001, &[], "restocking-nothing"),
        ] {
            assert_eq!(told(known, check, now), lacking, "{known} {check} {now:?}");
        }
    }
}
