//! A series of meetings: which of them a meeting is, and changing or cancelling one with all that
//! follow. Each keeps its own record, its own change and its own entry in the journal; the series
//! has an entry of its own.

use anyhow::Result;
use domain::access::Actor;
use domain::requirement::{BookingStatus, Meeting, Requirement};
use domain::series::{Scope, carried};
use domain::{MeetingId, Milliseconds, Refusal, SeriesId, SiteId};
use store::Database;
use store::meeting::{ChangeRecord, MeetingRecord};

use super::ground::LetGo;
use super::shown::{Sees, sees};
use super::{apply_change, by_precedence, cancel_one, check_reason, load_to_change, load_to_edit};
use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::view::{Sight, phase_word};

/// A mark among the differences of a change: it was made to a meeting together with those that
/// follow. It is kept and never shown as a difference.
pub(super) const SCOPE_FIELD: &str = "scope";

/// The series that a meeting is one of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesView {
    /// Its id.
    pub id: SeriesId,
    /// Its rule, by RFC 5545.
    pub recurrence: String,
    /// Which of them the meeting is, from 1, in the order of time.
    pub number: usize,
    /// Its meetings in the order of time, cancelled ones too.
    pub occurrences: Vec<OccurrenceView>,
    /// How many after this one are still to start.
    pub following: usize,
}

/// A meeting of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OccurrenceView {
    /// The meeting.
    pub id: MeetingId,
    /// Its start.
    pub starts: Milliseconds,
    /// Its end.
    pub ends: Milliseconds,
    /// The word of its phase.
    pub phase: &'static str,
    /// Whether it was changed by itself, apart from the others.
    pub changed: bool,
    /// Whether the reader may look at it.
    pub visible: bool,
}

/// The series of a meeting, as the reader may see it; `None` for a meeting by itself.
pub(super) fn series_of(
    db: &mut Database,
    sight: &Sight,
    actor: &Actor,
    meeting: &Meeting,
) -> Result<Option<SeriesView>> {
    let Some(id) = meeting.series else {
        return Ok(None);
    };
    let site = sight.site.id.clone();
    let Some(series) = store::meeting::find_series(db, &site, id)? else {
        return Ok(None);
    };
    let records = store::meeting::of_series(db, &site, id)?;
    let ids: Vec<MeetingId> = records.iter().map(|record| record.meeting.id).collect();
    let changes = store::meeting::changes(db, &site, &ids)?;
    let number = ids.iter().position(|id| *id == meeting.id);
    let following = records
        .iter()
        .filter(|record| follows(record, meeting, sight.now()))
        .count();
    Ok(Some(SeriesView {
        id,
        recurrence: series.recurrence,
        number: number.map_or(0, |index| index + 1),
        occurrences: records
            .iter()
            .map(|record| OccurrenceView {
                id: record.meeting.id,
                starts: record.meeting.requirement.starts,
                ends: record.meeting.requirement.ends,
                phase: phase_word(&record.meeting),
                changed: changes
                    .iter()
                    .any(|change| change.meeting == record.meeting.id && is_its_own(change)),
                visible: sees(sight, actor, record) != Sees::TakenTime,
            })
            .collect(),
        following,
    }))
}

/// Whether a change was made to one meeting of a series alone. A cancellation is none.
fn is_its_own(change: &ChangeRecord) -> bool {
    let cancelled = BookingStatus::Cancelled.word();
    !change
        .differences
        .iter()
        .any(|(field, value)| field == SCOPE_FIELD || field == "status" && value == cancelled)
}

/// Whether a meeting comes after the given one and is still to start.
fn follows(record: &MeetingRecord, meeting: &Meeting, now: Milliseconds) -> bool {
    let other = &record.meeting;
    let place = |one: &Meeting| (one.requirement.starts, one.id);
    place(other) > place(meeting)
        && other.started.is_none()
        && other.ended.is_none()
        && other.cancelled.is_none()
        && other.requirement.ends > now
}

/// The meetings of the series that follow the given one and are still to start.
fn following(deed: &mut Deed<'_>, meeting: &Meeting) -> Result<Vec<MeetingRecord>, Error> {
    let Some(series) = meeting.series else {
        return Err(Refusal::invalid("scope", "not-of-a-series").into());
    };
    let now = deed.now;
    let all = store::meeting::of_series(deed.db, &deed.site.id, series)?;
    Ok(all
        .into_iter()
        .filter(|record| follows(record, meeting, now))
        .collect())
}

/// The refusal of one of several meetings, with the day it is about.
fn on_its_day(error: Error, deed: &Deed<'_>, record: &MeetingRecord) -> Error {
    match error {
        Error::Refused(refusal) if !refusal.arguments.iter().any(|(name, _)| *name == "day") => {
            let day = deed.day_of(record.meeting.requirement.starts);
            refusal.with("day", day).into()
        }
        error => error,
    }
}

/// Changes a meeting of a series and all that follow: all of it or nothing. Those that were changed
/// by themselves keep what is their own where this change does not touch it.
///
/// # Errors
/// Refused as a change of one is, for any of them, and where the meeting is not of a series.
pub async fn change_following(
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
        let mut wanted = requirement.clone();
        by_precedence(&mut wanted);
        let before = record.meeting.requirement.clone();
        let mut changing = Vec::new();
        for other in following(deed, &record.meeting)? {
            let other = load_to_edit(deed, other.meeting.id)?;
            let carried = carried(&before, &wanted, &other.meeting.requirement, &deed.zone);
            let carried = carried.map_err(|refusal| on_its_day(refusal.into(), deed, &other))?;
            changing.push((other, carried));
        }
        changing.insert(0, (record.clone(), wanted));
        changing.retain(|(record, wanted)| record.meeting.requirement != *wanted);
        let let_go = let_go(deed, &changing)?;
        let count = changing.len();
        for (other, wanted) in changing {
            apply_change(deed, &other, wanted, &let_go)
                .map_err(|error| on_its_day(error, deed, &other))?;
        }
        if count > 0 {
            write_entry(deed, "series-changed", &record, count)?;
        }
        Ok(Answer::about(id))
    })
    .await
}

/// Lets go of what the meetings hold, so that none of them stands in another's way.
fn let_go(deed: &mut Deed<'_>, changing: &[(MeetingRecord, Requirement)]) -> Result<LetGo, Error> {
    let site = deed.site.id.clone();
    let mut let_go = LetGo::new();
    for (record, _) in changing {
        let id = record.meeting.id;
        let_go.insert(id, store::meeting::holds_of(deed.db, &site, &[id])?);
        store::meeting::put_holds(deed.db, &site, id, &[])?;
    }
    Ok(let_go)
}

/// Cancels a meeting of a series and all that follow: all of it or nothing.
///
/// # Errors
/// Refused as the cancellation of one is, and where the meeting is not of a series.
pub async fn cancel_following(
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
        let following = following(deed, &record.meeting)?;
        let count = following.len() + 1;
        cancel_one(deed, record.clone(), &reason)?;
        for other in following {
            let other = load_to_edit(deed, other.meeting.id)?;
            cancel_one(deed, other, &reason)?;
        }
        write_entry(deed, "series-cancelled", &record, count)?;
        Ok(Answer::about(id))
    })
    .await
}

/// The entry of the series itself, beside those of its meetings.
fn write_entry(
    deed: &mut Deed<'_>,
    act: &str,
    record: &MeetingRecord,
    count: usize,
) -> Result<(), Error> {
    let required = &record.meeting.requirement;
    let entry = deed
        .entry(act)
        .meeting(record.meeting.id)
        .room(required.room)
        .detail("title", &required.title)
        .detail("day", deed.day_of(required.starts))
        .detail("count", count);
    deed.write(&entry)?;
    Ok(())
}

/// The mark of a change made to several meetings at once.
pub(super) fn scope_mark() -> [(String, String); 2] {
    let pair = (SCOPE_FIELD.to_owned(), Scope::Following.word().to_owned());
    [pair.clone(), pair]
}
