//! The rooms that meetings hold, and what keeps a room from being free though its meeting is over.

use anyhow::Result;
use diesel::prelude::*;
use domain::booking::Hold;
use domain::{MeetingId, Milliseconds, RoomId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::schema::{duty, hold, meeting};
use crate::text::read;

/// Meeting, room, from and until.
type HoldRow = (String, String, i64, i64);

fn hold_of((meeting, room, from, until): HoldRow) -> Result<Hold> {
    Ok(Hold {
        meeting: read("hold", "meeting_id", &meeting)?,
        room: read("hold", "room_id", &room)?,
        from,
        until,
    })
}

/// Puts the rooms a meeting holds in place of those before.
pub fn put_holds(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
    holds: &[Hold],
) -> Result<()> {
    diesel::delete(
        hold::table
            .filter(hold::site_id.eq(site.as_str()))
            .filter(hold::meeting_id.eq(id.to_string())),
    )
    .execute(connection)?;
    for one in holds {
        directly!(connection, |behind| diesel::insert_into(hold::table)
            .values((
                hold::site_id.eq(site.as_str()),
                hold::room_id.eq(one.room.to_string()),
                hold::from_at.eq(one.from),
                hold::until_at.eq(one.until),
                hold::meeting_id.eq(one.meeting.to_string()),
            ))
            .execute(behind))?;
    }
    Ok(())
}

/// The holds on any room that touch the span.
pub fn holds(
    connection: &mut Database,
    site: &SiteId,
    from: Milliseconds,
    until: Milliseconds,
) -> Result<Vec<Hold>> {
    let rows: Vec<HoldRow> = directly!(connection, |behind| hold::table
        .filter(hold::site_id.eq(site.as_str()))
        .filter(hold::from_at.lt(until))
        .filter(hold::until_at.gt(from))
        .order((hold::from_at, hold::meeting_id))
        .select((
            hold::meeting_id,
            hold::room_id,
            hold::from_at,
            hold::until_at,
        ))
        .load(behind))?;
    rows.into_iter().map(hold_of).collect()
}

/// What these meetings hold.
pub fn holds_of(connection: &mut Database, site: &SiteId, ids: &[MeetingId]) -> Result<Vec<Hold>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows: Vec<HoldRow> = directly!(connection, |behind| hold::table
        .filter(hold::site_id.eq(site.as_str()))
        .filter(hold::meeting_id.eq_any(ids))
        .order((hold::from_at, hold::meeting_id))
        .select((
            hold::meeting_id,
            hold::room_id,
            hold::from_at,
            hold::until_at,
        ))
        .load(behind))?;
    rows.into_iter().map(hold_of).collect()
}

/// A duty that is still to be settled though its meeting is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOver {
    /// The meeting.
    pub meeting: MeetingId,
    /// Its room.
    pub room: RoomId,
    /// When the meeting started.
    pub started: Option<Milliseconds>,
    /// The version of the standard that the duty follows.
    pub standard_version: i32,
    /// The duty's rule.
    pub rule: String,
}

/// The duties still to be settled of meetings that are over and were to end after `from`.
pub fn left_over(
    connection: &mut Database,
    site: &SiteId,
    from: Milliseconds,
) -> Result<Vec<LeftOver>> {
    let rows: Vec<(String, String, Option<i64>, i32, String)> =
        directly!(connection, |behind| meeting::table
            .inner_join(
                duty::table.on(duty::site_id
                    .eq(meeting::site_id)
                    .and(duty::meeting_id.eq(meeting::id.nullable()))),
            )
            .filter(meeting::site_id.eq(site.as_str()))
            // No meeting is longer than a day, which bounds the index from below.
            .filter(meeting::starts_at.gt(from - domain::booking::LENGTH_MAX_MS))
            .filter(meeting::ends_at.gt(from))
            .filter(meeting::ended_at.is_not_null())
            .filter(meeting::cancelled_at.is_null())
            .filter(duty::outcome.is_null())
            .order((meeting::starts_at, meeting::id))
            .select((
                meeting::id,
                meeting::room_id,
                meeting::started_at,
                duty::standard_version,
                duty::rule,
            ))
            .load(behind))?;
    rows.into_iter()
        .map(|(id, room, started, standard_version, rule)| {
            Ok(LeftOver {
                meeting: read("meeting", "id", &id)?,
                room: read("meeting", "room_id", &room)?,
                started,
                standard_version,
                rule,
            })
        })
        .collect()
}
