//! In-meeting requests.

use anyhow::Result;
use diesel::prelude::*;
use domain::{MeetingId, Milliseconds, RequestId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::request;
use crate::text::read;

/// An in-meeting request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRecord {
    /// Its id.
    pub id: RequestId,
    /// The meeting it came from.
    pub meeting: MeetingId,
    /// `washroom`, `document` or `other`.
    pub kind: String,
    /// For a document: from whom.
    pub from: String,
    /// For a document: to whom.
    pub to: String,
    /// In the asker's words.
    pub note: String,
    /// When.
    pub at: Milliseconds,
}

/// Keeps a request.
pub fn add_request(connection: &mut Database, site: &SiteId, new: &RequestRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(request::table)
        .values((
            request::site_id.eq(site.as_str()),
            request::id.eq(new.id.to_string()),
            request::meeting_id.eq(new.meeting.to_string()),
            request::kind.eq(&new.kind),
            request::from_whom.eq(&new.from),
            request::to_whom.eq(&new.to),
            request::note.eq(&new.note),
            request::at.eq(new.at),
        ))
        .execute(behind))?;
    Ok(())
}

/// The requests of meetings.
pub fn requests(
    connection: &mut Database,
    site: &SiteId,
    ids: &[MeetingId],
) -> Result<Vec<RequestRecord>> {
    type Row = (String, String, String, String, String, String, i64);
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<Row> = directly!(connection, |behind| request::table
        .filter(request::site_id.eq(site.as_str()))
        .filter(request::meeting_id.eq_any(ids))
        .order((request::at, request::id))
        .select((
            request::id,
            request::meeting_id,
            request::kind,
            request::from_whom,
            request::to_whom,
            request::note,
            request::at,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(id, meeting, kind, from, to, note, at)| {
            Ok(RequestRecord {
                id: read("request", "id", &id)?,
                meeting: read("request", "meeting_id", &meeting)?,
                kind,
                from,
                to,
                note,
                at,
            })
        })
        .collect()
}
