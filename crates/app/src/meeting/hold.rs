//! What a meeting holds: its room and all that is blocked with it, from set-up to clear-up.

use anyhow::Result;
use domain::booking::{Hold, LENGTH_MAX_MS, Obstacle, obstacle};
use domain::change::civil_text;
use domain::directory::{Room, blocked_with};
use domain::requirement::Meeting;
use domain::serving::instant;
use domain::{Milliseconds, Refusal, SiteId};
use store::Database;

use crate::command::Deed;
use crate::error::Error;
use crate::house::House;

/// The rooms a meeting holds: from set-up to the end of clear-up, its own and all blocked with it.
pub(super) fn holds_of(deed: &mut Deed<'_>, meeting: &Meeting) -> Result<Vec<Hold>, Error> {
    let standard = deed
        .house
        .standard(deed.db, &deed.site.id, meeting.standard_version)?;
    let required = &meeting.requirement;
    let starts = meeting
        .started
        .unwrap_or(required.starts)
        .min(required.starts);
    let ends = meeting.ended.unwrap_or(required.ends);
    let (from, until) = standards::occupation(&standard, instant(starts), instant(ends));
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    Ok(blocked_with(required.room, &rooms)
        .into_iter()
        .map(|room| Hold {
            meeting: meeting.id,
            room,
            from: from.as_millisecond(),
            until: until.as_millisecond(),
        })
        .collect())
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
