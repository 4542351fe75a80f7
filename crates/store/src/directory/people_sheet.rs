//! Sheets of people that wait for their confirmation.

use anyhow::Result;
use diesel::prelude::*;
use domain::{AccountId, Milliseconds, SiteId, Uid};

use crate::Database;
use crate::connection::directly;
use crate::schema::people_sheet;

/// Keeps a sheet that somebody looked at.
pub fn keep_draft(
    connection: &mut Database,
    site: &SiteId,
    id: Uid,
    account: AccountId,
    (body, at): (&str, Milliseconds),
) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(
        people_sheet::table
    )
    .values((
        people_sheet::site_id.eq(site.as_str()),
        people_sheet::id.eq(id.to_string()),
        people_sheet::account_id.eq(account.to_string()),
        people_sheet::body.eq(body),
        people_sheet::made_at.eq(at),
    ))
    .execute(behind))?;
    Ok(())
}

/// The sheet, where the same person looked at it since.
pub fn draft(
    connection: &mut Database,
    site: &SiteId,
    id: Uid,
    account: AccountId,
    since: Milliseconds,
) -> Result<Option<String>> {
    Ok(directly!(connection, |behind| people_sheet::table
        .find((site.as_str(), id.to_string()))
        .filter(people_sheet::account_id.eq(account.to_string()))
        .filter(people_sheet::made_at.ge(since))
        .select(people_sheet::body)
        .first(behind)
        .optional())?)
}

/// Forgets a sheet.
pub fn forget_draft(connection: &mut Database, site: &SiteId, id: Uid) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        people_sheet::table.find((site.as_str(), id.to_string()))
    )
    .execute(behind))?;
    Ok(())
}

/// Forgets the sheets from before.
pub fn forget_drafts(connection: &mut Database, before: Milliseconds) -> Result<()> {
    directly!(connection, |behind| diesel::delete(
        people_sheet::table.filter(people_sheet::made_at.lt(before))
    )
    .execute(behind))?;
    Ok(())
}
