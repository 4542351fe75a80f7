//! How the ways stand, and what came of what was told.

use std::collections::BTreeMap;

use domain::access::{Action, Actor, Object};
use domain::alert::{Alert, Recipient};
use domain::{AccountId, AlertWayId, DutyId, SiteId};
use store::Database;
use store::alert::way::{AlertWay, Kind, WayState};

use super::push::{self, PushPage};
use crate::contact::SILENT_MS;
use crate::error::Error;
use crate::house::House;

/// How many of what did not go out are shown.
const TROUBLES_MAX: i64 = 50;

/// The ways of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaysPage {
    /// Its webhooks, their addresses left out.
    pub webhooks: Vec<AlertWay>,
    /// How mail stands; it is set up by whoever runs the house.
    pub mail: WayState,
    /// Whether mail can be sent at all.
    pub mail_is_set_up: bool,
    /// How web push stands; `None` where the site did not switch it on.
    pub push: Option<PushPage>,
    /// How many of the staff are on duty, and how many of their phones are reached.
    pub phones: (usize, usize),
    /// What did not go out, or not yet, the newest first.
    pub troubles: Vec<Trouble>,
}

/// Something that did not go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// The alert.
    pub alert: Alert,
    /// The name of the webhook; empty for mail and browsers, and where it was taken away.
    pub name: String,
}

/// The ways of a site and how they stand; `None` for whoever may not see them.
///
/// # Errors
/// When the database fails.
pub async fn ways(house: &House, actor: &Actor, site: &SiteId) -> Result<Option<WaysPage>, Error> {
    if actor.right(site, Object::AlertWay, Action::View).is_none() {
        return Ok(None);
    }
    let (owned, site, now) = (house.clone(), site.clone(), house.now());
    let may_set = actor.right(&site, Object::AlertWay, Action::Approve);
    let may_set = may_set.is_some();
    let mail_is_set_up = house.reaching().mail;
    let read = move |db: &mut Database| {
        let push = push::page(db, &owned, &site, may_set)?;
        let mut ways = store::alert::way::list(db, &site)?;
        ways.retain(|way| way.kind != Kind::Push);
        for way in &mut ways {
            way.sealed.clear();
        }
        let names: BTreeMap<AlertWayId, String> =
            ways.iter().map(|way| (way.id, way.name.clone())).collect();
        let (webhooks, mails): (Vec<AlertWay>, Vec<AlertWay>) = ways
            .into_iter()
            .partition(|way| matches!(way.kind, Kind::Webhook(_)));
        let contacts = store::shift::contacts(db, &site)?;
        let reached = contacts.iter().filter(|(_, at)| now - at <= SILENT_MS);
        let phones = (contacts.len(), reached.count());
        let undelivered = store::alert::troubled(db, &site, TROUBLES_MAX)?;
        let troubles = undelivered.into_iter().map(|alert| {
            let name = match alert.to {
                Recipient::Webhook(way) => names.get(&way).cloned(),
                Recipient::Phone(_) | Recipient::Mail(_) | Recipient::Push(_) => None,
            };
            Trouble {
                alert,
                name: name.unwrap_or_default(),
            }
        });
        Ok(WaysPage {
            webhooks,
            mail: mails
                .into_iter()
                .next()
                .map(|way| way.state)
                .unwrap_or_default(),
            mail_is_set_up,
            push,
            phones,
            troubles: troubles.collect(),
        })
    };
    Ok(Some(house.store().read(read).await?))
}

/// A way that is shut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Closed {
    /// Mail.
    Mail,
    /// Web push by the service of this maker.
    Push(String),
    /// The webhook of this name.
    Webhook(String),
}

/// The ways of a site that are shut now. They are no secret of anybody who sees the board.
///
/// # Errors
/// When the database fails.
pub async fn closed(house: &House, site: &SiteId) -> Result<Vec<Closed>, Error> {
    let site = site.clone();
    let ways = house
        .store()
        .read(move |db| store::alert::way::list(db, &site))
        .await?;
    // A way that the house has no more is not shut.
    let mails = house.reaching().mail;
    let shut = ways
        .into_iter()
        .filter(|way| way.state.failing_since.is_some())
        .filter(|way| mails || way.kind != Kind::Mail);
    let closed = shut.map(|way| match way.kind {
        Kind::Mail => Closed::Mail,
        Kind::Push => Closed::Push(way.name),
        Kind::Webhook(_) => Closed::Webhook(way.name),
    });
    Ok(closed.collect())
}

/// What was told of a duty, as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyAlert {
    /// What was told to whom.
    pub alert: Alert,
    /// The person's name, or the webhook's; empty where it is gone.
    pub name: String,
}

/// What was told of a duty, in the order in which it was written down. Whoever asks may see the duty.
///
/// # Errors
/// When the database fails.
pub async fn of_duty(house: &House, site: &SiteId, duty: DutyId) -> Result<Vec<DutyAlert>, Error> {
    let site = site.clone();
    let read = move |db: &mut Database| {
        let alerts = store::alert::of_duty(db, &site, duty)?;
        if alerts.is_empty() {
            return Ok(Vec::new());
        }
        let names: BTreeMap<AccountId, String> =
            store::account::names(db, &site)?.into_iter().collect();
        let ways = store::alert::way::list(db, &site)?;
        let name = |to: Recipient| match to {
            Recipient::Phone(account) | Recipient::Mail(account) | Recipient::Push(account) => {
                names.get(&account).cloned()
            }
            Recipient::Webhook(id) => {
                let way = ways.iter().find(|way| way.id == id);
                way.map(|way| way.name.clone())
            }
        };
        let shown = alerts.into_iter().map(|alert| DutyAlert {
            name: name(alert.to).unwrap_or_default(),
            alert,
        });
        Ok(shown.collect())
    };
    Ok(house.store().read(read).await?)
}

/// Of how many duties the leader knows that they did not come to somebody's phone, by account.
pub(crate) fn unreceived_of(
    db: &mut Database,
    site: &SiteId,
) -> anyhow::Result<BTreeMap<AccountId, i64>> {
    Ok(store::alert::unreached(db, site)?.into_iter().collect())
}
