//! Requests during a meeting: the way to the washroom, a document to be passed, others; from the
//! attendant's phone, or by the QR code on the room's wall (clause C4.2.3).

use domain::access::{Action, Actor, Object, Reach};
use domain::directory::Room;
use domain::{MeetingId, Refusal, RequestId, RoomId, SiteId};
use standards::Happening;
use store::Database;
use store::meeting::RequestRecord;

use crate::command::{About, Answer, Command, Deed, check_unused, perform};
use crate::error::Error;
use crate::house::House;
use crate::plan;

/// How many requests of one meeting may wait at once; more are refused kindly.
const WAITING_MAX: usize = 20;
/// The longest code of a room, in bytes.
const CODE_BYTES_MAX: usize = 100;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// `washroom`, `document` or `other`.
    pub kind: String,
    /// For a document: from whom.
    pub from: String,
    /// For a document: to whom.
    pub to: String,
    /// In the asker's words.
    pub note: String,
}

impl Ask {
    fn check(&self) -> Result<(), Refusal> {
        for (field, text, most) in [
            ("from", &self.from, 50),
            ("to", &self.to, 50),
            ("note", &self.note, 200),
        ] {
            domain::text::check(field, text, most)?;
        }
        match self.kind.as_str() {
            "document" if domain::text::is_blank(&self.from) => {
                Err(Refusal::invalid("from", "document-from-empty"))
            }
            "document" if domain::text::is_blank(&self.to) => {
                Err(Refusal::invalid("to", "document-to-empty"))
            }
            "other" if domain::text::is_blank(&self.note) => {
                Err(Refusal::invalid("note", "note-empty"))
            }
            "washroom" | "document" | "other" => Ok(()),
            _ => Err(Refusal::invalid("kind", "request-kind-unknown")),
        }
    }
}

/// Asks for something in a meeting; a duty opens at once.
///
/// # Errors
/// Refused when a field is missing, the meeting is not running, or too much waits already.
pub async fn ask(
    house: &House,
    actor: &Actor,
    site: &SiteId,
    command: &Command,
    meeting: MeetingId,
    ask: Ask,
) -> Result<Answer, Error> {
    let id = RequestId(command.id.0);
    perform(house, actor, site, command, move |deed| {
        let reach = deed.reach(Object::Request, Action::Create)?;
        if reach == Reach::Shift {
            crate::serving::load_to_serve(deed, meeting)?;
        }
        if reach == Reach::Own {
            let record = store::meeting::find_bare(deed.db, &deed.site.id, meeting)?;
            let own = record.is_some_and(|record| {
                record.booked_by.is_some() && record.booked_by == deed.actor.account
            });
            if !own {
                return Err(Refusal::missing("meeting-unknown").into());
            }
        }
        take(deed, meeting, id, &ask)
    })
    .await
}

fn take(
    deed: &mut Deed<'_>,
    id: MeetingId,
    request: RequestId,
    ask: &Ask,
) -> Result<Answer, Error> {
    ask.check()?;
    let mut record = store::meeting::find_bare(deed.db, &deed.site.id, id)?
        .ok_or_else(|| Refusal::missing("meeting-unknown"))?;
    let waiting = store::duty::of_meeting(deed.db, &deed.site.id, id)?
        .iter()
        .filter(|duty| duty.request.is_some() && duty.duty.outcome.is_none())
        .count();
    if waiting >= WAITING_MAX {
        return Err(Refusal::too_many("requests-waiting", 60).into());
    }
    let known = store::meeting::requests(deed.db, &deed.site.id, &[id])?;
    check_unused(known.iter().any(|known| known.id == request))?;
    let kept = RequestRecord {
        id: request,
        meeting: id,
        kind: ask.kind.clone(),
        from: ask.from.clone(),
        to: ask.to.clone(),
        note: ask.note.clone(),
        at: deed.at,
    };
    store::meeting::add_request(deed.db, &deed.site.id, &kept)?;
    plan::happen(deed, &mut record, &Happening::Requested, Some(request))?;
    let required = &record.meeting.requirement;
    let mut entry = deed
        .entry("request-made")
        .meeting(id)
        .room(required.room)
        .detail("title", &required.title)
        .detail("kind", &ask.kind);
    for (name, value) in [("from", &ask.from), ("to", &ask.to), ("note", &ask.note)] {
        if !value.is_empty() {
            entry = entry.detail(name, value);
        }
    }
    entry.clauses = vec!["C4.2.3".to_owned()];
    deed.write(&entry)?;
    Ok(Answer::about(request))
}

/// What is behind the code on a room's wall: its site, the room, and the meeting that is running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomOfCode {
    /// The site.
    pub site: SiteId,
    /// The room.
    pub room: Room,
    /// The meeting that is running in it.
    pub meeting: Option<MeetingId>,
}

/// The room of a code; `None` if nobody has such a code.
///
/// # Errors
/// When the database fails.
pub async fn room_of_code(house: &House, code: &str) -> Result<Option<RoomOfCode>, Error> {
    // What no code can be is not asked for.
    let lawful = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_');
    if code.len() > CODE_BYTES_MAX || !code.chars().all(lawful) {
        return Ok(None);
    }
    let (code, now) = (code.to_owned(), house.now());
    let read = move |db: &mut Database| {
        let Some((site, room)) = store::directory::room_of_code(db, &code)? else {
            return Ok(None);
        };
        // A part's wall stands in the whole room too, when that is not divided.
        let rooms = store::directory::rooms(db, &site)?;
        let mut running = None;
        for place in within(&room, &rooms) {
            if running.is_none() {
                running = store::meeting::current_in_room(db, &site, place, now)?;
            }
        }
        Ok(Some(RoomOfCode {
            site,
            room,
            meeting: running.map(|record| record.meeting.id),
        }))
    };
    Ok(house.store().read(read).await?)
}

/// The room and the wholes it is a part of, from the inside out.
pub(crate) fn within(room: &Room, rooms: &[Room]) -> Vec<RoomId> {
    let mut around = vec![room.id];
    let mut whole = room.whole;
    while let Some(id) = whole.filter(|id| !around.contains(id)) {
        around.push(id);
        whole = rooms
            .iter()
            .find(|room| room.id == id)
            .and_then(|room| room.whole);
    }
    around
}

/// Asks for something by the code on the room's wall, with no account.
///
/// # Errors
/// Refused when the code is unknown or no meeting is running in the room.
pub async fn ask_by_code(
    house: &House,
    code: &str,
    command: &Command,
    wish: Ask,
) -> Result<Answer, Error> {
    let found = room_of_code(house, code)
        .await?
        .ok_or_else(|| Refusal::missing("room-code-unknown"))?;
    let meeting = found
        .meeting
        .ok_or_else(|| Refusal::conflict("no-meeting-in-the-room"))?;
    let actor = Actor::in_the_room(found.site.clone(), &found.room.name);
    ask(house, &actor, &found.site, command, meeting, wish).await
}
