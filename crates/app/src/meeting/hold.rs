//! What a meeting holds: its room and all that is blocked with it, from set-up to clear-up.

use std::collections::BTreeSet;

use anyhow::Result;
use domain::booking::{Hold, LATEST_MS, LENGTH_MAX_MS, Obstacle, obstacle, overlap};
use domain::change::civil_text;
use domain::directory::{Room, blocked_with};
use domain::requirement::Meeting;
use domain::serving::instant;
use domain::{MeetingId, Milliseconds, Refusal, RoomId, SiteId};
use standards::Standard;
use store::Database;

use crate::command::Deed;
use crate::error::Error;
use crate::house::House;

/// The rooms a meeting holds: from set-up to the end of clear-up, its own and all blocked with it.
pub(super) fn holds_of(deed: &mut Deed<'_>, meeting: &Meeting) -> Result<Vec<Hold>, Error> {
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, meeting.standard_version)?;
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    Ok(holds_among(&standard, meeting, &rooms))
}

fn holds_among(standard: &Standard, meeting: &Meeting, rooms: &[Room]) -> Vec<Hold> {
    let required = &meeting.requirement;
    let ends = meeting.ended.unwrap_or(required.ends);
    let (from, until) = standards::occupation(standard, instant(required.starts), instant(ends));
    // One that started before its time has its room from then on.
    let from = from.as_millisecond();
    let from = meeting.started.map_or(from, |started| from.min(started));
    blocked_with(required.room, rooms)
        .into_iter()
        .map(|room| Hold {
            meeting: meeting.id,
            room,
            from,
            until: until.as_millisecond(),
        })
        .collect()
}

/// The holds of a meeting, if nothing stands in the way of what it did not hold `before`: what it
/// has is not taken from it because the meeting in front of it ran over.
///
/// Others' holds are asked for the room itself: each lists all that it blocks, so a hold of one part
/// names the whole, and asking for the whole too would let two parts block each other.
pub(super) fn free_holds(
    deed: &mut Deed<'_>,
    meeting: &Meeting,
    room: &Room,
    before: Option<&Meeting>,
) -> Result<Vec<Hold>, Error> {
    let holds = holds_of(deed, meeting)?;
    let Some(first) = holds.first() else {
        return Ok(holds);
    };
    let mut span = (first.from, first.until);
    let before = before.filter(|before| before.requirement.room == meeting.requirement.room);
    if let Some(before) = before
        && let Some(had) = holds_of(deed, before)?.first()
        && had.from <= span.0
    {
        span.0 = span.0.max(had.until);
    }
    if span.0 >= span.1 {
        return Ok(holds);
    }
    let rooms: Vec<_> = holds.iter().map(|hold| hold.room).collect();
    let mut others = store::meeting::holds(deed.db, &deed.site.id, span.0, span.1)?;
    let site = deed.site.id.clone();
    others.extend(lingering(deed.db, deed.house, &site, deed.now)?);
    others.retain(|hold| hold.room == room.id);
    let closures = store::directory::closures(deed.db, &site, span.0, span.1)?;
    match obstacle(&rooms, span, Some(meeting.id), &others, &closures) {
        None => Ok(holds),
        Some(Obstacle::Held(other)) => Err(Refusal::conflict("room-held")
            .at("room")
            .with("room", &room.name)
            .with("day", deed.day_of(meeting.requirement.starts))
            .with("from", civil_text(other.from, &deed.zone))
            .with("until", civil_text(other.until, &deed.zone))
            .into()),
        Some(Obstacle::Closed(closure)) => Err(Refusal::conflict("room-closed")
            .at("room")
            .with("room", &room.name)
            .with("reason", &closure.reason)
            .with("from", civil_text(closure.from, &deed.zone))
            .with("until", civil_text(closure.until, &deed.zone))
            .into()),
    }
}

/// What holds its room at this moment, whatever was planned: a meeting that runs over its end, and
/// one that ended and is not cleared up (clause A4.8). One that everybody forgot lets go after a
/// day.
pub(super) fn lingering(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    now: Milliseconds,
) -> Result<Vec<Hold>> {
    let rooms = store::directory::rooms(db, site)?;
    let mut holds = Vec::new();
    for record in store::meeting::between(db, site, now - LENGTH_MAX_MS, now + 1)? {
        let meeting = record.meeting;
        let Some(started) = meeting.started.filter(|_| meeting.cancelled.is_none()) else {
            continue;
        };
        if meeting.ended.is_some() && !is_blocked(db, house, site, &meeting)? {
            continue;
        }
        let taken = blocked_with(meeting.requirement.room, &rooms);
        holds.extend(taken.into_iter().map(|room| Hold {
            meeting: meeting.id,
            room,
            from: started,
            until: now + 1,
        }));
    }
    Ok(holds)
}

/// Whether something that blocks the meeting's room is still to be done.
pub(super) fn is_blocked(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    meeting: &Meeting,
) -> Result<bool> {
    let standard = house.standard(db, site, meeting.standard_version)?;
    let duties = store::duty::of_meeting(db, site, meeting.id)?;
    Ok(duties.iter().any(|duty| {
        let rule = standard.rule(&duty.duty.rule);
        duty.duty.outcome.is_none()
            && rule.is_some_and(|rule| rule.blocks == standards::Blocks::Room)
    }))
}

/// Renews what a meeting holds after it ended, or after its clear-up was done or waived: a room is
/// free as soon as nothing blocks it, and never before (clause A4.8).
pub(crate) fn renew_holds(deed: &mut Deed<'_>, meeting: &Meeting) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let open = is_blocked(deed.db, deed.house, &site, meeting)?;
    let mut holds = holds_of(deed, meeting)?;
    if !open && meeting.ended.is_some() {
        for hold in &mut holds {
            hold.until = hold.until.min(deed.at).max(hold.from);
        }
    }
    store::meeting::put_holds(deed.db, &deed.site.id, meeting.id, &holds)?;
    Ok(())
}

/// How many meetings are named where a room cannot be divided for them.
const NAMED_MAX: usize = 5;

/// Renews what every coming and running meeting holds, after a room became a part of another or was
/// made whole again.
///
/// # Errors
/// Refused when two meetings would hold one room at once; it names their times.
pub(crate) fn renew_all_holds(deed: &mut Deed<'_>) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let rooms = store::directory::rooms(deed.db, &site)?;
    let mut coming = store::meeting::between(deed.db, &site, deed.now, LATEST_MS)?;
    coming.retain(|record| record.meeting.cancelled.is_none() && record.meeting.ended.is_none());
    let kept = store::meeting::holds(deed.db, &site, deed.now - LENGTH_MAX_MS, LATEST_MS)?;
    let mut renewed: Vec<(Meeting, Vec<Hold>)> = Vec::new();
    for record in coming {
        let version = record.meeting.standard_version;
        let standard = deed.house.standard(deed.db, &site, version)?;
        let holds = holds_among(&standard, &record.meeting, &rooms);
        renewed.push((record.meeting, holds));
    }
    let clashes = clashes(&renewed, &kept);
    if !clashes.is_empty() {
        let named = clashes.iter().take(NAMED_MAX).map(|meeting| {
            let required = &meeting.requirement;
            let room = rooms.iter().find(|room| room.id == required.room);
            format!(
                "{} {}–{}",
                room.map_or("", |room| room.number.as_str()),
                civil_text(required.starts, &deed.zone),
                civil_text(required.ends, &deed.zone)
            )
        });
        let named: Vec<String> = named.collect();
        return Err(Refusal::conflict("room-divided-over-meetings")
            .at("whole")
            .with("meetings", named.join("、"))
            .into());
    }
    for (meeting, holds) in &renewed {
        let own = kept.iter().filter(|hold| hold.meeting == meeting.id);
        if own.map(|hold| hold.room).collect::<BTreeSet<_>>() != rooms_of(holds) {
            store::meeting::put_holds(deed.db, &site, meeting.id, holds)?;
        }
    }
    Ok(())
}

fn rooms_of(holds: &[Hold]) -> BTreeSet<RoomId> {
    holds.iter().map(|hold| hold.room).collect()
}

/// The meetings whose own room another one would newly hold at the same time, by start.
fn clashes<'all>(all: &'all [(Meeting, Vec<Hold>)], kept: &[Hold]) -> Vec<&'all Meeting> {
    let known: BTreeSet<(MeetingId, RoomId)> =
        kept.iter().map(|hold| (hold.meeting, hold.room)).collect();
    let mut found = BTreeSet::new();
    for (holder, holds) in all {
        for hold in holds {
            if known.contains(&(holder.id, hold.room)) {
                continue;
            }
            for (other, others) in all {
                let overlapping = others.first().is_some_and(|own| {
                    own.room == hold.room && overlap((own.from, own.until), (hold.from, hold.until))
                });
                if other.id != holder.id && overlapping {
                    found.extend([holder.id, other.id]);
                }
            }
        }
    }
    all.iter()
        .map(|(meeting, _)| meeting)
        .filter(|meeting| found.contains(&meeting.id))
        .collect()
}
