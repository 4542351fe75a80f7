//! The house: its database, its clock, its standards read once, and who listens.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, anyhow};
use domain::{Milliseconds, SiteId, Uid};
use jiff::tz::TimeZone;
use standards::Standard;
use store::{Database, Store};

use crate::chance::{Chance, SystemChance, uuid_v7};
use crate::clock::{Clock, SystemClock};
use crate::contact::Contacts;
use crate::live::Live;
use crate::session::SignInLimits;
use crate::unkept::UnkeptSessions;

/// The house. Cheap to clone; everything takes it by reference.
#[derive(Clone)]
pub struct House {
    inner: Arc<Inner>,
}

struct Inner {
    store: Store,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    live: Live,
    limits: SignInLimits,
    contacts: Contacts,
    unkept: UnkeptSessions,
    standards: Mutex<BTreeMap<(SiteId, i32), Arc<Standard>>>,
}

impl House {
    /// A house that lives by the machine's clock.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self::with(store, Arc::new(SystemClock), Arc::new(SystemChance))
    }

    /// A house with a clock and a source of randomness of its own.
    #[must_use]
    pub fn with(store: Store, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Self {
        Self {
            inner: Arc::new(Inner {
                store,
                clock,
                chance,
                live: Live::default(),
                limits: SignInLimits::default(),
                contacts: Contacts::default(),
                unkept: UnkeptSessions::default(),
                standards: Mutex::default(),
            }),
        }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Milliseconds {
        self.inner.clock.now()
    }

    /// A new id made by the server.
    #[must_use]
    pub fn new_id(&self) -> Uid {
        uuid_v7(self.inner.chance.as_ref(), self.now())
    }

    /// Where it keeps everything.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.store
    }

    /// Who listens.
    #[must_use]
    pub fn live(&self) -> &Live {
        &self.inner.live
    }

    /// Whether it accepts commands.
    #[must_use]
    pub fn is_healthy(&self) -> bool {
        self.inner.store.is_healthy()
    }

    pub(crate) fn chance(&self) -> &dyn Chance {
        self.inner.chance.as_ref()
    }

    pub(crate) fn contacts(&self) -> &Contacts {
        &self.inner.contacts
    }

    pub(crate) fn limits(&self) -> &SignInLimits {
        &self.inner.limits
    }

    pub(crate) fn unkept(&self) -> &UnkeptSessions {
        &self.inner.unkept
    }

    /// One version of a site's standard, read once and kept: a published version never changes.
    pub(crate) fn standard(
        &self,
        db: &mut Database,
        site: &SiteId,
        version: i32,
    ) -> Result<Arc<Standard>> {
        let key = (site.clone(), version);
        let known = self
            .inner
            .standards
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(standard) = known.get(&key) {
            return Ok(Arc::clone(standard));
        }
        drop(known);
        let body = store::site::standard_body(db, site, version)?
            .with_context(|| format!("the site {site} has no standard of version {version}"))?;
        let standard = standards::read(&body)
            .standard
            .ok_or_else(|| anyhow!("version {version} of the standard of {site} has problems"))?;
        let standard = Arc::new(standard);
        self.inner
            .standards
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, Arc::clone(&standard));
        Ok(standard)
    }
}

/// The zone of the name.
///
/// # Errors
/// When there is no such zone.
pub(crate) fn zone(name: &str) -> Result<TimeZone> {
    TimeZone::get(name).with_context(|| format!("the time zone {name}"))
}
