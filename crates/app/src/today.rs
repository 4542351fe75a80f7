//! The duties of today at each site, kept as they were read for as long as nothing happened: when a thousand turn late at
//! once, three hundred phones ask for the same day within a second.
//!
//! Nothing of a duty changes without a journal entry in the same transaction, so what was read while the journal
//! stood at a number is right for everybody who reads while it stands there.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use domain::SiteId;
use domain::duty::DutyRecord;
use jiff::civil::Date;
use store::Database;

/// How many duties that registers wait for are shown of earlier days.
const LEFT_MAX: i64 = 200;

/// What was read of a site last.
struct Kept {
    head: i64,
    date: Date,
    duties: Arc<Vec<DutyRecord>>,
}

/// The duties of today at every site of the house.
#[derive(Default)]
pub(crate) struct Today {
    sites: Mutex<BTreeMap<SiteId, Kept>>,
}

impl Today {
    /// The duties of a day: of today as they are kept here, of any other as they stand.
    pub(crate) fn day(
        &self,
        db: &mut Database,
        site: &SiteId,
        head: i64,
        (date, today): (Date, Date),
    ) -> Result<Arc<Vec<DutyRecord>>> {
        if date == today {
            self.read(db, site, head, today)
        } else {
            Ok(Arc::new(store::duty::of_day(db, site, &date.to_string())?))
        }
    }

    /// The duties of today, of a site whose journal stands at `head` in the view that `db` reads; never of a
    /// transaction that writes, whose own changes no number tells of yet.
    fn read(
        &self,
        db: &mut Database,
        site: &SiteId,
        head: i64,
        today: Date,
    ) -> Result<Arc<Vec<DutyRecord>>> {
        if let Some(kept) = self.lock().get(site)
            && (kept.head, kept.date) == (head, today)
        {
            return Ok(Arc::clone(&kept.duties));
        }
        let duties = Arc::new(read(db, site, today)?);
        let mut sites = self.lock();
        // Whoever reads an older view must not put it over a newer one.
        if sites.get(site).is_none_or(|kept| kept.head <= head) {
            let duties = Arc::clone(&duties);
            let date = today;
            sites.insert(site.clone(), Kept { head, date, duties });
        }
        Ok(duties)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<SiteId, Kept>> {
        self.sites.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Today's duties, and what yesterday's late meeting left to clear up: it is still today's.
fn read(db: &mut Database, site: &SiteId, today: Date) -> Result<Vec<DutyRecord>> {
    let mut duties = store::duty::of_day(db, site, &today.to_string())?;
    duties.extend(left_before(db, site, today)?);
    Ok(duties)
}

/// What is left of the days before a day: what a late meeting of the eve left to clear up, and what registers wait
/// for.
pub(crate) fn left_before(db: &mut Database, site: &SiteId, date: Date) -> Result<Vec<DutyRecord>> {
    let eve = date.yesterday().unwrap_or(date).to_string();
    let mut left = store::duty::of_day(db, site, &eve)?;
    left.retain(|duty| duty.meeting.is_some() && duty.duty.outcome.is_none());
    // What a register still waits for is not over with its day either.
    let of_subjects = store::duty::left_of_subjects(db, site, &date.to_string(), LEFT_MAX)?;
    left.extend(of_subjects);
    Ok(left)
}
