//! Meetings as they are shown: one of them, the room calendar, and the rooms proposed.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Right};
use domain::agreement::Agreed;
use domain::booking::{
    EARLIEST_MS, Hold, LATEST_MS, Obstacle, Wish, check_span, fitting, obstacle,
};
use domain::directory::{Closure, Floor, Room, Site, blocked_with};
use domain::requirement::Meeting;
use domain::serving::instant;
use domain::{MeetingId, Milliseconds, SiteId};
use store::Database;
use store::meeting::{ChangeRecord, MeetingRecord};

use super::hold::lingering;
use crate::agreement::agreement_of;
use crate::error::Error;
use crate::house::House;
use crate::view::{AttendeeView, ChangeView, DutyView, MeetingView, Sight, change_view, right_of};

/// A meeting with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPage {
    /// The site.
    pub site: Site,
    /// The meeting.
    pub view: MeetingView,
    /// Its duties, in the order of their windows.
    pub duties: Vec<DutyView>,
    /// Its journal, newest first.
    pub entries: Vec<domain::journal::Written>,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether the reader may confirm its requirements for the owner's office.
    pub may_agree: bool,
}

/// The meeting; `None` if the site has no such meeting or it is not the reader's to see.
///
/// # Errors
/// When the database fails.
pub async fn find(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    id: MeetingId,
) -> Result<Option<MeetingPage>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let read = move |db: &mut Database| {
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        let Some(view) = view_of(db, &mut sight, &actor, id)? else {
            return Ok(None);
        };
        let requests = store::meeting::requests(db, &site, &[id])?;
        let mut duties = Vec::new();
        for record in store::duty::of_meeting(db, &site, id)? {
            let request = requests
                .iter()
                .find(|request| Some(request.id) == record.request);
            duties.push(sight.duty(db, &record, Some(&view), request)?);
        }
        duties.sort_by(|a, b| (a.opens, &a.rule, a.round).cmp(&(b.opens, &b.rule, b.round)));
        let question = store::journal::Question {
            meeting: Some(id),
            limit: 200,
            ..store::journal::Question::default()
        };
        let entries = if view.masked {
            // The entries name what the mask hides.
            Vec::new()
        } else {
            store::journal::find(db, &site, &question)?
        };
        let edit = actor.right(&site, Object::Meeting, Action::Edit);
        let may_edit = edit.is_some_and(|right| right.reach >= Reach::Site || view.own);
        Ok(Some(MeetingPage {
            site: sight.site,
            view,
            duties,
            entries,
            may_edit,
            may_agree: actor
                .right(&site, Object::Agreement, Action::Approve)
                .is_some(),
        }))
    };
    Ok(house.store().read(read).await?)
}

/// One meeting as the reader may see it; `None` where it is not theirs to see.
pub(crate) fn view_of(
    db: &mut Database,
    sight: &mut Sight,
    actor: &Actor,
    id: MeetingId,
) -> Result<Option<MeetingView>> {
    let Some(record) = store::meeting::find(db, &sight.site.id, id)? else {
        return Ok(None);
    };
    let sees = right_of(actor, &sight.site.id, Object::Meeting)
        .map(|right| Sees::of(sight, actor, right, &record));
    if matches!(sees, None | Some(Sees::TakenTime)) {
        return Ok(None);
    }
    let mut views = views_of(db, sight, actor, vec![record])?;
    let Some(mut view) = views.pop() else {
        return Ok(None);
    };
    let received = store::meeting::received(db, &sight.site.id, id)?;
    for (attendee, received) in view.attendees.iter_mut().zip(received) {
        attendee.received = received;
    }
    Ok(Some(view))
}

/// What of a meeting a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sees {
    /// All of it.
    All,
    /// All but what it is about and who comes.
    Masked,
    /// That the room is taken.
    TakenTime,
}

impl Sees {
    fn of(sight: &Sight, actor: &Actor, right: Right, record: &MeetingRecord) -> Self {
        if record.booked_by.is_some() && record.booked_by == actor.account {
            return Self::All;
        }
        let required = &record.meeting.requirement;
        let theirs = match right.reach {
            Reach::Site => true,
            Reach::Shift => sight
                .rooms
                .get(&required.room)
                .is_some_and(|room| sight.teams_of(actor).any(|team| team.serves(room))),
            Reach::Own | Reach::One => false,
        };
        match theirs {
            false => Self::TakenTime,
            true if right.masked && required.secret => Self::Masked,
            true => Self::All,
        }
    }
}

/// Whether the reader may know what the meeting is about, only that it is there, or nothing of it.
pub(crate) fn sees(sight: &Sight, actor: &Actor, record: &MeetingRecord) -> Sees {
    right_of(actor, &sight.site.id, Object::Meeting).map_or(Sees::TakenTime, |right| {
        Sees::of(sight, actor, right, record)
    })
}

/// The fields that the mask hides.
const MASKED_FIELDS: [&str; 4] = ["title", "host", "note", "attendees"];

/// Meetings as the reader may see them; nothing of any where they have no right.
pub(crate) fn views_of(
    db: &mut Database,
    sight: &mut Sight,
    actor: &Actor,
    records: Vec<MeetingRecord>,
) -> Result<Vec<MeetingView>> {
    let Some(right) = right_of(actor, &sight.site.id, Object::Meeting) else {
        return Ok(Vec::new());
    };
    let ids: Vec<MeetingId> = records.iter().map(|record| record.meeting.id).collect();
    let mut changes = store::meeting::changes(db, &sight.site.id, &ids)?;
    let agreed: BTreeMap<MeetingId, Agreed> = store::meeting::agreed(db, &sight.site.id, &ids)?
        .into_iter()
        .collect();
    let mut views = Vec::with_capacity(records.len());
    for record in records {
        let own = record.booked_by.is_some() && record.booked_by == actor.account;
        let sees = Sees::of(sight, actor, right, &record);
        let masked = sees != Sees::All;
        let standard = sight.standard(db, record.meeting.standard_version)?;
        let required = &record.meeting.requirement;
        let starts = record
            .meeting
            .started
            .unwrap_or(required.starts)
            .min(required.starts);
        let ends = record.meeting.ended.unwrap_or(required.ends);
        let (from, until) = standards::occupation(&standard, instant(starts), instant(ends));
        let id = record.meeting.id;
        let own_changes: Vec<_> = changes
            .extract_if(.., |change| change.meeting == id)
            .collect();
        let mut meeting = record.meeting;
        if masked {
            mask(&mut meeting);
        }
        views.push(MeetingView {
            room: sight.room(meeting.requirement.room),
            attendees: meeting
                .requirement
                .attendees
                .iter()
                .enumerate()
                .map(|(index, attendee)| AttendeeView {
                    index: index as u32,
                    attendee: attendee.clone(),
                    received: None,
                })
                .collect(),
            changes: match sees {
                Sees::TakenTime => Vec::new(),
                Sees::Masked => changes_of(&own_changes, &MASKED_FIELDS),
                Sees::All => changes_of(&own_changes, &[]),
            },
            agreement: match sees {
                Sees::TakenTime => None,
                Sees::Masked | Sees::All => {
                    agreement_of(&standard, agreed.get(&id).cloned(), &own_changes)
                }
            },
            held_from: from.as_millisecond(),
            held_until: until.as_millisecond(),
            masked,
            own,
            meeting,
        });
    }
    Ok(views)
}

fn changes_of(changes: &[ChangeRecord], masked: &[&str]) -> Vec<ChangeView> {
    changes
        .iter()
        .map(|change| change_view(change, masked))
        .collect()
}

/// What is secret is shown as taken time and nothing else.
fn mask(meeting: &mut Meeting) {
    let required = &mut meeting.requirement;
    required.title = String::new();
    required.host = String::new();
    required.note = String::new();
    required.attendees.clear();
}

/// What the room calendar shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The site.
    pub site: Site,
    /// Its rooms where people meet, by number.
    pub rooms: Vec<Room>,
    /// Its floors, the highest first.
    pub floors: Vec<Floor>,
    /// The meetings that touch the span, by start.
    pub meetings: Vec<MeetingView>,
    /// The closures that touch it.
    pub closures: Vec<Closure>,
}

/// The room calendar of a span; `None` if the reader may see no meetings there.
///
/// # Errors
/// When the database fails.
pub async fn calendar(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    from: Milliseconds,
    until: Milliseconds,
) -> Result<Option<Calendar>, Error> {
    let (owned, actor, site) = (house.clone(), actor.clone(), site.clone());
    let planned = |at: Milliseconds| at.clamp(EARLIEST_MS, LATEST_MS);
    let (from, until) = (planned(from), planned(until));
    let read = move |db: &mut Database| {
        let Some(mut sight) = Sight::open(db, &owned, &site)? else {
            return Ok(None);
        };
        if right_of(&actor, &site, Object::Meeting).is_none() {
            return Ok(None);
        }
        let records = store::meeting::between(db, &site, from, until)?;
        let meetings = views_of(db, &mut sight, &actor, records)?;
        let floors = store::directory::floors(db, &site)?;
        let closures = store::directory::closures(db, &site, from, until)?;
        let mut rooms: Vec<Room> = sight
            .rooms
            .values()
            .filter(|room| room.capacity > 0)
            .cloned()
            .collect();
        rooms.sort_by(|a, b| (&a.number, a.id).cmp(&(&b.number, b.id)));
        Ok(Some(Calendar {
            site: sight.site,
            rooms,
            floors,
            meetings,
            closures,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// What stands in the way of a room, as a proposal shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObstacleView {
    /// `held` or `closed`.
    pub kind: &'static str,
    /// Why it is closed; empty for a meeting, whose title may not be the reader's to know.
    pub reason: String,
    /// From when.
    pub from: Milliseconds,
    /// Until when.
    pub until: Milliseconds,
}

/// A room that fits a wish, free or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The room.
    pub room: Room,
    /// What stands in its way; `None` when it is free.
    pub obstacle: Option<ObstacleView>,
}

/// The rooms that fit a wish at a time, free ones first (clause C4.1.1).
///
/// # Errors
/// When the database fails, or the times cannot be.
pub async fn proposals(
    house: &House,
    site: &SiteId,
    starts: Milliseconds,
    ends: Milliseconds,
    wish: Wish,
    except: Option<MeetingId>,
) -> Result<Option<Vec<Proposal>>, Error> {
    check_span(starts, ends)?;
    let (owned, site, now) = (house.clone(), site.clone(), house.now());
    let read = move |db: &mut Database| {
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let standard = owned.standard(db, &site, found.standard_version)?;
        let (from, until) = standards::occupation(&standard, instant(starts), instant(ends));
        let span = (from.as_millisecond(), until.as_millisecond());
        let rooms = store::directory::rooms(db, &site)?;
        let mut holds = store::meeting::holds(db, &site, span.0, span.1)?;
        holds.extend(lingering(db, &owned, &site, now)?);
        let closures = store::directory::closures(db, &site, span.0, span.1)?;
        let mut proposals: Vec<Proposal> = fitting(&rooms, &wish)
            .into_iter()
            .map(|room| {
                let blocked = blocked_with(room.id, &rooms);
                let held: Vec<Hold> = holds
                    .iter()
                    .filter(|hold| hold.room == room.id)
                    .copied()
                    .collect();
                let obstacle = obstacle(&blocked, span, except, &held, &closures);
                Proposal {
                    room: room.clone(),
                    obstacle: obstacle.map(obstacle_view),
                }
            })
            .collect();
        proposals.sort_by_key(|proposal| proposal.obstacle.is_some());
        Ok(Some(proposals))
    };
    Ok(house.store().read(read).await?)
}

fn obstacle_view(obstacle: Obstacle) -> ObstacleView {
    match obstacle {
        Obstacle::Held(hold) => ObstacleView {
            kind: "held",
            reason: String::new(),
            from: hold.from,
            until: hold.until,
        },
        Obstacle::Closed(closure) => ObstacleView {
            kind: "closed",
            reason: closure.reason,
            from: closure.from,
            until: closure.until,
        },
    }
}
