//! The house: its database, its clock, its standards read once, and who listens.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result, anyhow};
use domain::{Milliseconds, SiteId, Uid};
use jiff::tz::TimeZone;
use standards::Standard;
use store::{Database, Store};

use crate::alert::Reaching;
use crate::chance::{Chance, SystemChance, uuid_v7};
use crate::clock::{Clock, SystemClock};
use crate::contact::Contacts;
use crate::live::Live;
use crate::seal::Keys;
use crate::session::SignInLimits;
use crate::today::Today;
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
    codes: SignInLimits,
    contacts: Contacts,
    unkept: UnkeptSessions,
    keys: OnceLock<Keys>,
    reaching: OnceLock<Reaching>,
    standards: Mutex<BTreeMap<(SiteId, i32), Arc<Standard>>>,
    today: Today,
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
                codes: SignInLimits::default(),
                contacts: Contacts::default(),
                unkept: UnkeptSessions::default(),
                keys: OnceLock::new(),
                reaching: OnceLock::new(),
                standards: Mutex::default(),
                today: Today::default(),
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

    /// Wrong codes by kiosk.
    pub(crate) fn codes(&self) -> &SignInLimits {
        &self.inner.codes
    }

    pub(crate) fn today(&self) -> &Today {
        &self.inner.today
    }

    pub(crate) fn limits(&self) -> &SignInLimits {
        &self.inner.limits
    }

    pub(crate) fn unkept(&self) -> &UnkeptSessions {
        &self.inner.unkept
    }

    /// The house with the keys that personal data is sealed with. Who serves a house that was there
    /// before takes them by [`crate::seal::take_key`], which knows whether they fit.
    #[must_use]
    pub fn holding(self, keys: Keys) -> Self {
        self.hold(keys);
        self
    }

    pub(crate) fn hold(&self, keys: Keys) {
        // The first keys stay: what was sealed with them must open with them.
        let _already_held = self.inner.keys.set(keys);
    }

    /// The house with the ways out of it that the binary was told of. Without them no mail is sent, and no webhook
    /// leads into its own network.
    #[must_use]
    pub fn reaching_by(self, reaching: Reaching) -> Self {
        // Said once, when the house is opened.
        let _said_already = self.inner.reaching.set(reaching);
        self
    }

    /// The ways out of the house.
    #[must_use]
    pub fn reaching(&self) -> &Reaching {
        self.inner.reaching.get_or_init(Reaching::default)
    }

    /// The keys that personal data is sealed with.
    ///
    /// # Errors
    /// In a house that was opened without them, as those are that only count or verify.
    pub fn keys(&self) -> Result<&Keys> {
        let keys = self.inner.keys.get();
        keys.context("this house was opened without the key that personal data is sealed with")
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
        let standard = standards::read_kept(&body)
            .ok_or_else(|| anyhow!("version {version} of the standard of {site} has problems"))?;
        let standard = Arc::new(standard);
        self.inner
            .standards
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key, Arc::clone(&standard));
        Ok(standard)
    }

    /// Forgets a version that is being published: its number may have been another text's, which was
    /// used in a transaction that was not kept.
    pub(crate) fn forget_standard(&self, site: &SiteId, version: i32) {
        let known = self.inner.standards.lock();
        let mut known = known.unwrap_or_else(PoisonError::into_inner);
        known.remove(&(site.clone(), version));
    }
}

/// The zone of the name.
///
/// # Errors
/// When there is no such zone.
pub(crate) fn zone(name: &str) -> Result<TimeZone> {
    TimeZone::get(name).with_context(|| format!("the time zone {name}"))
}

#[cfg(test)]
mod tests {
    use domain::directory::Site;
    use store::{Options, WriteError};

    use super::*;
    use crate::command::Command;
    use crate::{Actor, Grant, Role};

    fn titled(title: &str) -> String {
        standards::shipped::BUREAU_HQ.replacen("title = \"", &format!("title = \"{title}"), 1)
    }

    /// A version is published and used in one transaction with others; if that is not kept, the
    /// number goes to another text.
    #[tokio::test]
    async fn a_version_that_was_not_kept_is_not_remembered() {
        let directory = testbed::directory::temporary();
        let path = directory.path().join("house.db").display().to_string();
        let house = House::new(Store::open(&Options::at(path)).unwrap());
        let id: SiteId = "bureau".parse().unwrap();
        let site = Site {
            id: id.clone(),
            name: "局总部".to_owned(),
            time_zone: "Asia/Shanghai".to_owned(),
            working_weekdays: 0b001_1111,
            standard_version: 1,
        };
        let first = standards::shipped::BUREAU_HQ.to_owned();
        crate::site::found_with(&house, site, first, Vec::new())
            .await
            .unwrap();
        let (inner, bureau) = (house.clone(), id.clone());
        let lost = house.store().write(Some(&id), move |db| -> Result<()> {
            store::site::publish_standard(db, &bureau, 2, &titled("甲"), 0, "")?;
            inner.standard(db, &bureau, 2)?;
            Err(anyhow!("the disk is full"))
        });
        assert!(matches!(lost.await, Err(WriteError::Command(_))));
        let mut manager = Actor::in_the_room(id.clone(), "陈经理");
        manager.grants = vec![Grant {
            site: id.clone(),
            role: Role::OwnersManager,
        }];
        let command = Command {
            id: domain::CommandId(house.new_id()),
            at: house.now(),
            fingerprint: [0; 32],
        };
        let published =
            crate::site::publish_standard(&house, &manager, &id, &command, titled("乙"));
        published.await.unwrap().unwrap();
        let shown = crate::site::standard(&house, &id).await.unwrap().unwrap();
        let expected = standards::read(&shown.body).standard.unwrap();
        assert!(shown.body.contains("title = \"乙"));
        assert_eq!(format!("{:?}", shown.standard), format!("{expected:?}"));
    }
}
