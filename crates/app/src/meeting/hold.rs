//! What a meeting holds: its room and all that is blocked with it, from set-up to clear-up.

use std::collections::BTreeSet;

use anyhow::Result;
use domain::booking::{Hold, LATEST_MS, LENGTH_MAX_MS, Obstacle, Span, overlap};
use domain::change::civil_text;
use domain::directory::{Room, blocked_with};
use domain::requirement::Meeting;
use domain::serving::instant;
use domain::{MeetingId, Refusal, RoomId, SiteId};
use store::Database;

use super::ground::{Asker, Ground, LetGo};
use super::shown::{Sees, sees};
use crate::command::Deed;
use crate::error::Error;
use crate::house::House;
use crate::view::Sight;

/// From when until when a meeting needs its room by its standard, as far as is known: from when it
/// was to start, or did, to when it is to end, or did.
fn planned(db: &mut Database, house: &House, site: &SiteId, meeting: &Meeting) -> Result<Span> {
    let standard = house.standard(db, site, meeting.standard_version)?;
    let required = &meeting.requirement;
    let starts = meeting
        .started
        .unwrap_or(required.starts)
        .min(required.starts);
    let ends = meeting.ended.unwrap_or(required.ends);
    let (from, until) = standards::occupation(&standard, instant(starts), instant(ends));
    Ok((from.as_millisecond(), until.as_millisecond()))
}

/// The holds of a meeting as it is to be, if nothing stands in the way of what it does not hold
/// yet. `before` is the meeting as it was.
pub(super) fn free_holds(
    deed: &mut Deed<'_>,
    meeting: &Meeting,
    room: &Room,
    before: Option<&Meeting>,
    let_go: &LetGo,
) -> Result<Vec<Hold>, Error> {
    let site = deed.site.id.clone();
    let held = match let_go.get(&meeting.id) {
        Some(holds) => holds.clone(),
        None => store::meeting::holds_of(deed.db, &site, &[meeting.id])?,
    };
    let asker = Asker {
        meeting: Some(meeting.id),
        held,
        same_start: before
            .is_some_and(|before| before.requirement.starts == meeting.requirement.starts),
        let_go,
    };
    let planned = planned(deed.db, deed.house, &site, meeting)?;
    let ground = Ground::survey(deed.db, deed.house, &site, deed.now, planned)?;
    let (taking, obstacle) = ground.ask(&asker, room.id, planned);
    if let Some(obstacle) = obstacle {
        return Err(in_the_way(deed, meeting, room, &obstacle)?.into());
    }
    let blocked = ground.blocked_with(room.id).into_iter();
    Ok(blocked
        .map(|room| Hold {
            meeting: meeting.id,
            room,
            from: taking.span.0,
            until: taking.span.1,
        })
        .collect())
}

/// The refusal that names what is in the way: the meeting to whoever may know of it, to others only
/// that the room is taken; of a divided hall, which part.
fn in_the_way(
    deed: &mut Deed<'_>,
    meeting: &Meeting,
    room: &Room,
    obstacle: &Obstacle,
) -> Result<Refusal, Error> {
    let (code, from, until) = match obstacle {
        Obstacle::Held(hold) => ("room-held", hold.from, hold.until),
        Obstacle::Closed(closure) => ("room-closed", closure.from, closure.until),
    };
    let refusal = Refusal::conflict(code)
        .at("room")
        .with("room", &room.name)
        .with("day", deed.day_of(meeting.requirement.starts))
        .with("from", civil_text(from, &deed.zone))
        .with("until", civil_text(until, &deed.zone));
    let site = deed.site.id.clone();
    let Some(sight) = Sight::open(deed.db, deed.house, &site)? else {
        return Ok(refusal);
    };
    let way = |named: bool, there| match (named, there == room.id) {
        (true, true) => "named",
        (true, false) => "named-part",
        (false, true) => "taken",
        (false, false) => "part",
    };
    let hold = match obstacle {
        Obstacle::Closed(closure) => {
            return Ok(refusal
                .with("way", way(false, closure.room))
                .with("part", sight.room(closure.room).name)
                .with("reason", &closure.reason));
        }
        Obstacle::Held(hold) => hold,
    };
    let Some(other) = store::meeting::find_bare(deed.db, &site, hold.meeting)? else {
        return Ok(refusal);
    };
    let (named, required) = (
        sees(&sight, deed.actor, &other) == Sees::All,
        &other.meeting.requirement,
    );
    let refusal = refusal
        .with("way", way(named, required.room))
        .with("part", sight.room(required.room).name);
    if !named {
        return Ok(refusal);
    }
    Ok(refusal
        .with("title", &required.title)
        .with("host", &required.host)
        .with("starts", civil_text(required.starts, &deed.zone))
        .with("ends", civil_text(required.ends, &deed.zone))
        .with("meeting", other.meeting.id))
}

/// Whether something that blocks the meeting's room is still to be done.
fn is_blocked(db: &mut Database, house: &House, site: &SiteId, meeting: &Meeting) -> Result<bool> {
    let standard = house.standard(db, site, meeting.standard_version)?;
    let duties = store::duty::of_meeting(db, site, meeting.id)?;
    Ok(duties.iter().any(|duty| {
        let rule = standard.rule(&duty.duty.rule);
        duty.duty.outcome.is_none()
            && rule.is_some_and(|rule| rule.blocks == standards::Blocks::Room)
    }))
}

/// Renews what a meeting holds after it ended, or after its clear-up was done or waived: a room is
/// free as soon as nothing blocks it, and never before (clause A4.8). Since when the meeting has had
/// it stays as it was, and what was let go stays free.
pub(crate) fn renew_holds(deed: &mut Deed<'_>, meeting: &Meeting) -> Result<(), Error> {
    let site = deed.site.id.clone();
    let open = is_blocked(deed.db, deed.house, &site, meeting)?;
    let (_, until) = planned(deed.db, deed.house, &site, meeting)?;
    let mut holds = store::meeting::holds_of(deed.db, &site, &[meeting.id])?;
    for hold in &mut holds {
        hold.from = hold.from.min(meeting.started.unwrap_or(hold.from));
        hold.until = if open || meeting.ended.is_none() {
            until
        } else {
            until.min(deed.at).min(hold.until)
        }
        .max(hold.from);
    }
    store::meeting::put_holds(deed.db, &site, meeting.id, &holds)?;
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
        let meeting = record.meeting;
        let own = kept
            .iter()
            .find(|hold| hold.meeting == meeting.id && hold.room == meeting.requirement.room);
        let Some(own) = own else { continue };
        let held = blocked_with(own.room, &rooms).into_iter();
        let holds = held.map(|room| Hold { room, ..*own }).collect();
        renewed.push((meeting, holds));
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
