//! What was written down under a telephone before somebody corrected it: the corrections of calls keep
//! it, and so does the daily record that was signed before.
//!
//! Who stands in a record now may be somebody else than who stood there. So only the earlier wording
//! is given out and erased; the record stays as it stands.

use std::collections::BTreeSet;

use domain::call::{Call, Told};
use domain::subject::Register;
use domain::{CallId, SiteId, Uid, VisitId, telephone};
use store::Database;
use store::reception_record::LineRecord;

use super::found::Sought;
use super::named::is_named;
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
    /// Who stood there as the caller while the telephone did, each once; none where nobody did.
    pub callers: Vec<String>,
}

/// A line of a signed daily record that keeps the telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierLine {
    /// The day of the record.
    pub day: String,
    /// Whose name the line has.
    pub name: String,
    /// The line as it is kept.
    pub line: LineRecord,
}

/// What corrections keep of a telephone.
#[derive(Default)]
struct Under {
    revisions: Vec<i32>,
    said: Vec<(String, String)>,
    callers: Vec<String>,
}

/// What a correction keeps: why, and what differed.
type Correction = (String, Vec<Difference>);
/// A field that was corrected: its word, what stood there, what stands there since.
type Difference = (String, String, String);

/// The corrections of one call, the oldest first, by the revision that each led to.
type Corrections = Vec<(i32, Vec<Difference>)>;

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
    let (mut found, mut after) = (Vec::new(), None);
    let mut of_one: Option<(CallId, Corrections)> = None;
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
            if of_one.as_ref().is_some_and(|(known, _)| *known != id) {
                found.extend(earlier_of(
                    db,
                    house,
                    site,
                    (sought, &essence),
                    of_one.take(),
                )?);
            }
            let (_, corrections) = of_one.get_or_insert_with(|| (id, Vec::new()));
            corrections.push((change.revision, differences));
        }
    }
    found.extend(earlier_of(db, house, site, (sought, &essence), of_one)?);
    found.sort_by_key(|earlier| std::cmp::Reverse(earlier.call.at));
    Ok(found)
}

/// What the corrections of one call keep of whoever has the telephone.
fn earlier_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (sought, essence): (&Sought, &str),
    of_one: Option<(CallId, Corrections)>,
) -> anyhow::Result<Option<EarlierCall>> {
    let Some((id, corrections)) = of_one else {
        return Ok(None);
    };
    let Some(record) = store::call::find(db, site, id)? else {
        return Ok(None);
    };
    let told = crate::call::opened(house, site, &record)?;
    let told = told.unwrap_or_default();
    let under = said_under(essence, told, &corrections);
    let is_theirs = !under.revisions.is_empty() && is_named(&under.callers, sought);
    Ok(is_theirs.then_some(EarlierCall {
        call: record.call,
        revisions: under.revisions,
        said: under.said,
        callers: under.callers,
    }))
}

/// What stood in the corrected fields while the telephone stood in the call, also where a correction
/// left the telephone as it was; which corrections keep it; and who stood beside it, corrected or not.
/// `now` is what stands there now.
fn said_under(essence: &str, now: Told, corrections: &Corrections) -> Under {
    let is_it = |written: &str| telephone::essence(written).as_deref() == Some(essence);
    let (mut after, mut caller) = (now.telephone, now.caller);
    let mut under = Under::default();
    for (revision, differences) in corrections.iter().rev() {
        let before = before_in(differences, "telephone", &after);
        let caller_before = before_in(differences, "caller", &caller);
        for (stood, name) in [(is_it(&after), &caller), (is_it(&before), &caller_before)] {
            if stood && !name.is_empty() && !under.callers.contains(name) {
                under.callers.push(name.clone());
            }
        }
        let told = differences
            .iter()
            .filter(|(field, ..)| TOLD.contains(&field.as_str()));
        let mut keeps = false;
        for (field, was, became) in told {
            for (stood, text) in [(is_it(&after), became), (is_it(&before), was)] {
                let one = (field.clone(), text.clone());
                if stood && !text.is_empty() {
                    keeps = true;
                    if !under.said.contains(&one) {
                        under.said.push(one);
                    }
                }
            }
        }
        if keeps {
            under.revisions.push(*revision);
        }
        (after, caller) = (before, caller_before);
    }
    under.revisions.reverse();
    under
}

/// What stood in a field before a correction; `since` stands there where it left the field alone.
fn before_in(differences: &[Difference], field: &str, since: &str) -> String {
    let found = differences.iter().find(|(word, ..)| word == field);
    found.map_or_else(|| since.to_owned(), |(_, before, _)| before.clone())
}

/// The lines of signed daily records that keep the telephone, of records that say something else now.
pub(super) fn lines(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    sought: &Sought,
    theirs: &[(Register, Uid)],
) -> anyhow::Result<Vec<EarlierLine>> {
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
                && sought.means(&told.name)
                && may_be_theirs(db, house, site, sought, &line)?
            {
                found.push(EarlierLine {
                    day: day.clone(),
                    name: told.name,
                    line,
                });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_beside_a_telephone_is_theirs_also_where_the_telephone_was_not_corrected() {
        let difference = |field: &str, before: &str, after: &str| {
            (field.to_owned(), before.to_owned(), after.to_owned())
        };
        // First the name was put right, then the telephone, then the name of whoever it is after all.
        let corrections = vec![
            (1, vec![difference("caller", "金丝鸟", "金丝雀")]),
            (
                2,
                vec![difference("telephone", "13987650001", "13811112222")],
            ),
            (3, vec![difference("caller", "金丝雀", "赵敏")]),
        ];
        let now = || Told {
            caller: "赵敏".to_owned(),
            telephone: "13811112222".to_owned(),
            ..Told::default()
        };
        let texts = |under: &Under| {
            let texts = under.said.iter().map(|(_, text)| text.clone());
            texts.collect::<Vec<_>>()
        };
        let under = said_under("13987650001", now(), &corrections);
        assert_eq!(under.revisions, [1, 2]);
        assert_eq!(texts(&under), ["13987650001", "金丝雀", "金丝鸟"]);
        assert_eq!(under.callers, ["金丝雀", "金丝鸟"]);
        let under = said_under("13811112222", now(), &corrections);
        assert_eq!(under.revisions, [2, 3]);
        assert_eq!(texts(&under), ["赵敏", "金丝雀", "13811112222"]);
        assert_eq!(under.callers, ["赵敏", "金丝雀"]);
    }

    #[test]
    fn who_stood_beside_a_telephone_is_known_also_where_the_name_was_not_corrected_or_only_later() {
        let number = (
            "telephone".to_owned(),
            "13987650001".to_owned(),
            "13811112222".to_owned(),
        );
        let name = ("caller".to_owned(), "金丝雀".to_owned(), "赵敏".to_owned());
        let now = |caller: &str| Told {
            caller: caller.to_owned(),
            telephone: "13811112222".to_owned(),
            ..Told::default()
        };
        let first = (1, vec![number]);
        let alone = said_under("13987650001", now("金丝雀"), &vec![first.clone()]);
        assert_eq!(alone.callers, ["金丝雀"]);
        let later = vec![first, (2, vec![name])];
        let later = said_under("13987650001", now("赵敏"), &later);
        assert_eq!(
            (later.revisions, later.callers),
            (vec![1], vec!["金丝雀".to_owned()])
        );
    }
}
