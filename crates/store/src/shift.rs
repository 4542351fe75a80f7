//! Who is on duty, since when.

use anyhow::Result;
use diesel::prelude::*;
use domain::{AccountId, Milliseconds, SiteId};

use crate::Database;
use crate::schema::shift;
use crate::text::read;

/// Goes on duty.
pub fn start(
    connection: &mut Database,
    site: &SiteId,
    account: AccountId,
    at: Milliseconds,
) -> Result<()> {
    diesel::insert_into(shift::table)
        .values((
            shift::site_id.eq(site.as_str()),
            shift::account_id.eq(account.to_string()),
            shift::started_at.eq(at),
        ))
        .execute(connection)?;
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
    let rows: Vec<(String, i64)> = shift::table
        .filter(shift::site_id.eq(site.as_str()))
        .filter(shift::ended_at.is_null())
        .order(shift::account_id)
        .select((shift::account_id, shift::started_at))
        .load(connection)?;
    rows.into_iter()
        .map(|(account, since)| Ok((read("shift", "account_id", &account)?, since)))
        .collect()
}
