//! Meetings with their attendees, holds, happenings, changes, requests and series.

mod agreement;
mod change;
mod happening;
mod hold;
mod request;
mod series;

pub use agreement::{agree, agreed};
pub use change::{ChangeRecord, acknowledge, add_change, changes};
pub use happening::{add_happening, happenings, take_back_happening};
pub use hold::{LeftOver, holds, holds_of, left_over, put_holds};
pub use request::{RequestRecord, add_request, requests};
pub use series::{SeriesRecord, add_series, find_series, of_series};

use anyhow::Result;
use diesel::prelude::*;
use domain::requirement::{Attendee, BookingStatus, Meeting, Requirement};
use domain::{AccountId, MeetingId, Milliseconds, RoomId, SiteId};

use crate::Database;
use crate::connection::directly;
use crate::prepared::Prepared;
use crate::schema::{attendee, meeting};
use crate::text::{counted, from_list, inconsistent, kept, list, read, read_optional};

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = meeting, treat_none_as_null = true)]
struct MeetingRow {
    site_id: String,
    id: String,
    series_id: Option<String>,
    booked_by: String,
    title: String,
    room_id: String,
    starts_at: i64,
    ends_at: i64,
    large: bool,
    status: String,
    host: String,
    headcount: i32,
    layout: String,
    equipment: String,
    place_cards: bool,
    secret: bool,
    note: String,
    revision: i32,
    standard_version: i32,
    started_at: Option<i64>,
    seated_at: Option<i64>,
    break_since: Option<i64>,
    ended_at: Option<i64>,
    cancelled_at: Option<i64>,
    last_happening_at: i64,
}

/// A meeting as storage keeps it: with who booked it and when it was last heard of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRecord {
    /// The meeting.
    pub meeting: Meeting,
    /// The account that booked it; the text is empty for the house itself.
    pub booked_by: Option<AccountId>,
    /// The time of the last happening that is known.
    pub last_happening: Milliseconds,
}

impl MeetingRow {
    fn of(site: &SiteId, record: &MeetingRecord) -> Result<Self> {
        let meeting = &record.meeting;
        let required = &meeting.requirement;
        Ok(Self {
            site_id: site.to_string(),
            id: meeting.id.to_string(),
            series_id: meeting.series.map(|id| id.to_string()),
            booked_by: record
                .booked_by
                .map_or_else(String::new, |id| id.to_string()),
            title: required.title.clone(),
            room_id: required.room.to_string(),
            starts_at: required.starts,
            ends_at: required.ends,
            large: required.large,
            status: required.status.word().to_owned(),
            host: required.host.clone(),
            headcount: kept("meeting", "headcount", required.headcount)?,
            layout: required.layout.clone(),
            equipment: list(&required.equipment),
            place_cards: required.place_cards,
            secret: required.secret,
            note: required.note.clone(),
            revision: meeting.revision,
            standard_version: meeting.standard_version,
            started_at: meeting.started,
            seated_at: meeting.seated,
            break_since: meeting.break_since,
            ended_at: meeting.ended,
            cancelled_at: meeting.cancelled,
            last_happening_at: record.last_happening,
        })
    }

    fn into_record(self, attendees: Vec<Attendee>) -> Result<MeetingRecord> {
        let status = BookingStatus::from_word(&self.status)
            .ok_or_else(|| inconsistent("meeting", "status", &self.status))?;
        let requirement = Requirement {
            title: self.title,
            room: read("meeting", "room_id", &self.room_id)?,
            starts: self.starts_at,
            ends: self.ends_at,
            large: self.large,
            status,
            host: self.host,
            headcount: counted("meeting", "headcount", self.headcount)?,
            layout: self.layout,
            equipment: from_list("meeting", "equipment", &self.equipment)?,
            place_cards: self.place_cards,
            secret: self.secret,
            note: self.note,
            attendees,
        };
        let booked_by = Some(self.booked_by.as_str()).filter(|text| !text.is_empty());
        Ok(MeetingRecord {
            meeting: Meeting {
                id: read("meeting", "id", &self.id)?,
                series: read_optional("meeting", "series_id", self.series_id.as_deref())?,
                requirement,
                revision: self.revision,
                standard_version: self.standard_version,
                started: self.started_at,
                seated: self.seated_at,
                break_since: self.break_since,
                ended: self.ended_at,
                cancelled: self.cancelled_at,
            },
            booked_by: read_optional("meeting", "booked_by", booked_by)?,
            last_happening: self.last_happening_at,
        })
    }
}

/// Keeps a new meeting with its attendees.
pub fn add(connection: &mut Database, site: &SiteId, record: &MeetingRecord) -> Result<()> {
    directly!(connection, |behind| diesel::insert_into(meeting::table)
        .values(MeetingRow::of(site, record)?)
        .execute(behind))?;
    put_attendees(
        connection,
        site,
        record.meeting.id,
        &record.meeting.requirement.attendees,
    )
}

/// Keeps a meeting as it now stands, its attendees apart.
pub fn change(connection: &mut Database, site: &SiteId, record: &MeetingRecord) -> Result<()> {
    struct Change;
    let update =
        diesel::update(meeting::table.find((site.as_str(), record.meeting.id.to_string())))
            .set(MeetingRow::of(site, record)?);
    let update = Prepared::<Change, _>::of(update);
    directly!(connection, |behind| update.execute(behind))?;
    Ok(())
}

/// Notes the time of the last happening, where nothing else of the meeting changed.
pub fn note_happening(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
    at: Milliseconds,
) -> Result<()> {
    struct NoteHappening;
    let update = diesel::update(meeting::table.find((site.as_str(), id.to_string())))
        .set(meeting::last_happening_at.eq(at));
    let update = Prepared::<NoteHappening, _>::of(update);
    directly!(connection, |behind| update.execute(behind))?;
    Ok(())
}

/// Puts the attendees in place of those before. Whoever stays keeps the time they were received.
pub fn put_attendees(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
    attendees: &[Attendee],
) -> Result<()> {
    let mut before = received_people(connection, site, id)?;
    diesel::delete(
        attendee::table
            .filter(attendee::site_id.eq(site.as_str()))
            .filter(attendee::meeting_id.eq(id.to_string())),
    )
    .execute(connection)?;
    for (position, one) in (0_i32..).zip(attendees) {
        let person = one.person.map(|person| person.to_string());
        let same = before.iter().position(|(who, name, address, _)| {
            (who, name, address) == (&person, &one.name, &one.form_of_address)
        });
        // Each of those before is found once, so that two of one name stay two.
        let received_at = same.and_then(|index| before.remove(index).3);
        directly!(connection, |behind| diesel::insert_into(attendee::table)
            .values((
                attendee::site_id.eq(site.as_str()),
                attendee::meeting_id.eq(id.to_string()),
                attendee::position.eq(position),
                attendee::person_id.eq(person),
                attendee::name.eq(&one.name),
                attendee::form_of_address.eq(&one.form_of_address),
                attendee::rank.eq(kept("attendee", "rank", one.rank)?),
                attendee::seat.eq(&one.seat),
                attendee::received_at.eq(received_at),
            ))
            .execute(behind))?;
    }
    Ok(())
}

/// Person, name, form of address and when they were received, by position.
type ReceivedRow = (Option<String>, String, String, Option<i64>);

fn received_people(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
) -> Result<Vec<ReceivedRow>> {
    Ok(directly!(connection, |behind| attendee::table
        .filter(attendee::site_id.eq(site.as_str()))
        .filter(attendee::meeting_id.eq(id.to_string()))
        .order(attendee::position)
        .select((
            attendee::person_id,
            attendee::name,
            attendee::form_of_address,
            attendee::received_at,
        ))
        .load(behind))?)
}

type AttendeeRow = (String, Option<String>, String, String, i32, Option<String>);

fn attendees_of(
    connection: &mut Database,
    site: &SiteId,
    ids: &[String],
) -> Result<Vec<(String, Attendee)>> {
    let rows: Vec<AttendeeRow> = directly!(connection, |behind| attendee::table
        .filter(attendee::site_id.eq(site.as_str()))
        .filter(attendee::meeting_id.eq_any(ids))
        .order((attendee::meeting_id, attendee::position))
        .select((
            attendee::meeting_id,
            attendee::person_id,
            attendee::name,
            attendee::form_of_address,
            attendee::rank,
            attendee::seat,
        ))
        .load(behind))?;
    rows.into_iter()
        .map(|(meeting, person, name, form_of_address, rank, seat)| {
            let person = read_optional("attendee", "person_id", person.as_deref())?;
            Ok((
                meeting,
                Attendee {
                    person,
                    name,
                    form_of_address,
                    rank: counted("attendee", "rank", rank)?,
                    seat,
                },
            ))
        })
        .collect()
}

fn with_attendees(
    connection: &mut Database,
    site: &SiteId,
    rows: Vec<MeetingRow>,
) -> Result<Vec<MeetingRecord>> {
    let ids: Vec<String> = rows.iter().map(|row| row.id.clone()).collect();
    let attendees = attendees_of(connection, site, &ids)?;
    let mut by_meeting = std::collections::BTreeMap::<String, Vec<Attendee>>::new();
    for (meeting, attendee) in attendees {
        by_meeting.entry(meeting).or_default().push(attendee);
    }
    rows.into_iter()
        .map(|row| {
            let own = by_meeting.remove(&row.id).unwrap_or_default();
            row.into_record(own)
        })
        .collect()
}

/// The meeting, if the site has it.
pub fn find(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
) -> Result<Option<MeetingRecord>> {
    let row: Option<MeetingRow> = directly!(connection, |behind| meeting::table
        .find((site.as_str(), id.to_string()))
        .select(MeetingRow::as_select())
        .first(behind)
        .optional())?;
    let rows = row.into_iter().collect();
    Ok(with_attendees(connection, site, rows)?.pop())
}

/// The meeting without its attendees: enough to serve it.
pub fn find_bare(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
) -> Result<Option<MeetingRecord>> {
    let row: Option<MeetingRow> = directly!(connection, |behind| meeting::table
        .find((site.as_str(), id.to_string()))
        .select(MeetingRow::as_select())
        .first(behind)
        .optional())?;
    row.map(|row| row.into_record(Vec::new())).transpose()
}

/// The meetings that touch the span, cancelled ones too, in the order of their starts.
pub fn between(
    connection: &mut Database,
    site: &SiteId,
    from: Milliseconds,
    until: Milliseconds,
) -> Result<Vec<MeetingRecord>> {
    let rows: Vec<MeetingRow> = directly!(connection, |behind| meeting::table
        .filter(meeting::site_id.eq(site.as_str()))
        // No meeting is longer than a day, which bounds the index from below.
        .filter(meeting::starts_at.gt(from - domain::booking::LENGTH_MAX_MS))
        .filter(meeting::starts_at.lt(until))
        .filter(meeting::ends_at.gt(from))
        .order((meeting::starts_at, meeting::id))
        .select(MeetingRow::as_select())
        .load(behind))?;
    with_attendees(connection, site, rows)
}

/// The meetings that go on at `now` or begin before `soon`, and those of the last day that nobody ended, without
/// their attendees.
pub fn going_on(
    connection: &mut Database,
    site: &SiteId,
    (now, soon): (Milliseconds, Milliseconds),
) -> Result<Vec<MeetingRecord>> {
    let rows: Vec<MeetingRow> = directly!(connection, |behind| meeting::table
        .filter(meeting::site_id.eq(site.as_str()))
        .filter(meeting::starts_at.gt(now - domain::booking::LENGTH_MAX_MS))
        .filter(meeting::starts_at.lt(soon))
        .filter(meeting::ended_at.is_null())
        .filter(meeting::cancelled_at.is_null())
        .order((meeting::starts_at, meeting::id))
        .select(MeetingRow::as_select())
        .load(behind))?;
    rows.into_iter()
        .map(|row| row.into_record(Vec::new()))
        .collect()
}

/// The meeting that is running, or next to run, in a room around `now`.
pub fn current_in_room(
    connection: &mut Database,
    site: &SiteId,
    room: RoomId,
    now: Milliseconds,
) -> Result<Option<MeetingRecord>> {
    let row: Option<MeetingRow> = directly!(connection, |behind| meeting::table
        .filter(meeting::site_id.eq(site.as_str()))
        .filter(meeting::room_id.eq(room.to_string()))
        .filter(meeting::starts_at.gt(now - domain::booking::LENGTH_MAX_MS))
        .filter(meeting::started_at.is_not_null())
        .filter(meeting::ended_at.is_null())
        .filter(meeting::cancelled_at.is_null())
        .order(meeting::started_at.desc())
        .select(MeetingRow::as_select())
        .first(behind)
        .optional())?;
    row.map(|row| row.into_record(Vec::new())).transpose()
}

/// The times at which attendees were received, by position.
pub fn received(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
) -> Result<Vec<Option<Milliseconds>>> {
    Ok(directly!(connection, |behind| attendee::table
        .filter(attendee::site_id.eq(site.as_str()))
        .filter(attendee::meeting_id.eq(id.to_string()))
        .order(attendee::position)
        .select(attendee::received_at)
        .load(behind))?)
}

/// Notes that an attendee was received; whether there is one at the position not yet received.
pub fn receive(
    connection: &mut Database,
    site: &SiteId,
    id: MeetingId,
    position: u32,
    at: Milliseconds,
) -> Result<bool> {
    let received = diesel::update(
        attendee::table
            .find((
                site.as_str(),
                id.to_string(),
                kept("attendee", "position", position)?,
            ))
            .filter(attendee::received_at.is_null()),
    )
    .set(attendee::received_at.eq(at))
    .execute(connection)?;
    Ok(received == 1)
}
