//! Whose a found thing may be: who was at the meeting after which it lay there, and who had come in before. Each is
//! shown as far as the reader sees meetings, people and visits anyway.

use anyhow::Result;
use domain::access::Actor;
use domain::found_item::{FoundItem, Part};
use domain::requirement::Meeting;
use domain::{MeetingId, Milliseconds, PersonId, RoomId, SiteId};
use store::Database;
use store::meeting::MeetingRecord;

use super::part;
use crate::directory::FoundPerson;
use crate::house::House;
use crate::view::{MeetingView, Sight};
use crate::visit::VisitView;

/// How long before it was found a meeting may have ended after which a thing lay there.
const LAST_MS: Milliseconds = 24 * 60 * 60 * 1_000;
/// The most visits that are shown.
const VISITS_MAX: usize = 20;

/// A meeting that ended last in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastMeeting {
    /// Its id.
    pub id: MeetingId,
    /// Its title; empty where it is not the reader's to know.
    pub title: String,
    /// When it ended, or should have.
    pub ended: Milliseconds,
}

/// Somebody who was at the meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracedPerson {
    /// Their name as the meeting has it.
    pub name: String,
    /// Whether they are its host.
    pub is_host: bool,
    /// Who they are in the directory, with the telephones that the reader may see.
    pub person: Option<FoundPerson>,
}

/// Whose a thing may be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The meeting; `None` where there is none, or none for the reader.
    pub meeting: Option<MeetingView>,
    /// Its host and its guests.
    pub people: Vec<TracedPerson>,
    /// Who had come in before it was found, those who went to the room first; for whoever keeps found things.
    pub visits: Vec<VisitView>,
}

/// When a meeting ended, or should have.
fn ended(meeting: &Meeting) -> Milliseconds {
    meeting.ended.unwrap_or(meeting.requirement.ends)
}

/// The meeting of the room that ended last before then.
pub(super) fn last_in_room(
    db: &mut Database,
    site: &SiteId,
    (room, at): (RoomId, Milliseconds),
) -> Result<Option<MeetingRecord>> {
    let mut met = store::meeting::between(db, site, at - LAST_MS, at + 1)?;
    met.retain(|record| {
        let meeting = &record.meeting;
        let is_there = meeting.requirement.room == room && meeting.cancelled.is_none();
        is_there && ended(meeting) <= at
    });
    let last = met.into_iter().max_by_key(|record| ended(&record.meeting));
    Ok(last)
}

/// The meeting of the room that ended last before then, as the reader may know it.
pub(super) fn proposed(
    db: &mut Database,
    sight: &mut Sight,
    actor: &Actor,
    asked: (RoomId, Milliseconds),
) -> Result<Option<LastMeeting>> {
    let site = sight.site.id.clone();
    let Some(record) = last_in_room(db, &site, asked)? else {
        return Ok(None);
    };
    brief(db, sight, actor, record.meeting.id)
}

/// A meeting in short, as the reader may know it.
pub(super) fn brief(
    db: &mut Database,
    sight: &mut Sight,
    actor: &Actor,
    id: MeetingId,
) -> Result<Option<LastMeeting>> {
    let view = crate::meeting::view_of(db, sight, actor, id)?;
    Ok(view.map(|view| LastMeeting {
        id,
        title: view.meeting.requirement.title.clone(),
        ended: ended(&view.meeting),
    }))
}

/// Whose the thing may be.
pub(super) fn trace(
    db: &mut Database,
    sight: &mut Sight,
    (house, actor): (&House, &Actor),
    item: &FoundItem,
) -> Result<Trace> {
    let site = sight.site.id.clone();
    let meeting = match item.meeting {
        Some(id) => crate::meeting::view_of(db, sight, actor, id)?,
        None => None,
    };
    let people = match &meeting {
        Some(view) => people(db, (house, actor), &site, view)?,
        None => Vec::new(),
    };
    let keeps = part(actor, &site) >= Part::Keeps;
    let mut visits = Vec::new();
    if keeps && !item.state.is_closed() {
        visits = crate::visit::come_before(db, house, actor, (&site, item.found))?;
        visits.sort_by_key(|visit| {
            let is_its = Some(visit.record.id) == item.visit;
            let is_near = item.room.is_some() && visit.record.room == item.room;
            let arrived = visit.record.arrived.unwrap_or_default();
            (!is_its, !is_near, std::cmp::Reverse(arrived))
        });
        visits.truncate(VISITS_MAX);
    }
    Ok(Trace {
        meeting,
        people,
        visits,
    })
}

/// The host and the guests of a meeting, each with what the directory knows.
fn people(
    db: &mut Database,
    (house, actor): (&House, &Actor),
    site: &SiteId,
    view: &MeetingView,
) -> Result<Vec<TracedPerson>> {
    let required = &view.meeting.requirement;
    let mut named: Vec<(String, bool, Option<PersonId>)> = Vec::new();
    if !required.host.is_empty() {
        let found = store::visit::hosts_named(db, site, &required.host)?;
        let person = match &found[..] {
            [one] => Some(one.person),
            _ => None,
        };
        named.push((required.host.clone(), true, person));
    }
    let guests = required.attendees.iter();
    named.extend(guests.map(|guest| (guest.name.clone(), false, guest.person)));
    named.retain(|(name, ..)| !name.is_empty());
    let ids: Vec<PersonId> = named.iter().filter_map(|(.., person)| *person).collect();
    let known = crate::directory::found_people(db, (house, actor), site, &ids)?;
    let people = named.into_iter().map(|(name, is_host, id)| TracedPerson {
        person: known.iter().find(|one| Some(one.id) == id).cloned(),
        name,
        is_host,
    });
    Ok(people.collect())
}
