//! Serving a meeting: it starts, guests are seated, it breaks, goes on, ends; guests are received.

use domain::access::{Action, Actor, Object, Reach};
use domain::booking::LENGTH_MAX_MS;
use domain::change::civil_text;
use domain::directory::blocked_with;
use domain::requirement::Attendee;
use domain::serving::What;
use domain::{MeetingId, Milliseconds, Refusal, SiteId};
use standards::Happening;
use store::meeting::MeetingRecord;

use crate::command::{About, Answer, Command, Deed, perform};
use crate::error::Error;
use crate::house::House;
use crate::meeting::{Sees, sees};
use crate::plan;
use crate::view::{MASKED, Sight};

/// What somebody says of a meeting with one tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// 开始.
    Started,
    /// 来宾就座.
    Seated,
    /// 休会.
    Break,
    /// 继续.
    Resumed,
    /// 结束.
    Ended,
}

impl Word {
    pub(crate) fn happening(self) -> Happening {
        match self {
            Self::Started => Happening::Started,
            Self::Seated => Happening::Seated,
            Self::Break => Happening::Break,
            Self::Resumed => Happening::Resumed,
            Self::Ended => Happening::Ended,
        }
    }

    fn act(self) -> &'static str {
        match self {
            Self::Started => "meeting-started",
            Self::Seated => "guests-seated",
            Self::Break => "break-began",
            Self::Resumed => "meeting-resumed",
            Self::Ended => "meeting-ended",
        }
    }
}

/// Takes word of a meeting from whoever serves it.
///
/// # Errors
/// Refused when the meeting is not there, not of the actor's team, or not so far.
pub async fn say(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    meeting: MeetingId,
    word: Word,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        let mut record = load_to_serve(deed, meeting)?;
        // The same word twice is no error of a hurried thumb: two phones said the same.
        let said = said_already(deed, &record, word)?;
        let told = |at: Milliseconds| Answer {
            notice: Some(crate::Notice {
                key: "already-said".to_owned(),
                arguments: vec![("at".to_owned(), at.to_string())],
            }),
            ..Answer::about(meeting)
        };
        if let Some(at) = said.filter(|at| *at <= deed.at) {
            return Ok(told(at));
        }
        if word == Word::Started {
            check_start(deed, &record)?;
        }
        let followed = match (
            plan::happen(deed, &mut record, &word.happening(), None),
            said,
        ) {
            // It was said of an earlier time, and does not go with what was said of the later one.
            (Err(Error::Refused(_)), Some(at)) => return Ok(told(at)),
            (followed, _) => followed?,
        };
        // It has its room from its real start, and lets go of it after its real end.
        if matches!(word, Word::Started | Word::Ended) {
            crate::meeting::renew_holds(deed, &record.meeting)?;
        }
        let required = &record.meeting.requirement;
        let entry = deed
            .entry(word.act())
            .meeting(meeting)
            .room(required.room)
            .detail("title", &required.title);
        deed.write(&entry)?;
        Ok(Answer {
            notice: followed.notice,
            ..Answer::about(meeting)
        })
    })
    .await
}

/// Since when the word stands, if somebody said it before.
fn said_already(
    deed: &mut Deed<'_>,
    record: &MeetingRecord,
    word: Word,
) -> Result<Option<Milliseconds>, Error> {
    let meeting = &record.meeting;
    let running = meeting.started.is_some() && meeting.ended.is_none();
    Ok(match word {
        Word::Started => meeting.started,
        Word::Seated => meeting.seated,
        Word::Break => meeting.break_since,
        Word::Resumed if running && meeting.break_since.is_none() => {
            let known = store::meeting::happenings(deed.db, &deed.site.id, meeting.id)?;
            known
                .iter()
                .rev()
                .find(|known| known.what == What::Happened(Happening::Resumed))
                .map(|known| known.at)
        }
        Word::Resumed => None,
        Word::Ended => meeting.ended,
    })
}

/// How long before its time a meeting may start; earlier, it is another time that was agreed.
const EARLY_MAX_MS: Milliseconds = 2 * 60 * 60 * 1_000;

/// How long after its booked end a meeting that nobody ended counts as one that runs over; then it
/// was forgotten.
const OVER_MAX_MS: Milliseconds = 12 * 60 * 60 * 1_000;

/// A start is near the time that was booked, and nobody meets in the room then.
fn check_start(deed: &mut Deed<'_>, record: &MeetingRecord) -> Result<(), Error> {
    let required = &record.meeting.requirement;
    if deed.at < required.starts - EARLY_MAX_MS {
        return Err(Refusal::conflict("start-far-off")
            .with("starts", civil_text(required.starts, &deed.zone))
            .into());
    }
    refuse_where_another_runs(deed, record)
}

/// Nobody meets in the meeting's room, or in what it shares its walls with, at that moment.
pub(crate) fn refuse_where_another_runs(
    deed: &mut Deed<'_>,
    record: &MeetingRecord,
) -> Result<(), Error> {
    let rooms = store::directory::rooms(deed.db, &deed.site.id)?;
    let walls = blocked_with(record.meeting.requirement.room, &rooms);
    let near = store::meeting::between(
        deed.db,
        &deed.site.id,
        deed.at - LENGTH_MAX_MS,
        deed.at + EARLY_MAX_MS,
    )?;
    let at = deed.at;
    let runs = |other: &MeetingRecord| {
        let meeting = &other.meeting;
        meeting.id != record.meeting.id
            && walls.contains(&meeting.requirement.room)
            && meeting.cancelled.is_none()
            && meeting.started.is_some_and(|started| started <= at)
            && meeting.ended.is_none_or(|ended| ended > at)
            && at < meeting.requirement.ends + OVER_MAX_MS
    };
    let Some(other) = near.into_iter().find(runs) else {
        return Ok(());
    };
    let room = rooms
        .iter()
        .find(|room| room.id == other.meeting.requirement.room);
    let name = room.map_or_else(String::new, |room| room.name.clone());
    Err(Refusal::conflict("room-in-use")
        .with("room", name)
        .with("title", title_for(deed, &other)?)
        .with(
            "from",
            civil_text(other.meeting.started.unwrap_or(at), &deed.zone),
        )
        .into())
}

/// The meeting's title, where it is the actor's to know.
fn title_for(deed: &mut Deed<'_>, record: &MeetingRecord) -> Result<String, Error> {
    let sight = Sight::open(deed.db, deed.house, &deed.site.id)?;
    let seen = sight.is_some_and(|sight| sees(&sight, deed.actor, record) == Sees::All);
    Ok(if seen {
        record.meeting.requirement.title.clone()
    } else {
        MASKED.to_owned()
    })
}

/// Notes that a guest was received, in the list of arrivals (clause A4.4).
///
/// A phone that was offline may know an older list: with the `name` it saw the guest is found also
/// where they stand at another place by now.
///
/// # Errors
/// Refused when there is no such guest.
pub async fn receive(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    meeting: MeetingId,
    attendee: u32,
    name: Option<String>,
) -> Result<Answer, Error> {
    perform(house, actor, site, command, move |deed| {
        load_to_serve(deed, meeting)?;
        let record = store::meeting::find(deed.db, &deed.site.id, meeting)?
            .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
        let required = &record.meeting.requirement;
        let attendee = place_of(&required.attendees, attendee, name.as_deref())
            .ok_or_else(|| Refusal::invalid("attendee", "attendee-unknown"))?;
        plan::refuse_before_booking(deed, &record)?;
        let guest = &required.attendees[attendee as usize];
        let at = deed.at;
        if !store::meeting::receive(deed.db, &deed.site.id, meeting, attendee, at)? {
            return Ok(Answer::about(meeting));
        }
        let mut entry = deed
            .entry("guest-received")
            .meeting(meeting)
            .room(required.room)
            .detail("person", &guest.name)
            .detail("title", &required.title);
        entry.clauses = vec!["A4.4".to_owned()];
        deed.write(&entry)?;
        Ok(Answer::about(meeting))
    })
    .await
}

/// The place of a guest in the list: the given one if it is theirs, else the first of their name.
fn place_of(attendees: &[Attendee], place: u32, name: Option<&str>) -> Option<u32> {
    let fits = |guest: &Attendee| name.is_none_or(|name| guest.name == name);
    if attendees.get(place as usize).is_some_and(fits) {
        return Some(place);
    }
    name?;
    let found = attendees.iter().position(fits)?;
    u32::try_from(found).ok()
}

/// The meeting, if the actor serves it: their team has a duty in it, or they lead the site.
pub(crate) fn load_to_serve(deed: &mut Deed<'_>, id: MeetingId) -> Result<MeetingRecord, Error> {
    let record = store::meeting::find_bare(deed.db, &deed.site.id, id)?
        .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
    if deed.reach(Object::Duty, Action::Do)? < Reach::Site {
        let account = deed.actor.account;
        let teams = deed.own_teams()?;
        let duties = store::duty::of_meeting(deed.db, &deed.site.id, id)?;
        let serves = duties.iter().any(|duty| {
            duty.assignee.is_some() && duty.assignee == account
                || teams.iter().any(|team| Some(team.id) == duty.team)
        });
        if !serves {
            return Err(Refusal::forbidden("not-your-team").into());
        }
    }
    Ok(record)
}
