//! Who listens, and what they are told: that something happened, never what it was in full.
//!
//! Every subscriber has a bounded buffer; one that is too slow is dropped and reloads.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{DutyId, MeetingId, RoomId, SiteId};
use tokio::sync::broadcast;

use crate::error::Error;
use crate::house::House;

/// How many events a slow subscriber may be behind.
const BUFFER: usize = 256;

/// Something that happened at a site; its number is the journal's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The number of the journal entry.
    pub number: i64,
    /// The entry's act.
    pub act: String,
    /// The meeting it belongs to.
    pub meeting: Option<MeetingId>,
    /// The duty it belongs to.
    pub duty: Option<DutyId>,
    /// The room it happened in.
    pub room: Option<RoomId>,
    /// Whether listeners hear only that something happened: it belongs to a case, and the listener may
    /// be whom it is about.
    pub hushed: bool,
}

/// The listeners of every site.
#[derive(Debug, Default)]
pub struct Live {
    sites: Mutex<BTreeMap<SiteId, broadcast::Sender<Arc<Event>>>>,
    heads: Mutex<BTreeMap<SiteId, i64>>,
}

impl Live {
    /// Listens to a site from now on.
    #[must_use]
    pub fn subscribe(&self, site: &SiteId) -> broadcast::Receiver<Arc<Event>> {
        let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        sites
            .entry(site.clone())
            .or_insert_with(|| broadcast::channel(BUFFER).0)
            .subscribe()
    }

    /// Tells everybody who listens to the site.
    pub fn publish(&self, site: &SiteId, event: Event) {
        let mut heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        let head = heads.entry(site.clone()).or_insert(0);
        *head = (*head).max(event.number);
        drop(heads);
        let sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = sites.get(site) {
            // Nobody listening is no failure.
            let _listeners = sender.send(Arc::new(event));
        }
    }

    /// Says where the site's journal stands when this process begins to listen.
    pub(crate) fn begin(&self, site: &SiteId, number: i64) {
        let mut heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        let head = heads.entry(site.clone()).or_insert(0);
        *head = (*head).max(number);
    }

    /// The last number published at the site by this process; 0 before the first.
    #[must_use]
    pub fn head(&self, site: &SiteId) -> i64 {
        let heads = self.heads.lock().unwrap_or_else(PoisonError::into_inner);
        heads.get(site).copied().unwrap_or(0)
    }
}

/// The events of a site with numbers above `number`, oldest first, `limit` at most: where a
/// listener that was away goes on.
///
/// # Errors
/// When the database fails.
pub async fn after(
    house: &House,
    site: &SiteId,
    number: i64,
    limit: i64,
) -> Result<Vec<Event>, Error> {
    let site = site.clone();
    let entries = house
        .store()
        .read(move |db| store::journal::after(db, &site, number, limit))
        .await?;
    Ok(entries.iter().map(crate::timer::event_of).collect())
}
