//! Meetings as they are shown: one of them, the room calendar, and the rooms proposed.

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Right};
use domain::booking::{EARLIEST_MS, Hold, LATEST_MS, Span};
use domain::directory::{Closure, Floor, Room, Site, blocked_with};
use domain::duty::DutyRecord;
use domain::requirement::Meeting;
use domain::serving::{Record, What, instant};
use domain::{MeetingId, Milliseconds, RoomId, SiteId};
use standards::Happening;
use store::Database;
use store::meeting::{ChangeRecord, MeetingRecord};

use super::ground::uncleared;
use super::series::{SCOPE_FIELD, SeriesView, series_of};
use crate::agreement::Confirmed;
use crate::board::Eyes;
use crate::error::Error;
use crate::house::House;
use crate::order::{OrderAhead, beside_meeting};
use crate::view::{AttendeeView, ChangeView, DutyView, MeetingView, Sight, change_view, right_of};

/// A meeting with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingPage {
    /// The site.
    pub site: Site,
    /// The meeting.
    pub view: MeetingView,
    /// Its duties and those of its orders, in the order of their windows.
    pub duties: Vec<DutyView>,
    /// What of its orders is still ahead.
    pub ahead: Vec<OrderAhead>,
    /// Its journal, newest first.
    pub entries: Vec<domain::journal::Written>,
    /// Whether the reader may change it.
    pub may_edit: bool,
    /// Whether the reader may confirm its requirements for the owner's office.
    pub may_agree: bool,
    /// What happened to it so far, in the order of time.
    pub moments: Vec<MomentView>,
    /// The series it is one of.
    pub series: Option<SeriesView>,
}

/// Something that happened to a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MomentView {
    /// When.
    pub at: Milliseconds,
    /// `started`, `seated`, `break`, `resumed`, `ended` or `cancelled`.
    pub what: &'static str,
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
        let (duties, ahead) = duties_of(db, &mut sight, &actor, &view)?;
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
        let happened = store::meeting::happenings(db, &site, id)?;
        let moments = happened.iter().filter_map(moment_of).collect();
        let series = series_of(db, &sight, &actor, &view.meeting)?;
        Ok(Some(MeetingPage {
            site: sight.site,
            view,
            duties,
            ahead,
            entries,
            may_edit,
            may_agree: actor
                .right(&site, Object::Agreement, Action::Approve)
                .is_some(),
            moments,
            series,
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The duties of a meeting and of its orders that the reader sees, and what of those is still ahead.
fn duties_of(
    db: &mut Database,
    sight: &mut Sight,
    actor: &Actor,
    view: &MeetingView,
) -> Result<(Vec<DutyView>, Vec<OrderAhead>)> {
    let (site, id) = (sight.site.id.clone(), view.meeting.id);
    let requests = store::meeting::requests(db, &site, &[id])?;
    let mut duties = Vec::new();
    let records = store::duty::of_meeting(db, &site, id)?;
    let ids: Vec<_> = records.iter().map(|record| record.id).collect();
    sight.read_remarks(db, &ids)?;
    let eyes = Eyes::of(db, actor, sight)?;
    let seen = |record: &DutyRecord| {
        let eyes = eyes.as_ref();
        eyes.is_some_and(|eyes| eyes.see(record, Some(view)))
    };
    for record in records.into_iter().filter(seen) {
        let request = requests
            .iter()
            .find(|request| Some(request.id) == record.request);
        duties.push(sight.duty(db, &record, Some(view), request)?);
    }
    let listed = (view, &mut duties);
    let ahead = beside_meeting(db, sight, eyes.as_ref(), listed)?;
    Ok((duties, ahead))
}

fn moment_of(record: &Record) -> Option<MomentView> {
    let What::Happened(happening) = &record.what else {
        return None;
    };
    let what = match happening {
        Happening::Started => "started",
        Happening::Seated => "seated",
        Happening::Break => "break",
        Happening::Resumed => "resumed",
        Happening::Ended => "ended",
        Happening::Cancelled => "cancelled",
        _ => return None,
    };
    let at = record.at;
    Some(MomentView { at, what })
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
    /// All but what it is about and who comes; the seats are shown, in the order of serving.
    Served,
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
            true if right.masked && required.secret => match right.reach {
                Reach::Shift => Self::Served,
                _ => Self::Masked,
            },
            true => Self::All,
        }
    }
}

/// What of a meeting somebody sees.
pub(crate) fn sees(sight: &Sight, actor: &Actor, record: &MeetingRecord) -> Sees {
    right_of(actor, &sight.site.id, Object::Meeting).map_or(Sees::TakenTime, |right| {
        Sees::of(sight, actor, right, record)
    })
}

/// The fields that the mask hides; how far a change reached is never shown as a difference.
const MASKED_FIELDS: [&str; 6] = ["title", "host", "note", "attendees", "reason", SCOPE_FIELD];

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
    let confirmed = Confirmed::read(db, &sight.site.id, &ids)?;
    let holds = store::meeting::holds_of(db, &sight.site.id, &ids)?;
    let uncleared = Uncleared::look(db, sight)?;
    let mut views = Vec::with_capacity(records.len());
    for record in records {
        let own = record.booked_by.is_some() && record.booked_by == actor.account;
        let sees = Sees::of(sight, actor, right, &record);
        let masked = sees != Sees::All;
        let (held_from, held_until) = match held_by(&holds, &record.meeting) {
            Some(held) => held,
            None => occupation(db, sight, &record.meeting)?,
        };
        let room_not_cleared = uncleared.blocks(&record.meeting, held_from);
        let id = record.meeting.id;
        let own_changes: Vec<_> = changes
            .extract_if(.., |change| change.meeting == id)
            .collect();
        let mut meeting = record.meeting;
        if masked {
            mask(&mut meeting, sees);
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
                Sees::Served | Sees::Masked => changes_of(&own_changes, &MASKED_FIELDS),
                Sees::All => changes_of(&own_changes, &[SCOPE_FIELD]),
            },
            agreement: match sees {
                Sees::TakenTime => None,
                Sees::Served | Sees::Masked | Sees::All => {
                    let standard = sight.standard(db, meeting.standard_version)?;
                    confirmed.agreement(&standard, id, &own_changes)
                }
            },
            orders_changed: confirmed.orders_changed(id),
            held_from,
            held_until,
            room_not_cleared,
            masked,
            own,
            meeting,
        });
    }
    Ok(views)
}

/// What a meeting holds of its own room; `None` for one that holds nothing any more.
fn held_by(holds: &[Hold], meeting: &Meeting) -> Option<Span> {
    let own = holds
        .iter()
        .find(|hold| hold.meeting == meeting.id && hold.room == meeting.requirement.room)?;
    let from = meeting.started.unwrap_or(own.from).min(own.from);
    Some((from, own.until))
}

/// What a meeting would take by its standard.
fn occupation(db: &mut Database, sight: &mut Sight, meeting: &Meeting) -> Result<Span> {
    let standard = sight.standard(db, meeting.standard_version)?;
    let required = &meeting.requirement;
    let (from, until) =
        standards::occupation(&standard, instant(required.starts), instant(required.ends));
    Ok((from.as_millisecond(), until.as_millisecond()))
}

/// The rooms that are not cleared up after a meeting, whatever comes next in them (clause A4.8).
struct Uncleared {
    after: Vec<(MeetingId, Vec<RoomId>)>,
    now: Milliseconds,
}

impl Uncleared {
    fn look(db: &mut Database, sight: &Sight) -> Result<Self> {
        let now = sight.now();
        let rooms: Vec<Room> = sight.rooms.values().cloned().collect();
        let found = uncleared(db, sight.house(), &sight.site.id, now)?.into_iter();
        Ok(Self {
            after: found
                .map(|(meeting, room, _)| (meeting, blocked_with(room, &rooms)))
                .collect(),
            now,
        })
    }

    /// Whether the meeting, now in its room or about to be, finds it uncleared.
    fn blocks(&self, meeting: &Meeting, held_from: Milliseconds) -> bool {
        let over = meeting.ended.is_some() || meeting.cancelled.is_some();
        let there = meeting.started.is_some() || held_from <= self.now;
        let room = &meeting.requirement.room;
        there
            && !over
            && self
                .after
                .iter()
                .any(|(other, rooms)| *other != meeting.id && rooms.contains(room))
    }
}

fn changes_of(changes: &[ChangeRecord], masked: &[&str]) -> Vec<ChangeView> {
    changes
        .iter()
        .map(|change| change_view(change, masked))
        .collect()
}

/// What is secret is shown as taken time and nothing else; to whoever serves it, with its seats.
fn mask(meeting: &mut Meeting, sees: Sees) {
    let required = &mut meeting.requirement;
    required.title = String::new();
    required.host = String::new();
    required.note = String::new();
    if sees != Sees::Served {
        required.attendees.clear();
    }
    for attendee in &mut required.attendees {
        attendee.person = None;
        attendee.name.clear();
        attendee.form_of_address.clear();
    }
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
