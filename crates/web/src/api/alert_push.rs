//! Web push by program: switched on and off, one's own browsers that are told while their page is shut.

use app::alert::{PushPage, Signed};
use axum::extract::State;
use axum::{Extension, Json};
use domain::alert::push::{Service, Setting, Subscription};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use words::Language;

use super::alert::AlertWayStanding;
use super::taken::{Taken, taken};
use super::written::{Said, id};
use crate::act::{Act, told_at};
use crate::need::Here;
use crate::session::Credential;
use crate::state::Web;
use crate::trouble::{Answered, Trouble};

/// How web push stands at a site.
#[derive(Serialize, ToSchema)]
pub(crate) struct PushWayShape {
    /// Whom a service may write to; `null` for whoever may not switch it.
    contact: Option<String>,
    services: Vec<PushServiceShape>,
}

/// A service that may be called.
#[derive(Serialize, ToSchema)]
pub(crate) struct PushServiceShape {
    /// `google`, `mozilla`, `apple` or `microsoft`.
    service: &'static str,
    /// Where it is called.
    domain: &'static str,
    /// How many browsers it tells.
    browsers: usize,
    standing: AlertWayStanding,
}

impl From<&PushPage> for PushWayShape {
    fn from(page: &PushPage) -> Self {
        let services = page.services.iter();
        let services = services.map(|(service, browsers, state)| PushServiceShape {
            service: service.word(),
            domain: service.domain(),
            browsers: *browsers,
            standing: AlertWayStanding::from(state),
        });
        let contact = Some(page.setting.contact.clone());
        Self {
            contact: contact.filter(|contact| !contact.is_empty()),
            services: services.collect(),
        }
    }
}

/// How web push is used.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPushSetting {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// Whom a service may write to: an address for mail, or a page.
    contact: String,
    /// `google`, `mozilla`, `apple`, `microsoft`: no other is called.
    services: Vec<String>,
}

/// A browser that is to be told, as it says itself.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPushBrowser {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// The address of its service.
    endpoint: String,
    /// Its public key, in letters of addresses.
    p256dh: String,
    /// The secret that it shares, in letters of addresses.
    auth: String,
}

/// Which browser is taken back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PushBrowserRemoval {
    /// When, by the sender's clock; the house's own time counts.
    #[serde(default)]
    at: Option<i64>,
    /// Its id; absent for all of one's own.
    #[serde(default)]
    browser: Option<String>,
}

told_at! { NewPushSetting NewPushBrowser PushBrowserRemoval }

/// One's own browsers that are told.
#[derive(Serialize, ToSchema)]
pub(crate) struct PushBrowserList {
    /// Whether the site lets browsers be told at all.
    is_on: bool,
    /// The house's public key, by which a browser subscribes.
    public_key: Option<String>,
    /// Which services may be called.
    services: Vec<&'static str>,
    browsers: Vec<PushBrowserShape>,
}

/// A browser that is told. Its endpoint and its keys are never given.
#[derive(Serialize, ToSchema)]
pub(crate) struct PushBrowserShape {
    id: String,
    host: String,
    /// When it was added, or its holder last signed in there.
    added_at: i64,
}

/// Switch web push on, or change which services may be called.
#[utoipa::path(put, path = "/api/v1/sites/{site}/push", tag = "alert",
    request_body = NewPushSetting, responses((status = 200, body = Taken)))]
pub(crate) async fn put_push_setting(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewPushSetting>,
) -> Answered<Json<Taken>> {
    let services = act.body.services.iter().map(|word| {
        let known = Service::from_word(word);
        known.ok_or_else(|| Trouble::invalid("services", "choice-unknown"))
    });
    let setting = Setting {
        services: services.collect::<Answered<_>>()?,
        contact: act.body.contact,
    };
    let (house, command) = (web.house(), &act.command);
    let done = app::alert::switch_on(house, &here.actor, &here.site, command, setting).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Switch web push off; the browsers are forgotten.
#[utoipa::path(post, path = "/api/v1/sites/{site}/push/removal", tag = "alert",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn switch_push_off(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let done = app::alert::switch_off(house, &here.actor, &here.site, command).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// One's own browsers that are told while their page is shut.
#[utoipa::path(get, path = "/api/v1/sites/{site}/alert-push", tag = "alert",
    responses((status = 200, body = PushBrowserList)))]
pub(crate) async fn show_push_browsers(
    State(web): State<Web>,
    here: Here,
) -> Answered<Json<PushBrowserList>> {
    let own = app::alert::own(web.house(), &here.actor, &here.site).await?;
    let push = own.ok_or_else(Trouble::not_found)?.push;
    let is_on = push.is_some();
    let (public_key, services, browsers) = match push {
        Some(push) => (Some(push.public), push.services, push.browsers),
        None => (None, Vec::new(), Vec::new()),
    };
    let browsers = browsers
        .into_iter()
        .map(|(id, host, added)| PushBrowserShape {
            id: id.to_string(),
            host,
            added_at: added,
        });
    Ok(Json(PushBrowserList {
        is_on,
        public_key,
        services: services.iter().map(|one| one.word()).collect(),
        browsers: browsers.collect(),
    }))
}

/// Let a browser be told while its page is shut.
#[utoipa::path(post, path = "/api/v1/sites/{site}/alert-push", tag = "alert",
    request_body = NewPushBrowser, responses((status = 200, body = Taken)))]
pub(crate) async fn add_push_browser(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<NewPushBrowser>,
) -> Answered<Json<Taken>> {
    let subscription = Subscription {
        endpoint: act.body.endpoint,
        p256dh: act.body.p256dh,
        auth: act.body.auth,
    };
    let signed = Signed {
        language: language.tag().to_owned(),
        session_hash: match &here.credential {
            Credential::Session(secret) => app::chance::secret_hash(secret),
            Credential::Token(_) => String::new(),
        },
    };
    let (house, command) = (web.house(), &act.command);
    let new = (subscription, signed);
    let done = app::alert::subscribe(house, &here.actor, &here.site, command, new).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Take one of one's own browsers back, or all of them.
#[utoipa::path(post, path = "/api/v1/sites/{site}/alert-push/removal", tag = "alert",
    request_body = PushBrowserRemoval, responses((status = 200, body = Taken)))]
pub(crate) async fn remove_push_browsers(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<PushBrowserRemoval>,
) -> Answered<Json<Taken>> {
    let one = act.body.browser.as_deref();
    let one = one.map(|one| id("browser", one)).transpose()?;
    let (house, command) = (web.house(), &act.command);
    let done = app::alert::unsubscribe(house, &here.actor, &here.site, command, one).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}

/// Send a trial to one's own browsers.
#[utoipa::path(post, path = "/api/v1/sites/{site}/alert-push/trial", tag = "alert",
    request_body = Said, responses((status = 200, body = Taken)))]
pub(crate) async fn try_push_browsers(
    State(web): State<Web>,
    here: Here,
    Extension(language): Extension<Language>,
    act: Act<Said>,
) -> Answered<Json<Taken>> {
    let (house, command) = (web.house(), &act.command);
    let done = app::alert::try_own(house, &here.actor, &here.site, command).await?;
    taken(&web, &here, done, act.clock_off_ms, language).await
}
