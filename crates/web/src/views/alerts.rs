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
    /// The form.
    pub forms: Vec<EntryForm>,
}
