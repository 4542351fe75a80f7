//! What goes out to whom, and whether it came there. Whether something is told is the house's to say.

pub mod push;
pub mod rule;
pub mod way;

use std::collections::BTreeSet;

use anyhow::Result;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use domain::alert::{Alert, End, Recipient, Stage};
use domain::{AccountId, AlertId, AlertWayId, DutyId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::{alert, duty, shift};
use crate::text::{inconsistent, read, read_optional};

const TABLE: &str = "alert";

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = alert, treat_none_as_null = true)]
struct AlertRow {
    site_id: String,
    id: String,
    duty_id: Option<String>,
    stage: String,
    stage_rank: i32,
    way: String,
    account_id: Option<String>,
    way_id: Option<String>,
    due_at: i64,
    written_at: i64,
    next_at: Option<i64>,
    tries: i32,
    received_at: Option<i64>,
    read_at: Option<i64>,
    unreached_at: Option<i64>,
    failure: String,
    ended: Option<String>,
}

impl AlertRow {
    fn of(site: &SiteId, one: &Alert) -> Self {
        let way_id = match one.to {
            Recipient::Webhook(way) => Some(way.to_string()),
            Recipient::Phone(_) | Recipient::Mail(_) | Recipient::Push(_) => None,
        };
        Self {
            site_id: site.to_string(),
            id: one.id.to_string(),
            duty_id: one.duty.map(|id| id.to_string()),
            stage: one.stage.word().to_owned(),
            stage_rank: one.stage.rank(),
            way: one.to.way().to_owned(),
            account_id: one.to.account().map(|id| id.to_string()),
            way_id,
            due_at: one.due,
            written_at: one.written,
            next_at: one.next,
            tries: one.tries,
            received_at: one.received,
            read_at: one.read,
            unreached_at: one.unreached,
            failure: one.failure.clone(),
            ended: one.end.map(|end| end.word().to_owned()),
        }
    }

    fn recipient(&self) -> Result<Recipient> {
        let account: Option<AccountId> =
            read_optional(TABLE, "account_id", self.account_id.as_deref())?;
        let way: Option<AlertWayId> = read_optional(TABLE, "way_id", self.way_id.as_deref())?;
        match (self.way.as_str(), account, way) {
            ("phone", Some(account), None) => Ok(Recipient::Phone(account)),
            ("mail", Some(account), None) => Ok(Recipient::Mail(account)),
            ("push", Some(account), None) => Ok(Recipient::Push(account)),
            ("webhook", None, Some(way)) => Ok(Recipient::Webhook(way)),
            (word, ..) => Err(inconsistent(TABLE, "way", word)),
        }
    }

    fn into_alert(self) -> Result<Alert> {
        let stage = Stage::from_word(&self.stage);
        let end = match self.ended.as_deref() {
            None => None,
            Some(word) => {
                Some(End::from_word(word).ok_or_else(|| inconsistent(TABLE, "ended", word))?)
            }
        };
        Ok(Alert {
            id: read(TABLE, "id", &self.id)?,
            duty: read_optional(TABLE, "duty_id", self.duty_id.as_deref())?,
            stage: stage.ok_or_else(|| inconsistent(TABLE, "stage", &self.stage))?,
            to: self.recipient()?,
            due: self.due_at,
            written: self.written_at,
            next: self.next_at,
            tries: self.tries,
            received: self.received_at,
            read: self.read_at,
            unreached: self.unreached_at,
            failure: self.failure,
            end,
        })
    }
}

fn alerts(rows: Vec<AlertRow>) -> Result<Vec<Alert>> {
    rows.into_iter().map(AlertRow::into_alert).collect()
}

fn with_site(rows: Vec<AlertRow>) -> Result<Vec<(SiteId, Alert)>> {
    rows.into_iter()
        .map(|row| Ok((read(TABLE, "site_id", &row.site_id)?, row.into_alert()?)))
        .collect()
}

/// Writes down what is to be told, once: whether it was not known yet.
pub fn add(connection: &mut Database, site: &SiteId, new: &Alert) -> Result<bool> {
    let row = AlertRow::of(site, new);
    let added = directly!(connection, |behind| diesel::insert_into(alert::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(behind))?;
    Ok(added == 1)
}

/// Keeps an alert as it now stands.
pub fn change(connection: &mut Database, site: &SiteId, one: &Alert) -> Result<()> {
    directly!(connection, |behind| diesel::update(
        alert::table.find((site.as_str(), one.id.to_string()))
    )
    .set(AlertRow::of(site, one))
    .execute(behind))?;
    Ok(())
}

/// The alert, if the site has it.
pub fn find(connection: &mut Database, site: &SiteId, id: AlertId) -> Result<Option<Alert>> {
    let row: Option<AlertRow> = directly!(connection, |behind| alert::table
        .find((site.as_str(), id.to_string()))
        .select(AlertRow::as_select())
        .first(behind)
        .optional())?;
    row.map(AlertRow::into_alert).transpose()
}

/// What was told of a duty, in the order in which it was written down.
pub fn of_duty(connection: &mut Database, site: &SiteId, id: DutyId) -> Result<Vec<Alert>> {
    let rows: Vec<AlertRow> = directly!(connection, |behind| alert::table
        .filter(alert::site_id.eq(site.as_str()))
        .filter(alert::duty_id.eq(id.to_string()))
        .order((alert::written_at, alert::stage_rank, alert::way, alert::id))
        .select(AlertRow::as_select())
        .load(behind))?;
    alerts(rows)
}

/// Forgets what was told of a duty that is taken back, or whose window is another now.
pub fn forget_of(connection: &mut Database, site: &SiteId, id: DutyId) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        alert::table
            .filter(alert::site_id.eq(site.as_str()))
            .filter(alert::duty_id.eq(id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// Ends what still waits for a way that is taken away.
fn idle_of_way(connection: &mut Database, site: &SiteId, id: AlertWayId) -> Result<()> {
    let waiting = alert::table
        .filter(alert::site_id.eq(site.as_str()))
        .filter(alert::way_id.eq(id.to_string()))
        .filter(alert::next_at.is_not_null());
    directly!(connection, |behind| diesel::update(waiting)
        .set((
            alert::next_at.eq(None::<i64>),
            alert::ended.eq(Some(End::Idle.word())),
        ))
        .execute(behind))?;
    Ok(())
}

/// The sites at which something waits to go out by `now`.
pub fn sites_waiting(connection: &mut Database, now: Milliseconds) -> Result<Vec<SiteId>> {
    let rows: Vec<String> = directly!(connection, |behind| alert::table
        .filter(alert::next_at.le(now))
        .select(alert::site_id)
        .load(behind))?;
    // Each once is for us to see to: asked for so, it would be looked for site by site, along all that was ever told.
    let sites: BTreeSet<String> = rows.into_iter().collect();
    sites.iter().map(|id| read(TABLE, "site_id", id)).collect()
}

/// What waits to go out by `now`, the most urgent first, and of those what is due first.
pub fn waiting(
    connection: &mut Database,
    site: &SiteId,
    now: Milliseconds,
    limit: i64,
) -> Result<Vec<Alert>> {
    let rows: Vec<AlertRow> = directly!(connection, |behind| alert::table
        .filter(alert::site_id.eq(site.as_str()))
        .filter(alert::next_at.le(now))
        .order((alert::stage_rank.desc(), alert::due_at, alert::id))
        .limit(limit)
        .select(AlertRow::as_select())
        .load(behind))?;
    alerts(rows)
}

/// What was told to phones between the two times and did not come there, while its duty is still to be done by
/// whoever was told, and they are on duty with a phone that was heard of. The oldest first.
pub fn unreceived(
    connection: &mut Database,
    (after, before): (Milliseconds, Milliseconds),
    limit: i64,
) -> Result<Vec<(SiteId, Alert)>> {
    let to_do = duty::table
        .filter(duty::site_id.eq(alert::site_id))
        .filter(duty::id.nullable().eq(alert::duty_id))
        .filter(duty::assignee_id.eq(alert::account_id))
        .filter(duty::outcome.is_null())
        .filter(duty::stopped_at.is_null());
    let on_duty = shift::table
        .filter(shift::site_id.eq(alert::site_id))
        .filter(shift::account_id.nullable().eq(alert::account_id))
        .filter(shift::ended_at.is_null())
        .filter(shift::contact_at.is_not_null());
    let rows: Vec<AlertRow> = directly!(connection, |behind| alert::table
        .filter(alert::written_at.gt(after))
        .filter(alert::written_at.le(before))
        .filter(alert::received_at.is_null())
        .filter(alert::unreached_at.is_null())
        .filter(alert::ended.is_null())
        .filter(alert::way.eq("phone"))
        .filter(exists(to_do))
        .filter(exists(on_duty))
        .order((alert::written_at, alert::id))
        .limit(limit)
        .select(AlertRow::as_select())
        .load(behind))?;
    with_site(rows)
}

/// Whether somebody's phone got something of a duty already, or the leader knows that it did not.
pub fn is_known_to_phone(
    connection: &mut Database,
    site: &SiteId,
    (id, account): (DutyId, AccountId),
) -> Result<bool> {
    let known = alert::table
        .filter(alert::site_id.eq(site.as_str()))
        .filter(alert::duty_id.eq(id.to_string()))
        .filter(alert::account_id.eq(account.to_string()))
        .filter(alert::way.eq("phone"))
        .filter(
            alert::received_at
                .is_not_null()
                .or(alert::unreached_at.is_not_null()),
        );
    Ok(finds_any!(connection, known)?)
}

/// Of whom the leader was told that their phone was not reached, how many duties that are still theirs to do
/// have not come there since.
pub fn unreached(connection: &mut Database, site: &SiteId) -> Result<Vec<(AccountId, i64)>> {
    let to_do = duty::table
        .filter(duty::site_id.eq(alert::site_id))
        .filter(duty::id.nullable().eq(alert::duty_id))
        .filter(duty::assignee_id.eq(alert::account_id))
        .filter(duty::outcome.is_null());
    let rows: Vec<(Option<String>, i64)> = directly!(connection, |behind| alert::table
        .filter(alert::site_id.eq(site.as_str()))
        .filter(alert::unreached_at.is_not_null())
        .filter(alert::received_at.is_null())
        .filter(exists(to_do))
        .group_by(alert::account_id)
        .select((
            alert::account_id,
            diesel::dsl::count(alert::duty_id).aggregate_distinct()
        ))
        .load(behind))?;
    rows.into_iter()
        .filter_map(|(account, count)| account.map(|account| (account, count)))
        .map(|(account, count)| Ok((read(TABLE, "account_id", &account)?, count)))
        .collect()
}

/// What did not go out and will not any more, or is being tried again: the newest first.
pub fn troubled(connection: &mut Database, site: &SiteId, limit: i64) -> Result<Vec<Alert>> {
    let rows: Vec<AlertRow> = directly!(connection, |behind| alert::table
        .filter(alert::site_id.eq(site.as_str()))
        .filter(alert::failure.ne(""))
        .filter(not(alert::ended.eq(End::Delivered.word())).or(alert::ended.is_null()))
        .order((alert::written_at.desc(), alert::id))
        .limit(limit)
        .select(AlertRow::as_select())
        .load(behind))?;
    alerts(rows)
}

/// Forgets what was written down before `before`, at every site; how many that were.
pub fn forget(connection: &mut Database, before: Milliseconds) -> Result<usize> {
    Ok(directly!(connection, |behind| diesel::delete(
        alert::table.filter(alert::written_at.lt(before))
    )
    .execute(behind))?)
}
