//! Changes of bookings, as the service team is shown them.

use anyhow::Result;
use diesel::prelude::*;
use domain::{MeetingId, Milliseconds, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::meeting_change;
use crate::text::{from_pairs, pairs, read};

/// A change of a booking, as the service team is shown it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeRecord {
    /// The meeting.
    pub meeting: MeetingId,
    /// The revision it led to.
    pub revision: i32,
    /// When.
    pub at: Milliseconds,
    /// By whom.
    pub changed_by: String,
    /// What differed: field, before and after, three by three.
    pub differences: Vec<(String, String)>,
    /// Who of the service team said that they know.
    pub acknowledged_by: Option<String>,
}

/// Keeps a change.
pub fn add_change(connection: &mut Database, site: &SiteId, new: &ChangeRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(
        meeting_change::table
    )
    .values((
        meeting_change::site_id.eq(site.as_str()),
        meeting_change::meeting_id.eq(new.meeting.to_string()),
        meeting_change::revision.eq(new.revision),
        meeting_change::at.eq(new.at),
        meeting_change::changed_by.eq(&new.changed_by),
        meeting_change::differences.eq(pairs(&new.differences)),
    ))
    .execute(behind))?;
    Ok(())
}

/// The changes of meetings, oldest first.
pub fn changes(
    connection: &mut Database,
    site: &SiteId,
    ids: &[MeetingId],
) -> Result<Vec<ChangeRecord>> {
    type Row = (String, i32, i64, String, String, Option<String>);
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<Row> = directly!(connection, |behind| meeting_change::table
        .filter(meeting_change::site_id.eq(site.as_str()))
        .filter(meeting_change::meeting_id.eq_any(ids))
        .order((meeting_change::meeting_id, meeting_change::revision))
        .select((
            meeting_change::meeting_id,
            meeting_change::revision,
            meeting_change::at,
            meeting_change::changed_by,
            meeting_change::differences,
            meeting_change::acknowledged_by,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(
            |(meeting, revision, at, changed_by, differences, acknowledged_by)| {
                Ok(ChangeRecord {
                    meeting: read("meeting_change", "meeting_id", &meeting)?,
                    revision,
                    at,
                    changed_by,
                    differences: from_pairs("meeting_change", "differences", &differences)?,
                    acknowledged_by,
                })
            },
        )
        .collect()
}

/// Notes that the service team knows of a change; whether there was one not yet acknowledged.
pub fn acknowledge(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
    revision: i32,
    by: &str,
    at: Milliseconds,
) -> Result<bool> {
    let acknowledged = diesel::update(
        meeting_change::table
            .find((site.as_str(), id.to_string(), revision))
            .filter(meeting_change::acknowledged_at.is_null()),
    )
    .set((
        meeting_change::acknowledged_at.eq(at),
        meeting_change::acknowledged_by.eq(by),
    ))
    .execute(connection)?;
    Ok(acknowledged == 1)
}
