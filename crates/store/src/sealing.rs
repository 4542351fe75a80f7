//! What the database knows its key by. The key itself is never in it.

use anyhow::Result;
use diesel::prelude::*;

use crate::Database;
use crate::connection::directly;
use crate::schema::sealing;

/// The one row of the table.
const ONLY: &str = "house";

/// The mark of the key; `None` as long as no key was taken.
pub fn check(connection: &mut Database) -> Result<Option<String>> {
    let found = directly!(connection, |behind| sealing::table
        .filter(sealing::id.eq(ONLY))
        .select(sealing::key_check)
        .first(behind)
        .optional())?;
    Ok(found)
}

/// Keeps the mark of the key, once and for all.
pub fn keep_check(connection: &mut Database, check: &str) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(sealing::table)
        .values((sealing::id.eq(ONLY), sealing::key_check.eq(check)))
        .execute(behind))?;
    Ok(())
}
