//! Booking, changing, confirming, cancelling a meeting; what is free; what the calendar shows.
//!
//! Nothing is cancelled and created anew: the record stays, and every change is kept with who,
//! when and what differed, and shown to the service team as a difference.

use anyhow::Result;
use domain::access::{Action, Actor, Object, Reach, Right};
use domain::booking::{
    EARLIEST_MS, Hold, LATEST_MS, LENGTH_MAX_MS, Obstacle, Wish, check, check_span, fitting,
    obstacle,
};
use domain::change::{Difference, civil_text, differences};
use domain::directory::{Closure, Floor, Room, Site, blocked_with};
use domain::requirement::{BookingStatus, Meeting, Requirement};
use domain::serving::instant;
use domain::{MeetingId, Milliseconds, Refusal, SeriesId, SiteId};
use jiff::civil::Date;
use standards::Happening;
use store::Database;
use store::meeting::{ChangeRecord, MeetingRecord};

use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::plan;
use crate::view::{AttendeeView, ChangeView, DutyView, MeetingView, Sight, change_view, right_of};

/// What is asked for when a room is booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booking {
    /// The meeting.
    pub requirement: Requirement,
    /// An RFC 5545 rule, for a series.
    pub recurrence: Option<String>,
    /// Days the series leaves out.
    pub except: Vec<Date>,
}

/// Books a meeting, or a series of meetings: all of it or nothing.
///
/// # Errors
/// Refused when a field cannot be, or the room is taken or closed; the refusal says by what.
pub async fn book(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    booking: Booking,
) -> Result<Answer, Error> {
    let id = command.id.0;
    perform(house, actor, site, command, move |deed| {
        deed.reach(Object::Meeting, Action::Create)?;
        check_span(booking.requirement.starts, booking.requirement.ends)?;
        // A room is given when it is asked for, whatever the asker's clock says.
        deed.at = deed.now;
        let Some(rule) = booking
            .recurrence
            .as_deref()
            .filter(|rule| !rule.trim().is_empty())
        else {
            let meeting = MeetingId(id);
            book_one(deed, meeting, None, booking.requirement.clone())?;
            return Ok(Answer::about(meeting));
        };
        let series = SeriesId(id);
        let first = civil(deed, booking.requirement.starts);
        let starts = domain::recurrence::starts(first, rule, &booking.except)?;
        if !store::meeting::of_series(deed.db, &deed.site.id, series)?.is_empty() {
            return Err(Refusal::invalid("command", "command-reused").into());
        }
        let except: Vec<String> = booking.except.iter().map(ToString::to_string).collect();
        store::meeting::add_series(deed.db, &deed.site.id, series, rule, &except)?;
        let length = booking.requirement.ends - booking.requirement.starts;
        let mut first = None;
        for start in starts {
            let mut requirement = booking.requirement.clone();
            requirement.starts = instant_of(deed, start)?;
            requirement.ends = requirement.starts + length;
            let meeting = MeetingId::derived(&[&series.to_string(), &start.to_string()]);
            book_one(deed, meeting, Some(series), requirement)?;
            first.get_or_insert(meeting);
        }
        Ok(first.map_or_else(Answer::default, Answer::about))
    })
    .await
}

fn civil(deed: &Deed<'_>, at: Milliseconds) -> jiff::civil::DateTime {
    instant(at).to_zoned_datetime(deed.zone.clone()).datetime()
}

fn instant_of(deed: &Deed<'_>, civil: jiff::civil::DateTime) -> Result<Milliseconds, Refusal> {
    let ambiguous = deed.zone.to_ambiguous_zoned_datetime(civil);
    ambiguous
        .unambiguous()
        .map(|zoned| zoned.timestamp().as_millisecond())
        .map_err(|_| Refusal::invalid("recurrence", "time-not-on-that-day").with("time", civil))
}

fn book_one(
    deed: &mut Deed<'_>,
    id: MeetingId,
    series: Option<SeriesId>,
    mut requirement: Requirement,
) -> Result<(), Error> {
    if store::meeting::find_bare(deed.db, &deed.site.id, id)?.is_some() {
        return Err(Refusal::invalid("command", "command-reused").into());
    }
    by_precedence(&mut requirement);
    let room = deed.room(requirement.room)?;
    check(&requirement, &room)?;
    if requirement.status == BookingStatus::Cancelled {
        return Err(Refusal::invalid("status", "booked-as-cancelled").into());
    }
    if requirement.ends <= deed.now {
        return Err(Refusal::invalid("ends", "ends-in-the-past").into());
    }
    let record = MeetingRecord {
        meeting: Meeting {
            id,
            series,
            requirement,
            revision: 1,
            standard_version: deed.site.standard_version,
            started: None,
            seated: None,
            break_since: None,
            ended: None,
            cancelled: None,
        },
        booked_by: deed.actor.account,
        last_happening: deed.at,
    };
    let holds = free_holds(deed, &record.meeting, &room, None)?;
    store::meeting::add(deed.db, &deed.site.id, &record)?;
    store::meeting::put_holds(deed.db, &deed.site.id, id, &holds)?;
    plan::book(deed, &record)?;
    let required = &record.meeting.requirement;
    let mut entry = deed
        .entry("meeting-booked")
        .meeting(id)
        .room(room.id)
        .detail("title", &required.title)
        .detail("room", &room.name)
        .detail("starts", civil_text(required.starts, &deed.zone))
        .detail("ends", civil_text(required.ends, &deed.zone))
        .detail("status", required.status.word());
    for attendee in &required.attendees {
        entry = entry.detail("person", &attendee.name);
    }
    deed.write(&entry)?;
    Ok(())
}

/// The list of arrivals and the order of serving begin with the highest (clause A4.4).
fn by_precedence(requirement: &mut Requirement) {
    requirement.attendees.sort_by_key(|attendee| attendee.rank);
}

/// The rooms a meeting holds: from set-up to the end of clear-up, its own and all blocked with it.
fn holds_of(deed: &mut Deed<'_>, meeting: &Meeting) -> Result<Vec<Hold>, Error> {
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
fn free_holds(
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
fn lingering(
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

/// The meeting, if the actor may change it.
fn load_to_edit(deed: &mut Deed<'_>, id: MeetingId) -> Result<MeetingRecord, Error> {
    let reach = deed.reach(Object::Meeting, Action::Edit)?;
    let record = store::meeting::find(deed.db, &deed.site.id, id)?
        .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
    if reach < Reach::Site && (record.booked_by.is_none() || record.booked_by != deed.actor.account)
    {
        return Err(Refusal::forbidden("not-your-meeting").into());
    }
    if record.meeting.cancelled.is_some() {
        return Err(Refusal::conflict("meeting-is-cancelled").into());
    }
    Ok(record)
}

/// Changes a booking to what is given. `revision` is the one the editor saw.
///
/// # Errors
/// Refused when somebody changed it meanwhile, when a field cannot be, or the room is taken.
pub async fn change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: MeetingId,
    revision: i32,
    requirement: Requirement,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let record = load_to_edit(deed, id)?;
        if record.meeting.revision != revision {
            return Err(Refusal::conflict("meeting-changed-meanwhile")
                .at("revision")
                .with("revision", record.meeting.revision)
                .into());
        }
        if requirement.status == BookingStatus::Cancelled {
            return Err(Refusal::invalid("status", "cancel-by-its-own-act").into());
        }
        if record.meeting.ended.is_some() {
            return Err(Refusal::conflict("meeting-is-over").into());
        }
        if record.meeting.started.is_some() && requirement.room != record.meeting.requirement.room {
            return Err(Refusal::conflict("room-of-a-running-meeting")
                .at("room")
                .into());
        }
        apply_change(deed, &record, requirement.clone())?;
        Ok(Answer::about(id))
    })
    .await
}

fn apply_change(
    deed: &mut Deed<'_>,
    before: &MeetingRecord,
    mut requirement: Requirement,
) -> Result<(), Error> {
    by_precedence(&mut requirement);
    if requirement == before.meeting.requirement {
        return Ok(());
    }
    let room = deed.room(requirement.room)?;
    check(&requirement, &room)?;
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    let room_name = |id| {
        rooms
            .iter()
            .find(|room| room.id == id)
            .map_or_else(String::new, |r| r.name.clone())
    };
    let differing = differences(
        &before.meeting.requirement,
        &requirement,
        &deed.zone,
        room_name,
    );
    let id = before.meeting.id;
    let mut record = before.clone();
    let (starts, ends) = (requirement.starts, requirement.ends);
    let moved =
        starts != before.meeting.requirement.starts || ends != before.meeting.requirement.ends;
    if moved && ends <= deed.now {
        return Err(Refusal::invalid("ends", "ends-in-the-past").into());
    }
    record.meeting.requirement = requirement;
    record.meeting.revision += 1;
    let holds = free_holds(deed, &record.meeting, &room, Some(&before.meeting))?;
    // The engine moves the schedule itself; it must see the meeting as it stood before.
    record.meeting.requirement.starts = before.meeting.requirement.starts;
    record.meeting.requirement.ends = before.meeting.requirement.ends;
    if moved {
        let happening = Happening::Moved {
            starts: instant(starts),
            ends: instant(ends),
        };
        // A change is known when it is made; what phones did before it stays before it.
        deed.at = deed.now.max(record.last_happening);
        plan::happen(deed, &mut record, &happening, None)?;
    }
    store::meeting::change(deed.db, &deed.site.id, &record)?;
    store::meeting::put_attendees(
        deed.db,
        &deed.site.id,
        id,
        &record.meeting.requirement.attendees,
    )?;
    store::meeting::put_holds(deed.db, &deed.site.id, id, &holds)?;
    if record.meeting.requirement.room != before.meeting.requirement.room {
        plan::move_room(deed, &record)?;
    }
    // Another room or another day has other people.
    let today = deed.day_of(deed.now);
    plan::distribute(deed, &today)?;
    keep_change(deed, &record, &differing)
}

fn keep_change(
    deed: &mut Deed<'_>,
    record: &MeetingRecord,
    differing: &[Difference],
) -> Result<(), Error> {
    let id = record.meeting.id;
    let kept = ChangeRecord {
        meeting: id,
        revision: record.meeting.revision,
        at: deed.now,
        changed_by: deed.actor.name.clone(),
        differences: differing
            .iter()
            .flat_map(|one| {
                [
                    (one.field.to_owned(), one.before.clone()),
                    (one.field.to_owned(), one.after.clone()),
                ]
            })
            .collect(),
        acknowledged_by: None,
    };
    store::meeting::add_change(deed.db, &deed.site.id, &kept)?;
    let required = &record.meeting.requirement;
    let mut entry = deed
        .entry("meeting-changed")
        .meeting(id)
        .room(required.room)
        .detail("title", &required.title)
        .detail("revision", record.meeting.revision);
    for one in differing {
        entry = entry
            .detail("field", one.field)
            .detail("before", &one.before)
            .detail("after", &one.after);
    }
    deed.write(&entry)?;
    Ok(())
}

/// Confirms a tentative booking.
///
/// # Errors
/// Refused when the actor may not change the meeting, or it is cancelled.
pub async fn confirm(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: MeetingId,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let record = load_to_edit(deed, id)?;
        let mut requirement = record.meeting.requirement.clone();
        requirement.status = BookingStatus::Confirmed;
        apply_change(deed, &record, requirement)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Sets another end: the meeting is extended or ends early by plan. A running one too.
///
/// # Errors
/// Refused when the room is taken then, or the meeting is over.
pub async fn set_end(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: MeetingId,
    ends: Milliseconds,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let record = load_to_edit(deed, id)?;
        if record.meeting.ended.is_some() {
            return Err(Refusal::conflict("meeting-is-over").into());
        }
        let mut requirement = record.meeting.requirement.clone();
        requirement.ends = ends;
        apply_change(deed, &record, requirement)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Cancels a meeting. The record stays; its room is free at once.
///
/// # Errors
/// Refused when the reason is empty or the meeting is over.
pub async fn cancel(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: MeetingId,
    reason: String,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load_to_edit(deed, id)?;
        if reason.trim().is_empty()
            || reason.chars().count() > 200
            || reason.chars().any(char::is_control)
        {
            return Err(Refusal::invalid("reason", "reason-empty").into());
        }
        deed.at = deed.now.max(record.last_happening);
        let before = record.meeting.requirement.status;
        plan::happen(deed, &mut record, &Happening::Cancelled, None)?;
        record.meeting.requirement.status = BookingStatus::Cancelled;
        record.meeting.revision += 1;
        store::meeting::change(deed.db, &deed.site.id, &record)?;
        store::meeting::put_holds(deed.db, &deed.site.id, id, &[])?;
        let kept = ChangeRecord {
            meeting: id,
            revision: record.meeting.revision,
            at: deed.now,
            changed_by: deed.actor.name.clone(),
            differences: vec![
                ("status".to_owned(), before.word().to_owned()),
                (
                    "status".to_owned(),
                    BookingStatus::Cancelled.word().to_owned(),
                ),
            ],
            acknowledged_by: None,
        };
        store::meeting::add_change(deed.db, &deed.site.id, &kept)?;
        let required = &record.meeting.requirement;
        let entry = deed
            .entry("meeting-cancelled")
            .meeting(id)
            .room(required.room)
            .detail("title", &required.title)
            .detail("reason", &reason);
        deed.write(&entry)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Says that the service team knows of a change.
///
/// # Errors
/// Refused when there is no such change.
pub async fn acknowledge_change(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    id: MeetingId,
    revision: i32,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let record = crate::serving::load_to_serve(deed, id)?;
        let known = store::meeting::changes(deed.db, &deed.site.id, &[id])?;
        if !known.iter().any(|change| change.revision == revision) {
            return Err(Refusal::missing("change-unknown").into());
        }
        let (by, at) = (deed.actor.name.clone(), deed.at);
        if store::meeting::acknowledge(deed.db, &deed.site.id, id, revision, &by, at)? {
            let entry = deed
                .entry("change-acknowledged")
                .meeting(id)
                .detail("title", &record.meeting.requirement.title)
                .detail("revision", revision);
            deed.write(&entry)?;
        }
        Ok(Answer::about(id))
    })
    .await
}

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
enum Sees {
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
