//! Web push: switched on by the owner's manager alone, since its services are abroad; a browser added by whoever holds
//! it, and forgotten as they sign out there. What lets anybody write to a browser is sealed. The house's key is made
//! once and stays: a browser that knows one takes no other.

mod pushing;

use anyhow::{Context as _, anyhow};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::access::{Action, Actor, Object};
use domain::alert::Recipient;
use domain::alert::push::{SUBSCRIPTIONS_MAX, Service, Setting, Subscription};
use domain::{AccountId, AlertId, AlertWayId, Milliseconds, PushSubscriptionId, Refusal, SiteId};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use store::Database;
use store::alert::push as kept;
use store::alert::way::{AlertWay, Kind, WayState};

pub(super) use self::pushing::Pushing;
use super::way::trial_to;
use crate::chance::for_keys;
use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::seal::{open_text, seal_text};

/// Where the house's private key is sealed for.
const KEY_PLACE: [&str; 1] = ["push-key"];

/// Where a browser is told something, opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Browser {
    /// Its id.
    pub id: PushSubscriptionId,
    /// The host of its service: each service is open or shut by itself.
    pub host: String,
    /// Its endpoint and its keys.
    pub subscription: Subscription,
    /// The language in which it is told, by its tag.
    pub language: String,
}

/// What it takes to tell the browsers of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct PushTarget {
    /// The house's private key, as PKCS#8.
    pub key: Vec<u8>,
    /// Its public half, in letters of addresses.
    pub public: String,
    /// Whom a service may write to where something is wrong.
    pub contact: String,
    /// The browsers.
    pub browsers: Vec<Browser>,
}

/// From where a browser is added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signed {
    /// The language of its page, by its tag.
    pub language: String,
    /// The hash of the session's secret; empty where no session asks.
    pub session_hash: String,
}

/// How web push stands at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushPage {
    /// Which services may be called; whom they may write to is told to whoever may switch it.
    pub setting: Setting,
    /// When it was last switched, and by whom.
    pub switched: (Milliseconds, String),
    /// How many browsers each service tells, and how its way stands.
    pub services: Vec<(Service, usize, WayState)>,
}

/// Somebody's own browsers that are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPush {
    /// The house's public key, which a browser asks for.
    pub public: String,
    /// Which services may be called.
    pub services: Vec<Service>,
    /// Each browser with its host and when it was added or its holder last signed in there, the oldest first.
    pub browsers: Vec<(PushSubscriptionId, String, Milliseconds)>,
}

/// The id under which the setting of web push is kept at a site.
fn push_id(site: &SiteId) -> AlertWayId {
    AlertWayId::derived(&["push", site.as_str()])
}

/// What the service of a host is called: by its maker, and by itself where tests have one.
fn name_of(host: &str) -> &str {
    Service::of_host(host).map_or(host, |service| service.name())
}

fn service_id(site: &SiteId, name: &str) -> AlertWayId {
    AlertWayId::derived(&["push", site.as_str(), name])
}

/// How a service stands of which nothing is known yet.
pub(super) fn service_way(site: &SiteId, host: &str, at: (Milliseconds, String)) -> AlertWay {
    let name = name_of(host);
    AlertWay {
        id: service_id(site, name),
        name: name.to_owned(),
        kind: Kind::Push,
        host: host.to_owned(),
        sealed: String::new(),
        stages: Vec::new(),
        language: String::new(),
        added: at,
        state: WayState::default(),
    }
}

fn way_of(db: &mut Database, site: &SiteId) -> anyhow::Result<Option<AlertWay>> {
    store::alert::way::find(db, site, push_id(site))
}

fn seal_setting(house: &House, site: &SiteId, setting: &Setting) -> anyhow::Result<String> {
    let services: Vec<&str> = setting.services.iter().map(|one| one.word()).collect();
    let text = serde_json::to_vec(&[&setting.contact, &services.join(" ")])?;
    seal_text(house, &["alert-push", site.as_str()], &text)
}

fn open_setting(house: &House, site: &SiteId, way: &AlertWay) -> anyhow::Result<Setting> {
    let text = open_text(house, &["alert-push", site.as_str()], &way.sealed)?;
    let [contact, services]: [String; 2] = serde_json::from_slice(&text)?;
    let services = services.split_whitespace().filter_map(Service::from_word);
    Ok(Setting {
        contact,
        services: services.collect(),
    })
}

/// Which services may be called at the moment; `None` where web push is off.
pub(super) fn setting_of(
    db: &mut Database,
    house: &House,
    site: &SiteId,
) -> anyhow::Result<Option<Setting>> {
    let way = way_of(db, site)?;
    way.map(|way| open_setting(house, site, &way)).transpose()
}

/// The key of the house, made where there is none yet.
fn key_made(deed: &mut Deed<'_>) -> Result<(), Error> {
    if kept::key(deed.db)?.is_some() {
        return Ok(());
    }
    let (chance, algorithm) = (for_keys(), &ECDSA_P256_SHA256_FIXED_SIGNING);
    let made = EcdsaKeyPair::generate_pkcs8(algorithm, &chance);
    let made = made.map_err(|_| anyhow!("no key for web push could be made"))?;
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, made.as_ref(), &chance);
    let pair = pair.map_err(|_| anyhow!("the key made for web push cannot be read"))?;
    let key = kept::PushKey {
        public: URL_SAFE_NO_PAD.encode(pair.public_key()),
        sealed: seal_text(deed.house, &KEY_PLACE, made.as_ref())?,
        made: deed.now,
    };
    kept::keep_key(deed.db, &key)?;
    Ok(())
}

fn write(deed: &mut Deed<'_>, act: &str, details: &[(&str, &str)]) -> Result<(), Error> {
    let mut entry = deed.entry(act);
    for (name, value) in details {
        entry = entry.detail(name, value);
    }
    entry.clauses = vec!["C4.2.6".to_owned()];
    deed.write(&entry)?;
    Ok(())
}

/// Switches web push on at a site, or changes which services may be called; browsers of others are told nothing more.
///
/// # Errors
/// Refused to whoever may not, and by the first field that cannot be.
pub async fn switch_on(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    setting: Setting,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AlertWay, Action::Approve)?;
        let setting = setting.clone().checked()?;
        key_made(deed)?;
        let site = deed.site.id.clone();
        let way = AlertWay {
            id: push_id(&site),
            name: String::new(),
            kind: Kind::Push,
            host: String::new(),
            sealed: seal_setting(deed.house, &site, &setting)?,
            stages: Vec::new(),
            language: String::new(),
            added: (deed.now, deed.actor.name.clone()),
            state: WayState::default(),
        };
        store::alert::way::put(deed.db, &site, &way)?;
        forget_others(deed, &setting)?;
        let services: Vec<&str> = setting.services.iter().map(|one| one.name()).collect();
        write(deed, "alert-push-on", &[("services", &services.join(", "))])?;
        Ok(Answer::about(way.id))
    })
    .await
}

/// Forgets the services that may not be called any more, and the browsers that they told.
fn forget_others(deed: &mut Deed<'_>, setting: &Setting) -> Result<(), Error> {
    let site = deed.site.id.clone();
    for browser in kept::list(deed.db, &site)? {
        if !may_be_called(deed.house, setting, &browser.host) {
            kept::remove(deed.db, &site, browser.id)?;
        }
    }
    for way in store::alert::way::list(deed.db, &site)? {
        let is_service = way.kind == Kind::Push && way.id != push_id(&site);
        if is_service && !may_be_called(deed.house, setting, &way.host) {
            store::alert::way::remove(deed.db, &site, way.id)?;
        }
    }
    Ok(())
}

pub(super) fn may_be_called(house: &House, setting: &Setting, host: &str) -> bool {
    let inside = house.reaching().push_inside == domain::alert::address::Private::Allowed;
    inside || Service::of_host(host).is_some_and(|one| setting.services.contains(&one))
}

/// Switches web push off at a site; its browsers are forgotten.
///
/// # Errors
/// Refused to whoever may not, and where it is off.
pub async fn switch_off(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::AlertWay, Action::Approve)?;
        let site = deed.site.id.clone();
        let way = way_of(deed.db, &site)?.ok_or_else(is_off)?;
        for one in store::alert::way::list(deed.db, &site)? {
            if one.kind == Kind::Push {
                store::alert::way::remove(deed.db, &site, one.id)?;
            }
        }
        kept::forget_site(deed.db, &site)?;
        write(deed, "alert-push-off", &[])?;
        Ok(Answer::about(way.id))
    })
    .await
}

fn is_off() -> Refusal {
    Refusal::conflict("alert-push-is-off")
}

fn own_account(deed: &mut Deed<'_>) -> Result<AccountId, Error> {
    deed.reach(Object::AlertRule, Action::Edit)?;
    let account = deed.actor.account;
    Ok(account.ok_or_else(|| Refusal::forbidden("not-allowed"))?)
}

/// Lets a browser of the actor's be told while its page is shut. One that was somebody else's is theirs no more; where
/// there are too many, the oldest makes room.
///
/// # Errors
/// Refused to whoever is told of no duties, where it is off, and where the browser's service may not be called.
pub async fn subscribe(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    (subscription, signed): (Subscription, Signed),
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let account = own_account(deed)?;
        let site = deed.site.id.clone();
        let setting = setting_of(deed.db, deed.house, &site)?.ok_or_else(is_off)?;
        let private = deed.house.reaching().push_inside;
        let checked = subscription.clone().checked(&setting.services, private)?;
        let (subscription, led) = checked;
        let keys = deed.house.keys()?;
        let mark = keys.mark(
            &["push-subscription", site.as_str()],
            &subscription.endpoint,
        );
        let id = PushSubscriptionId::derived(&[&mark]);
        let mut others = kept::of_account(deed.db, &site, account)?;
        others.retain(|one| one.id != id);
        let too_many = (others.len() + 1).saturating_sub(SUBSCRIPTIONS_MAX);
        for oldest in others.iter().take(too_many) {
            kept::remove(deed.db, &site, oldest.id)?;
        }
        let browser = kept::Browser {
            id,
            account,
            host: led.name,
            sealed: seal_subscription(deed.house, &site, id, &subscription)?,
            language: signed.language.clone(),
            session_hash: signed.session_hash.clone(),
            added: deed.now,
        };
        kept::put(deed.db, &site, &browser)?;
        write(deed, "alert-push-added", &[("host", &browser.host)])?;
        Ok(Answer::about(id))
    })
    .await
}

/// Takes one of the actor's browsers back, or all of them.
///
/// # Errors
/// Refused to whoever is told of no duties, and where they have none such.
pub async fn unsubscribe(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    one: Option<PushSubscriptionId>,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let account = own_account(deed)?;
        let site = deed.site.id.clone();
        let mut theirs = kept::of_account(deed.db, &site, account)?;
        theirs.retain(|browser| one.is_none_or(|one| one == browser.id));
        if theirs.is_empty() {
            return Err(Refusal::missing("alert-push-unknown").into());
        }
        for browser in theirs {
            kept::remove(deed.db, &site, browser.id)?;
        }
        write(deed, "alert-push-removed", &[])?;
        Ok(Answer::about(account))
    })
    .await
}

/// Sends a trial to the actor's own browsers.
///
/// # Errors
/// Refused to whoever is told of no duties, and where they have no browser that is told.
pub async fn try_own(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
) -> Result<Answer, Error> {
    let trial = AlertId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let account = own_account(deed)?;
        let site = deed.site.id.clone();
        if kept::of_account(deed.db, &site, account)?.is_empty() {
            return Err(Refusal::missing("alert-push-unknown").into());
        }
        let alert = trial_to(trial, Recipient::Push(account), deed.now);
        let is_new = store::alert::add(deed.db, &site, &alert)?;
        check_unused(!is_new)?;
        write(deed, "alert-push-tried", &[])?;
        Ok(Answer::about(account))
    })
    .await
}

fn place(site: &SiteId, id: PushSubscriptionId) -> [String; 3] {
    [
        "push-subscription".to_owned(),
        site.to_string(),
        id.to_string(),
    ]
}

fn seal_subscription(
    house: &House,
    site: &SiteId,
    id: PushSubscriptionId,
    one: &Subscription,
) -> anyhow::Result<String> {
    let place = place(site, id);
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    let text = serde_json::to_vec(&[&one.endpoint, &one.p256dh, &one.auth])?;
    seal_text(house, &place, &text)
}

fn open_browser(house: &House, site: &SiteId, one: &kept::Browser) -> anyhow::Result<Browser> {
    let place = place(site, one.id);
    let place: Vec<&str> = place.iter().map(String::as_str).collect();
    let text = open_text(house, &place, &one.sealed)?;
    let [endpoint, p256dh, auth]: [String; 3] = serde_json::from_slice(&text)?;
    Ok(Browser {
        id: one.id,
        host: one.host.clone(),
        subscription: Subscription {
            endpoint,
            p256dh,
            auth,
        },
        language: one.language.clone(),
    })
}

/// How web push stands at a site; whom the services may write to is for whoever `may_set` it.
pub(super) fn page(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    may_set: bool,
) -> anyhow::Result<Option<PushPage>> {
    let Some(way) = way_of(db, site)? else {
        return Ok(None);
    };
    let mut setting = open_setting(house, site, &way)?;
    if !may_set {
        setting.contact.clear();
    }
    let browsers = kept::list(db, site)?;
    let mut services = Vec::new();
    for service in &setting.services {
        let told = browsers
            .iter()
            .filter(|one| Service::of_host(&one.host) == Some(*service));
        let known = store::alert::way::find(db, site, service_id(site, service.name()))?;
        let state = known.map(|way| way.state).unwrap_or_default();
        services.push((*service, told.count(), state));
    }
    Ok(Some(PushPage {
        setting,
        switched: way.added,
        services,
    }))
}

/// Somebody's own browsers that are told; `None` where web push is off.
pub(super) fn of_account(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    account: AccountId,
) -> anyhow::Result<Option<OwnPush>> {
    let Some(way) = way_of(db, site)? else {
        return Ok(None);
    };
    let key = kept::key(db)?.context("web push is on and the house has no key for it")?;
    let browsers = kept::of_account(db, site, account)?.into_iter();
    let browsers = browsers.map(|one| (one.id, one.host, one.added));
    Ok(Some(OwnPush {
        public: key.public,
        services: open_setting(house, site, &way)?.services,
        browsers: browsers.collect(),
    }))
}
