//! The rooms around a time: who holds them, when they are closed, what is free.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::booking::{Hold, LENGTH_MAX_MS, Obstacle, Span, Taking, obstacle, overlap, take};
use domain::directory::{Closure, Room, blocked_with};
use domain::{MeetingId, Milliseconds, RoomId, SiteId};
use standards::RuleId;
use store::Database;

use crate::house::House;

/// What several meetings hold that are changed at once: they let go of it together, and take what
/// they need one after the other.
pub(super) type LetGo = BTreeMap<MeetingId, Vec<Hold>>;

/// What is known of the rooms during a window of time.
pub(super) struct Ground {
    pub(super) rooms: Vec<Room>,
    holds: Vec<Hold>,
    closures: Vec<Closure>,
    now: Milliseconds,
}

/// Who asks for a room.
pub(super) struct Asker<'ground> {
    /// The meeting, if there is one yet.
    pub(super) meeting: Option<MeetingId>,
    /// What it holds.
    pub(super) held: Vec<Hold>,
    /// Whether it is to start when it was to start before.
    pub(super) same_start: bool,
    /// What it and the meetings changed with it let go of.
    pub(super) let_go: &'ground LetGo,
}

impl Ground {
    /// Looks at the window.
    pub(super) fn survey(
        db: &mut Database,
        house: &House,
        site: &SiteId,
        now: Milliseconds,
        window: Span,
    ) -> Result<Self> {
        let rooms = store::directory::rooms(db, site)?;
        let mut holds = store::meeting::holds(db, site, window.0, window.1)?;
        holds.extend(lingering(db, house, site, now, &rooms)?);
        Ok(Self {
            rooms,
            holds,
            closures: store::directory::closures(db, site, window.0, window.1)?,
            now,
        })
    }

    /// What the asker takes of the room for the planned span, and what stands in the way.
    ///
    /// Others' holds are asked for the room itself: each lists all that it blocks, so a hold of one
    /// part names the whole, and asking for the whole too would let two parts block each other.
    pub(super) fn ask(
        &self,
        asker: &Asker<'_>,
        room: RoomId,
        mut planned: Span,
    ) -> (Taking, Option<Obstacle>) {
        let held = asker.held.iter().find(|hold| hold.room == room);
        let held = held.map(|hold| (hold.from, hold.until));
        if let Some(held) = held
            && asker.same_start
        {
            // Whoever only goes on longer is set up already, however late they were called.
            planned.0 = held.0;
        }
        let taking = take(planned, self.now, held);
        let is_asked = |span| taking.asked.is_some_and(|asked| overlap(asked, span));
        // What the meeting holds already is asked only of those that let go of theirs with it.
        let others = self.holds.iter().filter(|hold| {
            hold.room == room
                && (asker.let_go.contains_key(&hold.meeting) || is_asked((hold.from, hold.until)))
        });
        let closures = self.closures.iter();
        let found = obstacle(
            &self.blocked_with(room),
            taking.span,
            asker.meeting,
            &others.copied().collect::<Vec<_>>(),
            &closures
                .filter(|closure| is_asked((closure.from, closure.until)))
                .cloned()
                .collect::<Vec<_>>(),
        );
        (taking, found)
    }

    pub(super) fn blocked_with(&self, room: RoomId) -> Vec<RoomId> {
        blocked_with(room, &self.rooms)
    }
}

/// What holds its room at this moment, whatever was planned: a meeting that runs over its end, and
/// one that ended and is not cleared up (clause A4.8). One that everybody forgot lets go after a
/// day.
fn lingering(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    now: Milliseconds,
    rooms: &[Room],
) -> Result<Vec<Hold>> {
    let mut there = uncleared(db, house, site, now)?;
    for record in store::meeting::between(db, site, now - LENGTH_MAX_MS, now + 1)? {
        let meeting = record.meeting;
        if let Some(started) = meeting.started
            && meeting.ended.is_none()
            && meeting.cancelled.is_none()
        {
            there.push((meeting.id, meeting.requirement.room, started));
        }
    }
    let mut holds = Vec::new();
    for (meeting, room, from) in there {
        let taken = blocked_with(room, rooms).into_iter();
        holds.extend(taken.map(|room| Hold {
            meeting,
            room,
            from,
            until: now + 1,
        }));
    }
    Ok(holds)
}

/// The meetings that are over and not cleared up, with their rooms and when they started.
pub(super) fn uncleared(
    db: &mut Database,
    house: &House,
    site: &SiteId,
    now: Milliseconds,
) -> Result<Vec<(MeetingId, RoomId, Milliseconds)>> {
    let mut found = Vec::new();
    for left in store::meeting::left_over(db, site, now - LENGTH_MAX_MS)? {
        let standard = house.standard(db, site, left.standard_version)?;
        let rule = standard.rule(&RuleId::from(left.rule.as_str()));
        if rule.is_some_and(|rule| rule.blocks == standards::Blocks::Room) {
            found.push((left.meeting, left.room, left.started.unwrap_or(now)));
        }
    }
    found.dedup();
    Ok(found)
}
