//! The auditor: every acknowledged command is there exactly once, no effect is without its journal
//! entry and no entry without its effect, the chain is whole and the file sound.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use standards::Outcome;
use store::Database;

use crate::ground::{Ground, command_id, every_duty, number_of};

/// Entries that are not of a client: the house begins and closes days by itself.
const OF_THE_HOUSE: [&str; 2] = ["day-planned", "day-closed"];

/// Holds what was acknowledged, with its answers, against what was kept; gives the numbers of all
/// duties that were finished.
pub async fn audit(ground: &Ground, acknowledged: &BTreeMap<u64, String>) -> BTreeSet<u64> {
    let (site, who) = (ground.site.clone(), ground.attendant.to_string());
    let store = ground.store();
    let done = store.read(move |db| kept(db, &site, &who)).await.unwrap();
    for (number, answer) in acknowledged {
        let entry = done.get(number);
        let entry = entry.unwrap_or_else(|| panic!("duty {number} was acknowledged and is lost"));
        let told: serde_json::Value = serde_json::from_str(answer).unwrap();
        assert_eq!(told["journal_number"], *entry, "the answer to {number}");
    }
    done.into_keys().collect()
}

/// Each finished duty with the number of its one entry.
fn kept(db: &mut Database, site: &domain::SiteId, who: &str) -> Result<BTreeMap<u64, i64>> {
    let mut told = BTreeMap::new();
    let mut entries = 0;
    for written in store::journal::after(db, site, 0, i64::MAX)? {
        entries += 1;
        let act = written.entry.act.as_str();
        if OF_THE_HOUSE.contains(&act) {
            continue;
        }
        assert_eq!(act, "duty-done");
        let number = number_of(written.entry.duty.unwrap());
        let before = told.insert(number, written.number);
        assert_eq!(before, None, "duty {number} was finished twice");
        let answered = store::command::find(db, who, command_id(number))?;
        let answered = answered.unwrap_or_else(|| panic!("entry {number} answers no command"));
        let kept: serde_json::Value = serde_json::from_str(&answered.answer)?;
        assert_eq!(kept[1], written.number, "the answer kept for {number}");
    }
    // The house's own entries are commands, too; so nothing was answered without an entry.
    assert_eq!(store::command::count(db)?, entries);
    assert_eq!(store::journal::verify(db, site)?, Ok(entries));
    for record in every_duty(db, site)? {
        let number = number_of(record.id);
        let is_done = matches!(record.duty.outcome, Some(Outcome::Done { .. }));
        assert_eq!(
            is_done,
            told.contains_key(&number),
            "duty {number}: {record:?}"
        );
        assert_eq!(is_done, record.settled.is_some(), "duty {number}");
    }
    assert_eq!(store::dialect::file_fault(db)?, None);
    Ok(told)
}
