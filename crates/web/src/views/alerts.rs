//! Reaching people: the ways of a site, and how somebody wants to be reached.

use askama::Template;

use super::directory::PostButton;
use super::entry::{Control, EntryForm};
use super::frame::Frame;

/// `GET /sites/S/alert-ways`.
#[derive(Template)]
#[template(path = "alert_ways.html")]
pub struct AlertWays {
    /// The frame, with the site.
    pub frame: Frame,
    /// Whether what happens is drawn as it happens.
    pub live: bool,
    /// The page's own address.
    pub address: String,
    /// How many phones of those on duty are reached, in words.
    pub phones: String,
    /// The webhooks.
    pub webhooks: Vec<AlertWayRow>,
    /// How mail stands: the tone of a state, and its words.
    pub mail: (&'static str, Vec<String>),
    /// How web push stands.
    pub push: AlertPush,
    /// What did not go out.
    pub troubles: Vec<AlertTroubleRow>,
    /// Where a webhook is added; `None` for who may not.
    pub form: Option<EntryForm>,
}

/// A webhook.
pub struct AlertWayRow {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its form, in words.
    pub format: String,
    /// Where it leads, without what is secret.
    pub host: String,
    /// What is told there, in words.
    pub stages: Vec<String>,
    /// In which language, by its own name.
    pub language: String,
    /// Where it is changed; empty for who may not.
    pub edit: String,
    /// The tone of how it stands.
    pub tone: &'static str,
    /// How it stands: first the state, then what came of it.
    pub told: Vec<String>,
    /// What the reader may do with it.
    pub acts: Vec<PostButton>,
}

/// `GET /sites/S/alert-ways/W`.
#[derive(Template)]
#[template(path = "alert_way_form.html")]
pub struct AlertWayForm {
    /// The frame, with the site.
    pub frame: Frame,
    /// What it is called.
    pub title: String,
    /// The form.
    pub form: EntryForm,
}

/// Web push at a site.
pub struct AlertPush {
    /// The services that may be called; none where it is off.
    pub services: Vec<AlertPushService>,
    /// When it was switched and by whom, in words; `None` where it is off.
    pub switched: Option<String>,
    /// Switches it off; `None` for who may not.
    pub off: Option<PostButton>,
    /// Where it is switched on and changed; `None` for who may not.
    pub form: Option<EntryForm>,
}

/// A push service that may be called.
pub struct AlertPushService {
    /// Its word.
    pub word: &'static str,
    /// What its maker is called.
    pub name: &'static str,
    /// Where it is called.
    pub domain: &'static str,
    /// How many browsers it tells, in words.
    pub browsers: String,
    /// The tone of how it stands.
    pub tone: &'static str,
    /// How it stands: first the state, then what came of it.
    pub told: Vec<String>,
}

/// Somebody's own browsers that are told while their page is shut.
pub struct OwnPushView {
    /// Where the script asks.
    pub api: String,
    /// The house's public key.
    pub key: String,
    /// Whose page it is.
    pub account: String,
    /// The ids of their browsers.
    pub browsers: String,
    /// Where it goes, in words.
    pub hint: String,
    /// How many they are, in words.
    pub count: String,
    /// What can be done with all of them.
    pub acts: Vec<PostButton>,
}

/// Something that did not go out.
pub struct AlertTroubleRow {
    /// Its id.
    pub id: String,
    /// When it was written down.
    pub time: String,
    /// Why it was to be told.
    pub stage: String,
    /// By which way.
    pub way: String,
    /// Why it did not go out.
    pub why: String,
    /// The tone of how it stands.
    pub tone: &'static str,
    /// What becomes of it.
    pub standing: String,
}

/// `GET /sites/S/alerts`.
#[derive(Template)]
#[template(path = "alert_own.html")]
pub struct AlertOwn {
    /// The frame, with the site.
    pub frame: Frame,
    /// Whether it was just saved.
    pub saved: bool,
    /// The page's own address.
    pub address: String,
    /// Whether this house can send mail.
    pub mail_is_set_up: bool,
    /// Their browsers that are told; `None` where the site lets none be.
    pub push: Option<OwnPushView>,
    /// The form.
    pub forms: Vec<EntryForm>,
}
