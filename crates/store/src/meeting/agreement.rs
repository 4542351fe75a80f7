//! What the owner's office confirmed of meetings' requirements.

use anyhow::Result;
use diesel::prelude::*;
use domain::agreement::Agreed;
use domain::{MeetingId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::agreement;
use crate::text::read;

/// Keeps that the requirements were confirmed as they stood in a revision; confirmed again with what was
/// commissioned since, it is the last time that counts.
pub fn agree(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
    agreed: &Agreed,
) -> Result<()> {
    let again = directly!(connection, |behind| diesel::update(
        agreement::table.find((site.as_str(), id.to_string(), agreed.revision))
    )
    .set((
        agreement::at.eq(agreed.at),
        agreement::agreed_by.eq(&agreed.by),
    ))
    .execute(behind))?;
    if again > 0 {
        return Ok(());
    }
    directly!(connection, |behind| diesel::insert_into(agreement::table)
        .values((
            agreement::site_id.eq(site.as_str()),
            agreement::meeting_id.eq(id.to_string()),
            agreement::revision.eq(agreed.revision),
            agreement::at.eq(agreed.at),
            agreement::agreed_by.eq(&agreed.by),
        ))
        .execute(behind))?;
    Ok(())
}

/// The confirmations of meetings, of each the oldest first.
pub fn agreed(
    connection: &mut Database,
    site: &SiteId,
    ids: &[MeetingId],
) -> Result<Vec<(MeetingId, Agreed)>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<(String, i32, i64, String)> = directly!(connection, |behind| agreement::table
        .filter(agreement::site_id.eq(site.as_str()))
        .filter(agreement::meeting_id.eq_any(ids))
        .order((agreement::meeting_id, agreement::revision))
        .select((
            agreement::meeting_id,
            agreement::revision,
            agreement::at,
            agreement::agreed_by,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(meeting, revision, at, by)| {
            let meeting = read("agreement", "meeting_id", &meeting)?;
            Ok((meeting, Agreed { revision, at, by }))
        })
        .collect()
}
