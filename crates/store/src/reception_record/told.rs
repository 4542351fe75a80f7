//! What signed lines still tell, looked for edition by edition: the record that a line repeats may
//! say something else by now.

use anyhow::Result;
use diesel::prelude::*;
use domain::SiteId;

use super::{LineRecord, LineRow};
use crate::Database;
use crate::connection::directly;
use crate::schema::reception_record_line;
use crate::text::kept;

/// The days of which a signed line still tells something.
pub fn days(connection: &mut Database, site: &SiteId) -> Result<Vec<String>> {
    Ok(directly!(connection, |behind| {
        reception_record_line::table
            .filter(reception_record_line::site_id.eq(site.as_str()))
            .filter(reception_record_line::sealed.is_not_null())
            .select(reception_record_line::day)
            .distinct()
            .order(reception_record_line::day)
            .load(behind)
    })?)
}

/// The lines of a day that still tell something, of every edition.
pub fn lines(connection: &mut Database, site: &SiteId, day: &str) -> Result<Vec<LineRecord>> {
    let rows: Vec<LineRow> = directly!(connection, |behind| reception_record_line::table
        .filter(reception_record_line::site_id.eq(site.as_str()))
        .filter(reception_record_line::day.eq(day))
        .filter(reception_record_line::sealed.is_not_null())
        .order((
            reception_record_line::register,
            reception_record_line::record_id,
            reception_record_line::edition,
        ))
        .select(LineRow::as_select())
        .load(behind))?;
    rows.into_iter().map(LineRow::into_line).collect()
}

/// Forgets what one line told in one edition.
pub fn forget(
    connection: &mut Database,
    site: &SiteId,
    day: &str,
    line: &LineRecord,
) -> Result<()> {
    let edition = kept("reception_record_line", "edition", line.edition)?;
    directly!(connection, |behind| diesel::update(
        reception_record_line::table.find((
            site.as_str(),
            day,
            line.register.word(),
            line.id.to_string(),
            edition,
        ))
    )
    .set(reception_record_line::sealed.eq(None::<String>))
    .execute(behind))?;
    Ok(())
}
