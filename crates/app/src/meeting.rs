//! Booking, changing, confirming, cancelling a meeting; what is free; what the calendar shows.
//!
//! Nothing is cancelled and created anew: the record stays, and every change is kept with who,
//! when and what differed, and shown to the service team as a difference.

mod acknowledgement;
mod ground;
mod hold;
mod proposal;
mod series;
mod shown;

pub use acknowledgement::acknowledge_change;
pub(crate) use proposal::ways_round;
pub use proposal::{ObstacleView, Proposal, nearest_free, proposals};
pub use series::{OccurrenceView, SeriesView, cancel_following, change_following};
pub use shown::{Calendar, MeetingPage, MomentView, calendar, find};

use ground::LetGo;
use hold::free_holds;
pub(crate) use hold::{renew_all_holds, renew_holds};
pub(crate) use shown::{Sees, sees, view_of, views_of};

use domain::access::{Action, Actor, Object, Reach};
use domain::booking::{check, check_span};
use domain::change::{Difference, civil_text, differences};
use domain::requirement::{Attendee, BookingStatus, Meeting, Requirement};
use domain::series::instant_of;
use domain::serving::instant;
use domain::{MeetingId, Milliseconds, PersonId, Refusal, SeriesId, SiteId, text};
use jiff::civil::Date;
use standards::Happening;
use store::meeting::{ChangeRecord, MeetingRecord};

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::giving;
use crate::house::House;
use crate::plan;

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
        let starts = domain::recurrence::starts(first, rule, &booking.except, &deed.zone)?;
        check_unused(!store::meeting::of_series(deed.db, &deed.site.id, series)?.is_empty())?;
        let except: Vec<String> = booking.except.iter().map(ToString::to_string).collect();
        store::meeting::add_series(deed.db, &deed.site.id, series, rule, &except)?;
        let length = booking.requirement.ends - booking.requirement.starts;
        let mut first = None;
        for start in starts {
            let mut requirement = booking.requirement.clone();
            requirement.starts = instant_of(start, &deed.zone, "recurrence")?;
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

fn book_one(
    deed: &mut Deed<'_>,
    id: MeetingId,
    series: Option<SeriesId>,
    mut requirement: Requirement,
) -> Result<(), Error> {
    check_unused(store::meeting::find_bare(deed.db, &deed.site.id, id)?.is_some())?;
    by_precedence(&mut requirement);
    let room = deed.room(requirement.room)?;
    check(&requirement, &room)?;
    check_people(deed, &requirement, &[])?;
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
    let holds = free_holds(deed, &record.meeting, &room, None, &LetGo::new())?;
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

/// Whoever is newly named as a person of the directory is one of this site's.
fn check_people(
    deed: &mut Deed<'_>,
    requirement: &Requirement,
    before: &[Attendee],
) -> Result<(), Error> {
    let named = |attendees: &[Attendee]| -> Vec<PersonId> {
        attendees.iter().filter_map(|one| one.person).collect()
    };
    let known = named(before);
    let mut new = named(&requirement.attendees);
    new.retain(|id| !known.contains(id));
    if new.is_empty() {
        return Ok(());
    }
    let people = store::directory::people(deed.db, &deed.site.id)?;
    if new.iter().all(|id| people.iter().any(|one| one.id == *id)) {
        Ok(())
    } else {
        Err(Refusal::invalid("attendees", "person-unknown").into())
    }
}

/// The meeting, if the actor may change it.
fn load_to_edit(deed: &mut Deed<'_>, id: MeetingId) -> Result<MeetingRecord, Error> {
    let reach = deed.reach(Object::Meeting, Action::Edit)?;
    let record = store::meeting::find(deed.db, &deed.site.id, id)?
        .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
    if reach < Reach::Site && (record.booked_by.is_none() || record.booked_by != deed.actor.account)
    {
        // Another's meeting is as one that is not there.
        return Err(Refusal::missing("meeting-unknown").into());
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
        let record = load_to_change(deed, id, revision, &requirement)?;
        apply_change(deed, &record, requirement.clone(), &LetGo::new())?;
        Ok(Answer::about(id))
    })
    .await
}

/// The meeting, if the actor may change it to what is given.
fn load_to_change(
    deed: &mut Deed<'_>,
    id: MeetingId,
    revision: i32,
    requirement: &Requirement,
) -> Result<MeetingRecord, Error> {
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
    Ok(record)
}

/// Changes a meeting. `let_go` is what it and those changed with it held before.
fn apply_change(
    deed: &mut Deed<'_>,
    before: &MeetingRecord,
    mut requirement: Requirement,
    let_go: &LetGo,
) -> Result<(), Error> {
    by_precedence(&mut requirement);
    if requirement == before.meeting.requirement {
        return Ok(());
    }
    let room = deed.room(requirement.room)?;
    check(&requirement, &room)?;
    check_people(deed, &requirement, &before.meeting.requirement.attendees)?;
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
    let holds = free_holds(deed, &record.meeting, &room, Some(&before.meeting), let_go)?;
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
        giving::move_room(deed, &record)?;
    }
    crate::check::look_again(deed, &record)?;
    // Another room or another day has other people.
    let today = deed.day_of(deed.now);
    giving::distribute(deed, &today)?;
    keep_change(deed, &record, &differing, !let_go.is_empty())?;
    crate::order::follow_meeting(deed, id)
}

fn keep_change(
    deed: &mut Deed<'_>,
    record: &MeetingRecord,
    differing: &[Difference],
    of_series: bool,
) -> Result<(), Error> {
    let id = record.meeting.id;
    let mut kept = ChangeRecord {
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
    if of_series {
        kept.differences.extend(series::scope_mark());
    }
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
/// Refused when the actor may not change the meeting, or it is cancelled or over.
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
        let passed = record.meeting.started.is_none() && requirement.ends <= deed.now;
        if passed || record.meeting.ended.is_some() {
            return Err(Refusal::conflict("meeting-is-over").into());
        }
        requirement.status = BookingStatus::Confirmed;
        apply_change(deed, &record, requirement, &LetGo::new())?;
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
        apply_change(deed, &record, requirement, &LetGo::new())?;
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
        let record = load_to_edit(deed, id)?;
        check_reason(&reason)?;
        cancel_one(deed, record, &reason)?;
        Ok(Answer::about(id))
    })
    .await
}

/// Checks the reason that goes into the journal.
fn check_reason(reason: &str) -> Result<(), Refusal> {
    if text::is_blank(reason) || reason.chars().count() > 200 || !text::is_plain(reason) {
        return Err(Refusal::invalid("reason", "reason-empty"));
    }
    Ok(())
}

fn cancel_one(deed: &mut Deed<'_>, mut record: MeetingRecord, reason: &str) -> Result<(), Error> {
    let id = record.meeting.id;
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
            ("reason".to_owned(), String::new()),
            ("reason".to_owned(), reason.trim().to_owned()),
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
        .detail("reason", reason);
    deed.write(&entry)?;
    Ok(())
}
