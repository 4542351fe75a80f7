//! Phones that are heard of: one that is not reached while its holder is on duty is shown to the
//! lead (clause C4.2.6).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::access::Actor;
use domain::{AccountId, Milliseconds, SiteId};
use store::Database;

use crate::error::Error;
use crate::house::House;

/// How often it is written down that a phone was heard of, at most.
const NOTE_MS: Milliseconds = 30_000;

/// For how long a phone may be silent before it counts as not reached. A phone page with a network
/// is heard of at least every half minute.
pub const SILENT_MS: Milliseconds = 2 * 60 * 1_000;

/// When what this process heard of phones was written down last.
#[derive(Debug, Default)]
pub(crate) struct Contacts {
    noted: Mutex<HashMap<(SiteId, AccountId), Milliseconds>>,
}

impl Contacts {
    /// Whether it is time to write down that the phone was heard of.
    fn is_due(&self, site: &SiteId, account: AccountId, now: Milliseconds) -> bool {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (site.clone(), account);
        if noted
            .get(&key)
            .is_some_and(|last| (0..NOTE_MS).contains(&(now - last)))
        {
            return false;
        }
        // What is forgotten is noted once more than needed.
        noted.retain(|_, last| (0..NOTE_MS).contains(&(now - *last)));
        noted.insert(key, now);
        true
    }
}

/// Notes that the phone of the actor was heard of. It is no act, and has no journal entry.
///
/// # Errors
/// When the database fails.
pub async fn heard_of(house: &House, actor: &Actor, site: &SiteId) -> Result<(), Error> {
    let now = house.now();
    let Some(account) = actor.account else {
        return Ok(());
    };
    if !house.contacts().is_due(site, account, now) {
        return Ok(());
    }
    let of = site.clone();
    let note = move |db: &mut Database| -> Result<(), Error> {
        Ok(store::shift::note_contact(db, &of, account, now)?)
    };
    Ok(house.store().write(Some(site), note).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_heard_of_is_written_down_at_most_every_half_minute() {
        let contacts = Contacts::default();
        let court: SiteId = "court".parse().unwrap();
        let (one, other) = (AccountId::derived(&["1"]), AccountId::derived(&["2"]));
        let rows = [
            (one, 0, true),
            (one, 29_999, false),
            (other, 29_999, true),
            (one, 30_000, true),
            // A clock that was set back must not silence a phone.
            (one, 10_000, true),
        ];
        for (account, now, due) in rows {
            assert_eq!(
                contacts.is_due(&court, account, now),
                due,
                "{account} {now}"
            );
        }
    }
}
