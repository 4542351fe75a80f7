//! The ways of a site by which people are reached beside their phones, and how each stands.

use anyhow::Result;
use diesel::prelude::*;
use domain::alert::{Format, Stage};
use domain::{AlertWayId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::alert_way;
use crate::text::{inconsistent, read};

const TABLE: &str = "alert_way";
/// What stands for a format where the way is the mail of the house.
const MAIL: &str = "mail";
/// The same where it is web push.
const PUSH: &str = "push";

/// What kind of way it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The mail of the house, as far as the site uses it.
    Mail,
    /// Web push, where the site switched it on.
    Push,
    /// A webhook.
    Webhook(Format),
}

/// A way as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertWay {
    /// Its id.
    pub id: AlertWayId,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Where it leads, without what is secret.
    pub host: String,
    /// Its whole address and its secret, sealed; of web push its setting; empty for mail.
    pub sealed: String,
    /// What is told there.
    pub stages: Vec<Stage>,
    /// In which language, by its tag.
    pub language: String,
    /// When it was added, and by whom.
    pub added: (Milliseconds, String),
    /// How it stands.
    pub state: WayState,
}

/// How a way stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WayState {
    /// When something was last on its way there.
    pub tried: Option<Milliseconds>,
    /// When something last came there.
    pub delivered: Option<Milliseconds>,
    /// Since when nothing comes there; `None` while it is open.
    pub failing_since: Option<Milliseconds>,
    /// When it last failed.
    pub failed: Option<Milliseconds>,
    /// The word of why.
    pub failure: String,
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = alert_way, treat_none_as_null = true)]
struct WayRow {
    site_id: String,
    id: String,
    name: String,
    format: String,
    host: String,
    sealed: String,
    stages: String,
    added_at: i64,
    added_by: String,
    tried_at: Option<i64>,
    delivered_at: Option<i64>,
    failing_since: Option<i64>,
    failed_at: Option<i64>,
    failure: String,
    language: String,
}

impl WayRow {
    fn of(site: &SiteId, one: &AlertWay) -> Self {
        let stages: Vec<&str> = one.stages.iter().map(|stage| stage.word()).collect();
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            name: one.name.clone(),
            format: match one.kind {
                Kind::Mail => MAIL.to_owned(),
                Kind::Push => PUSH.to_owned(),
                Kind::Webhook(format) => format.word().to_owned(),
            },
            host: one.host.clone(),
            sealed: one.sealed.clone(),
            stages: stages.join(" "),
            added_at: one.added.0,
            added_by: one.added.1.clone(),
            tried_at: one.state.tried,
            delivered_at: one.state.delivered,
            failing_since: one.state.failing_since,
            failed_at: one.state.failed,
            failure: one.state.failure.clone(),
            language: one.language.clone(),
        }
    }

    fn into_way(self) -> Result<AlertWay> {
        let kind = match self.format.as_str() {
            MAIL => Kind::Mail,
            PUSH => Kind::Push,
            word => Kind::Webhook(
                Format::from_word(word).ok_or_else(|| inconsistent(TABLE, "format", word))?,
            ),
        };
        let stages = self
            .stages
            .split_whitespace()
            .map(|word| Stage::from_word(word).ok_or_else(|| inconsistent(TABLE, "stages", word)));
        Ok(AlertWay {
            id: read(TABLE, "id", &self.id)?,
            name: self.name,
            kind,
            host: self.host,
            sealed: self.sealed,
            stages: stages.collect::<Result<_>>()?,
            language: self.language,
            added: (self.added_at, self.added_by),
            state: WayState {
                tried: self.tried_at,
                delivered: self.delivered_at,
                failing_since: self.failing_since,
                failed: self.failed_at,
                failure: self.failure,
            },
        })
    }
}

/// The ways of a site, the oldest first.
pub fn list(connection: &mut Database, site: &SiteId) -> Result<Vec<AlertWay>> {
    let rows: Vec<WayRow> = directly!(connection, |behind| alert_way::table
        .filter(alert_way::site_id.eq(site.as_str()))
        .order((alert_way::added_at, alert_way::id))
        .select(WayRow::as_select())
        .load(behind))?;
    rows.into_iter().map(WayRow::into_way).collect()
}

/// The way, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: AlertWayId) -> Result<Option<AlertWay>> {
    let row: Option<WayRow> = directly!(connection, |behind| alert_way::table
        .find((site.as_str(), id.to_string()))
        .select(WayRow::as_select())
        .first(behind)
        .optional())?;
    row.map(WayRow::into_way).transpose()
}

/// Keeps a way as it now stands, new or known.
pub fn put(connection: &mut Database, site: &SiteId, one: &AlertWay) -> Result<()> {
    let known = directly!(connection, |behind| diesel::update(
        alert_way::table.find((site.as_str(), one.id.to_string()))
    )
    .set(WayRow::of(site, one))
    .execute(behind))?;
    if known == 0 {
        directly!(connection, |behind| diesel::insert_into(alert_way::table)
            .values(WayRow::of(site, one))
            .execute(behind))?;
    }
    Ok(())
}

/// Takes a way away; what still waits for it is idle.
pub fn remove(connection: &mut Database, site: &SiteId, id: AlertWayId) -> Result<()> {
    super::idle_of_way(connection, site, id)?;
    directly!(connection, |behind| diesel::delete(
        alert_way::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}
