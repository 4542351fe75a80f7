//! What the registers of found and lost things keep of somebody, for who asks what the house keeps of them.

use anyhow::Result;
use domain::found_item::lost::LostReport;
use domain::found_item::{FoundItem, Said, Step};
use domain::{CommandId, FoundItemId, LostReportId, Milliseconds, SiteId, telephone};
use store::Database;
use store::found_item::FoundItemRecord;

use super::sealed;
use crate::command::Deed;
use crate::error::Error;
use crate::house::House;

/// How many things are opened at a time.
const TURN: i64 = 500;

/// A found thing that somebody took, or that is what they looked for, with all that is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatheredItem {
    /// The thing, with what it looks like.
    pub item: FoundItem,
    /// What was said with each step, and when.
    pub said: Vec<(Step, Milliseconds, Said)>,
    /// Whether their signature is kept.
    pub signed: bool,
}

impl GatheredItem {
    /// What was said as it was given back.
    fn hand_back(&self) -> Option<&Said> {
        let mut said = self.said.iter();
        let back = said.find(|(step, ..)| *step == Step::HandBack);
        back.map(|(.., said)| said)
    }

    /// Who took it; empty where nobody did.
    #[must_use]
    pub fn taker(&self) -> &str {
        self.hand_back().map_or("", |said| said.whom.as_str())
    }
}

/// The reports of the telephone's mark of which something is still told, the newest first.
pub(crate) fn reports_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    mark: &str,
    limit: i64,
) -> Result<Vec<LostReport>> {
    let records = store::found_item::lost::of_telephone(db, site, mark, limit)?;
    let reports = records.into_iter().map(|record| {
        let told = sealed::open_report(house, site, &record)?;
        Ok(LostReport {
            told,
            ..record.report
        })
    });
    reports.collect()
}

/// What was given back to whoever has the telephone, and what their reports were closed with, where nobody took it
/// with another telephone. What was given back leaves no mark: each thing that is still told of is opened.
pub(crate) fn items_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    (essence, reports): (&str, &[LostReport]),
) -> Result<Vec<GatheredItem>> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let turn = store::found_item::handed_back(db, site, after, TURN)?;
        let Some(last) = turn.last() else {
            break;
        };
        after = Some(last.item.id);
        for record in turn {
            let gathered = open(db, house, site, record)?;
            let number = gathered.hand_back().map(|said| said.telephone.as_str());
            let theirs = number.and_then(telephone::essence);
            if theirs.as_deref() == Some(essence) {
                found.push(gathered);
            }
        }
    }
    for id in reports.iter().filter_map(|report| report.item) {
        let record = store::found_item::find(db, site, id)?;
        let Some(record) = record.filter(|one| one.sealed.is_some()) else {
            continue;
        };
        let gathered = open(db, house, site, record)?;
        let other = gathered.hand_back().map(|said| said.telephone.as_str());
        let is_known = found.iter().any(|known| known.item.id == id);
        if !is_known && other.is_none_or(str::is_empty) {
            found.push(gathered);
        }
    }
    found.sort_by_key(|gathered| std::cmp::Reverse(gathered.item.at));
    Ok(found)
}

fn open(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    record: FoundItemRecord,
) -> Result<GatheredItem> {
    let id = record.item.id;
    let (mut said, mut signed) = (Vec::new(), false);
    for (position, step) in (1..).zip(store::found_item::steps(db, site, id)?) {
        signed |= step.signature.is_some();
        if let Some(words) = sealed::open_step(house, site, (id, position), &step)? {
            said.push((step.step, step.at, words));
        }
    }
    let description = sealed::open_item(house, site, &record)?;
    Ok(GatheredItem {
        item: FoundItem {
            description,
            ..record.item
        },
        said,
        signed,
    })
}

/// Forgets what was told with a report; that somebody looked for a thing stays.
pub(crate) fn forget_report(deed: &mut Deed<'_>, id: LostReportId) -> Result<(), Error> {
    store::command::forget_answer(deed.db, CommandId(id.0))?;
    store::found_item::lost::forget_one(deed.db, &deed.site.id, id)?;
    Ok(())
}

/// Forgets what a thing looked like, who took it, their signature and its photos; how it left the house stays.
pub(crate) fn forget_item(deed: &mut Deed<'_>, id: FoundItemId) -> Result<(), Error> {
    store::command::forget_answer(deed.db, CommandId(id.0))?;
    store::found_item::forget_one(deed.db, &deed.site.id, id)?;
    Ok(())
}
