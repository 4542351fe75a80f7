//! What was written down under a telephone before somebody corrected it: the corrections of calls keep
//! it, and so does the daily record that was signed before.
//!
//! Who stands in a record now may be somebody else than who stood there. So only the earlier wording
//! is given out and erased; the record stays as it stands.

use std::collections::BTreeSet;

use domain::call::Call;
use domain::subject::Register;
use domain::{CallId, SiteId, Uid, VisitId, telephone};
use store::Database;
use store::reception_record::LineRecord;

use super::found::Sought;
use crate::house::House;
use crate::visit::sealed;

/// How many corrections are opened at a time.
const TURN: i64 = 500;
/// What a caller tells, as a correction calls it.
const TOLD: [&str; 6] = [
    "caller",
    "organisation",
    "telephone",
    "case-number",
    "matter",
    "remark",
];

/// What a call said under the telephone before it was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierCall {
    /// The call, without what is told in it now.
    pub call: Call,
    /// The corrections that keep it, by the revision that each led to.
    pub revisions: Vec<i32>,
    /// What stood in each field that was corrected: its word, and what it said.
    pub said: Vec<(String, String)>,
}

/// What a correction keeps: why, and what differed.
type Correction = (String, Vec<(String, String, String)>);

/// The corrections that keep the telephone, call by call; calls that are theirs as they stand now are
/// not among them.
pub(super) fn calls(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
    theirs: &BTreeSet<CallId>,
) -> anyhow::Result<Vec<EarlierCall>> {
    let Some(essence) = sought.essence() else {
        return Ok(Vec::new());
    };
    let (mut found, mut after) = (Vec::<EarlierCall>::new(), None);
    loop {
        let turn = store::call::changes_told(db, site, after, TURN)?;
        let Some((id, last)) = turn.last() else {
            break;
        };
        after = Some((*id, last.revision));
        for (id, change) in turn {
            let Some(sealed) = change.sealed.filter(|_| !theirs.contains(&id)) else {
                continue;
            };
            let place = crate::call::place_of_change(id, change.revision);
            let place = ["call-change", site.as_str(), &place];
            let opened = house.keys()?.open(&place, &sealed)?;
            let (_, differences): Correction = serde_json::from_slice(&opened)?;
            let said = said_under(&essence, &differences);
            if said.is_empty() {
                continue;
            }
            if found.last().is_none_or(|last| last.call.id != id) {
                let Some(record) = store::call::find(db, site, id)? else {
                    continue;
                };
                found.push(EarlierCall {
                    call: record.call,
                    revisions: Vec::new(),
                    said: Vec::new(),
                });
            }
            if let Some(earlier) = found.last_mut() {
                earlier.revisions.push(change.revision);
                for one in said {
                    if !earlier.said.contains(&one) {
                        earlier.said.push(one);
                    }
                }
            }
        }
    }
    found.sort_by_key(|earlier| std::cmp::Reverse(earlier.call.at));
    Ok(found)
}

/// What stood in the corrected fields while the telephone did.
fn said_under(essence: &str, differences: &[(String, String, String)]) -> Vec<(String, String)> {
    let number = differences.iter().find(|(field, ..)| field == "telephone");
    let Some((_, before, after)) = number else {
        return Vec::new();
    };
    let is_it = |written: &str| telephone::essence(written).as_deref() == Some(essence);
    let (before, after) = (is_it(before), is_it(after));
    let told = differences
        .iter()
        .filter(|(field, ..)| TOLD.contains(&field.as_str()));
    let mut said = Vec::new();
    for (field, was, became) in told {
        for (stood, text) in [(before, was), (after, became)] {
            if stood && !text.is_empty() {
                said.push((field.clone(), text.clone()));
            }
        }
    }
    said
}

/// The lines of signed daily records that keep the telephone, of records that say something else now.
pub(super) fn lines(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
    theirs: &[(Register, Uid)],
) -> anyhow::Result<Vec<(String, LineRecord)>> {
    let Some(essence) = sought.essence() else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for day in store::reception_record::told::days(db, site)? {
        for line in store::reception_record::told::lines(db, site, &day)? {
            if theirs.contains(&(line.register, line.id)) {
                continue;
            }
            let opened = crate::reception_record::opened(house, site, &day, line.clone())?;
            let told = opened.told.unwrap_or_default();
            if telephone::essence(&told.telephone).as_ref() == Some(&essence)
                && may_be_theirs(db, house, site, sought, &line)?
            {
                found.push((day.clone(), line));
            }
        }
    }
    Ok(found)
}

/// Whoever showed another document than the one that is asked with is somebody else.
fn may_be_theirs(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
    line: &LineRecord,
) -> anyhow::Result<bool> {
    if line.register != Register::Visit {
        return Ok(true);
    }
    let visit = store::visit::find(db, site, VisitId(line.id))?;
    let shown = visit.and_then(|visit| visit.document_mark);
    let asked = sealed::document_mark(house.keys()?, site, sought.document_number());
    Ok(shown.is_none() || shown == asked)
}
