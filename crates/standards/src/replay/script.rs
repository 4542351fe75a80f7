//! Reads a script.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::item::{Item, Object};
use super::{ScriptError, ScriptFault, civil, json};
use crate::{Guest, Happening, Meeting, Size};

/// A script's text is no larger than this, in bytes.
pub const SCRIPT_BYTES_MAX: usize = 16 << 20;

/// One meeting and what happens in it.
#[derive(Clone, Debug)]
pub struct Script {
    /// The site's time zone.
    pub zone: TimeZone,
    /// The meeting as booked.
    pub meeting: Meeting,
    /// Its guests, no two of them on one seat.
    pub guests: Vec<Guest>,
    /// What happens, in the order given, whether lawful or not.
    pub happenings: Vec<(Timestamp, Happening)>,
    /// The instant whose states are asked for.
    pub until: Timestamp,
}

/// Reads a script from a file, which may be anything.
pub fn read_bytes(bytes: &[u8]) -> Result<Script, ScriptError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = &bytes[..error.valid_up_to()];
        let line = valid.split(|byte| *byte == b'\n').count();
        ScriptError {
            path: String::new(),
            fault: ScriptFault::NotUtf8 { line },
        }
    })?;
    read(text)
}

/// Reads the text of a script; the error names the first item that is wrong.
pub fn read(text: &str) -> Result<Script, ScriptError> {
    let whole = |fault| ScriptError {
        path: String::new(),
        fault,
    };
    if text.len() > SCRIPT_BYTES_MAX {
        return Err(whole(ScriptFault::TooLarge {
            limit_bytes: SCRIPT_BYTES_MAX,
        }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (value, twice) = json::read(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        whole(if error.is_eof() {
            ScriptFault::CutOff { line, column }
        } else {
            ScriptFault::NotJson { line, column }
        })
    })?;
    if let Some(path) = twice {
        let fault = ScriptFault::KeyTwice;
        return Err(ScriptError { path, fault });
    }
    let script = Item::whole(&value).object(&["timezone", "meeting", "happenings", "until"])?;
    let zone = zone(&script.required("timezone")?)?;
    let (meeting, guests) = meeting(&zone, &script.required("meeting")?)?;
    let happenings = script.required("happenings")?.list()?;
    let happenings = happenings
        .map(|item| happening(&zone, &item))
        .collect::<Result<_, _>>()?;
    let until = civil::read(&zone, &script.required("until")?)?;
    Ok(Script {
        zone,
        meeting,
        guests,
        happenings,
        until,
    })
}

fn zone(item: &Item<'_>) -> Result<TimeZone, ScriptError> {
    let value = item.text()?;
    // `Etc/Unknown` is a name too, and says that nobody knows the zone.
    let known = TimeZone::get(value).ok().filter(|zone| !zone.is_unknown());
    known.ok_or_else(|| {
        let value = value.to_owned();
        item.error(ScriptFault::UnknownZone { value })
    })
}

fn meeting(zone: &TimeZone, item: &Item<'_>) -> Result<(Meeting, Vec<Guest>), ScriptError> {
    let meeting = item.object(&["id", "title", "room", "starts", "ends", "size", "guests"])?;
    for key in ["id", "title", "room"] {
        meeting.required(key)?.text()?;
    }
    let starts = civil::read(zone, &meeting.required("starts")?)?;
    let ends_item = meeting.required("ends")?;
    let ends = civil::read(zone, &ends_item)?;
    if ends <= starts {
        return Err(ends_item.error(ScriptFault::EndsBeforeStart));
    }
    let size = meeting.required("size")?;
    let size = size.choice(&[Size::Small, Size::Large].map(|size| (size.word(), size)))?;
    let guests = meeting
        .optional("guests")
        .map_or(Ok(Vec::new()), |item| guests(&item))?;
    Ok((Meeting { starts, ends, size }, guests))
}

fn guests(item: &Item<'_>) -> Result<Vec<Guest>, ScriptError> {
    let mut guests = Vec::new();
    let mut seats = BTreeMap::new();
    for item in item.list()? {
        let guest = item.object(&["name", "seat", "rank"])?;
        let name = guest.required("name")?.text()?.to_owned();
        let seat_item = guest.required("seat")?;
        let seat = seat_item.text()?;
        let rank = guest.required("rank")?.number()?;
        if let Some(first) = seats.insert(seat, item.path().to_owned()) {
            let seat = seat.to_owned();
            return Err(seat_item.error(ScriptFault::SeatTwice { seat, first }));
        }
        guests.push(Guest {
            name,
            seat: seat.to_owned(),
            rank,
        });
    }
    Ok(guests)
}

/// What can happen in a script.
#[derive(Clone, Copy)]
enum What {
    Plain(fn() -> Happening),
    Moved,
    Done,
    Waived,
}

const WHATS: &[(&str, What)] = &[
    ("started", What::Plain(|| Happening::Started)),
    ("seated", What::Plain(|| Happening::Seated)),
    ("done", What::Done),
    ("waived", What::Waived),
    ("break", What::Plain(|| Happening::Break)),
    ("resumed", What::Plain(|| Happening::Resumed)),
    ("requested", What::Plain(|| Happening::Requested)),
    ("moved", What::Moved),
    ("cancelled", What::Plain(|| Happening::Cancelled)),
    ("ended", What::Plain(|| Happening::Ended)),
];

fn happening(zone: &TimeZone, item: &Item<'_>) -> Result<(Timestamp, Happening), ScriptError> {
    let object = item.object(&["at", "what", "rule", "round", "reason", "starts", "ends"])?;
    let at = civil::read(zone, &object.required("at")?)?;
    let happening = match object.required("what")?.choice(WHATS)? {
        What::Plain(happening) => {
            object.has_only(&["at", "what"])?;
            happening()
        }
        What::Moved => {
            object.has_only(&["at", "what", "starts", "ends"])?;
            let starts = civil::read(zone, &object.required("starts")?)?;
            let ends = civil::read(zone, &object.required("ends")?)?;
            Happening::Moved { starts, ends }
        }
        What::Done => {
            object.has_only(&["at", "what", "rule", "round"])?;
            let (rule, round) = (rule(&object)?, round(&object)?);
            Happening::Done { rule, round }
        }
        What::Waived => {
            object.has_only(&["at", "what", "rule", "round", "reason"])?;
            let (rule, round) = (rule(&object)?, round(&object)?);
            let reason = object.required("reason")?.text()?.to_owned();
            Happening::Waived {
                rule,
                round,
                reason,
            }
        }
    };
    Ok((at, happening))
}

fn rule(object: &Object<'_>) -> Result<crate::RuleId, ScriptError> {
    Ok(object.required("rule")?.text()?.into())
}

fn round(object: &Object<'_>) -> Result<Option<u32>, ScriptError> {
    object
        .optional("round")
        .map(|item| item.number())
        .transpose()
}
