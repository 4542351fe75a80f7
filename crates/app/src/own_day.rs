//! What is the reader's own to see to, on whatever page of the desk they work: the check at sign-on that waits, what
//! they have not been told yet, how much is theirs to do by now, and the rules to read (clauses A1.2, A1.7, A2.1, A2.2,
//! A2.5). It is read once for each page, and found by indexes alone.

use domain::access::{Action, Actor, Object};
use domain::{AccountId, DutyId, Milliseconds, SiteId};
use store::Database;
use store::notice::Notice;

use crate::error::Error;
use crate::house::House;
use crate::house_rule::{Unread, unread_of};

/// What is somebody's own to see to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnDay {
    /// The check at sign-on that waits.
    pub sign_on: Option<WaitingCheck>,
    /// What they have not been told yet, oldest first.
    pub notices: Vec<Notice>,
    /// How many other duties of theirs are late.
    pub late: usize,
    /// How many others are to be done now.
    pub open: usize,
    /// When the next of their duties opens, which no entry tells of.
    pub turns: Option<Milliseconds>,
    /// The rules of the house that they have yet to read.
    pub unread_rules: Unread,
}

/// A check at sign-on that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingCheck {
    /// Its duty.
    pub duty: DutyId,
    /// When their shift begins.
    pub comes: Milliseconds,
    /// Until when it is to be made.
    pub due: Milliseconds,
    /// Whether that has passed.
    pub is_late: bool,
}

/// What is the reader's own to see to at the site.
///
/// # Errors
/// When the database fails.
pub async fn of_reader(house: &House, actor: &Actor, site: &SiteId) -> Result<OwnDay, Error> {
    let may = |object, action| actor.right(site, object, action).is_some();
    let reads_rules = may(Object::HouseRule, Action::Do);
    let is_told = may(Object::Duty, Action::View);
    let serves = is_told && may(Object::Shift, Action::View);
    let account = actor.account;
    let Some(account) = account.filter(|_| reads_rules || is_told) else {
        return Ok(OwnDay::default());
    };
    let (actor, site, now) = (actor.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| -> anyhow::Result<OwnDay> {
        let mut own = OwnDay::default();
        if reads_rules {
            own.unread_rules = unread_of(db, &actor, &site, now)?;
        }
        if is_told {
            own.notices = store::notice::unseen(db, &site, account)?;
        }
        if serves {
            own.count_duties(db, &site, (account, now))?;
        }
        Ok(own)
    };
    Ok(house.store().read(read).await?)
}

impl OwnDay {
    fn count_duties(
        &mut self,
        db: &mut Database,
        site: &SiteId,
        (account, now): (AccountId, Milliseconds),
    ) -> anyhow::Result<()> {
        for record in store::duty::unsettled_of(db, site, account)? {
            let duty = &record.duty;
            let (opens, due) = (duty.opens.as_millisecond(), duty.due.as_millisecond());
            // In a break its clock stands still.
            let stopped = duty.stopped.map(jiff::Timestamp::as_millisecond);
            let clock = stopped.map_or(now, |stopped| stopped.min(now));
            if clock < opens {
                let next = self.turns.map_or(opens, |turns| turns.min(opens));
                self.turns = Some(next);
                continue;
            }
            let is_late = clock > due;
            if crate::roster::is_about_one(&record) {
                self.sign_on.get_or_insert(WaitingCheck {
                    duty: record.id,
                    comes: duty.cause.as_millisecond(),
                    due,
                    is_late,
                });
            } else if is_late {
                self.late += 1;
            } else {
                self.open += 1;
            }
        }
        Ok(())
    }
}
