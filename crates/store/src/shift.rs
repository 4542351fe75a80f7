//! Who is on duty, since when, and when their phone was heard of last.

use anyhow::Result;
use diesel::prelude::*;
use domain::{AccountId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::{directly, finds_any};
use crate::schema::shift;
use crate::text::read;

/// Goes on duty.
pub fn start(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    at: Milliseconds,
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(shift::table)
        .values((
            shift::site_id.eq(site.as_str()),
            shift::account_id.eq(account.to_string()),
            shift::started_at.eq(at),
        ))
        .execute(behind))?;
    Ok(())
}

/// Goes off duty; whether they were on.
pub fn end(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    at: Milliseconds,
) -> Result<bool> {
    let ended = diesel::update(
        shift::table
            .filter(shift::site_id.eq(site.as_str()))
            .filter(shift::account_id.eq(account.to_string()))
            .filter(shift::ended_at.is_null()),
    )
    .set(shift::ended_at.eq(at))
    .execute(connection)?;
    Ok(ended > 0)
}

/// Everybody on duty at the site, with since when.
pub fn on_duty(connection: &mut Database, site: &SiteId) -> Result<Vec<(AccountId, Milliseconds)>> {
    let rows: Vec<(String, i64)> = directly!(connection, |behind| shift::table
        .filter(shift::site_id.eq(site.as_str()))
        .filter(shift::ended_at.is_null())
        .order(shift::account_id)
        .select((shift::account_id, shift::started_at))
        .load(behind))?;
    rows.into_iter()
        .map(|(account, since)| Ok((read("shift", "account_id", &account)?, since)))
        .collect()
}

/// Who was on duty at some time of the span: from when, until when where they have gone.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    (from, until): (Milliseconds, Milliseconds),
) -> Result<Vec<(AccountId, Milliseconds, Option<Milliseconds>)>> {
    let rows: Vec<(String, i64, Option<i64>)> = directly!(connection, |behind| shift::table
        .filter(shift::site_id.eq(site.as_str()))
        .filter(shift::started_at.lt(until))
        .filter(shift::ended_at.is_null().or(shift::ended_at.gt(from)))
        .order((shift::started_at, shift::account_id))
        .select((shift::account_id, shift::started_at, shift::ended_at))
        .load(behind))?;
    rows.into_iter()
        .map(|(account, from, until)| Ok((read("shift", "account_id", &account)?, from, until)))
        .collect()
}

/// When somebody's last shift began, ended or not.
pub fn last_start(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
) -> Result<Option<Milliseconds>> {
    Ok(directly!(connection, |behind| shift::table
        .filter(shift::site_id.eq(site.as_str()))
        .filter(shift::account_id.eq(account.to_string()))
        .select(diesel::dsl::max(shift::started_at))
        .first(behind))?)
}

/// Whether a shift of somebody ended at `at` or later.
pub fn ended_since(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    at: Milliseconds,
) -> Result<bool> {
    let ended = shift::table
        .filter(shift::site_id.eq(site.as_str()))
        .filter(shift::account_id.eq(account.to_string()))
        .filter(shift::ended_at.ge(at));
    Ok(finds_any!(connection, ended)?)
}

/// Notes that the phone of somebody on duty was heard of.
pub fn note_contact(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    at: Milliseconds,
) -> Result<()> {
    diesel::update(
        shift::table
            .filter(shift::site_id.eq(site.as_str()))
            .filter(shift::account_id.eq(account.to_string()))
            .filter(shift::ended_at.is_null()),
    )
    .set(shift::contact_at.eq(at))
    .execute(connection)?;
    Ok(())
}

/// Of everybody on duty, when their phone was heard of last: since they came, at the least.
pub fn contacts(
    connection: &mut Database,
    site: &SiteId,
) -> Result<Vec<(AccountId, Milliseconds)>> {
    let rows: Vec<(String, i64, Option<i64>)> = directly!(connection, |behind| shift::table
        .filter(shift::site_id.eq(site.as_str()))
        .filter(shift::ended_at.is_null())
        .order(shift::account_id)
        .select((shift::account_id, shift::started_at, shift::contact_at))
        .load(behind))?;
    rows.into_iter()
        .map(|(account, started, contact)| {
            let account = read("shift", "account_id", &account)?;
            Ok((account, contact.unwrap_or(started)))
        })
        .collect()
}
