//! What it takes to tell the browsers of a site.

use domain::alert::push::Setting;
use domain::{AccountId, SiteId};
use store::Database;
use store::alert::push as kept;

use super::{KEY_PLACE, PushTarget, may_be_called, open_browser, setting_of};
use crate::house::House;
use crate::seal::open_text;

/// What is read once for every browser of a site that is told something.
pub(in crate::alert) struct Pushing {
    key: kept::PushKey,
    setting: Setting,
    browsers: Vec<kept::Browser>,
}

impl Pushing {
    /// `None` where web push is off.
    pub(in crate::alert) fn of(
        db: &mut Database,
        house: &House,
        site: &SiteId,
    ) -> anyhow::Result<Option<Self>> {
        let Some(setting) = setting_of(db, house, site)? else {
            return Ok(None);
        };
        let Some(key) = kept::key(db)? else {
            return Ok(None);
        };
        let mut browsers = kept::list(db, site)?;
        browsers.retain(|one| may_be_called(house, &setting, &one.host));
        Ok(Some(Self {
            key,
            setting,
            browsers,
        }))
    }

    /// Whether a browser of the account is told.
    pub(in crate::alert) fn tells(&self, account: AccountId) -> bool {
        self.browsers.iter().any(|one| one.account == account)
    }

    /// What it takes to tell the browsers of the account.
    pub(in crate::alert) fn target(
        &self,
        house: &House,
        site: &SiteId,
        account: AccountId,
    ) -> anyhow::Result<PushTarget> {
        let theirs = self.browsers.iter().filter(|one| one.account == account);
        let browsers = theirs.map(|one| open_browser(house, site, one));
        Ok(PushTarget {
            key: open_text(house, &KEY_PLACE, &self.key.sealed)?,
            public: self.key.public.clone(),
            contact: self.setting.contact.clone(),
            browsers: browsers.collect::<anyhow::Result<_>>()?,
        })
    }
}
