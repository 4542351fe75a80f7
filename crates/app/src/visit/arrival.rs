//! The visitor's own side of a visit: a page by a link, and a code that says at a kiosk that they are
//! here. Neither tells a name to whoever holds it.

use domain::access::{Action, Actor, Object};
use domain::directory::Site;
use domain::visit::{Act, State, next};
use domain::{Refusal, RoomId, SiteId, folding};
use store::Database;
use store::visit::VisitRecord;

use super::{ask_at_the_gate, entry_of, save};
use crate::chance::secret;
use crate::command::{Answer, Command, Deed, Ran, day_of, perform};
use crate::error::Error;
use crate::house::{House, zone};

/// How many characters of randomness a link has: nobody guesses another's.
const LINK_LENGTH: usize = 22;
/// How many digits are typed at a kiosk.
const ARRIVAL_DIGITS: u32 = 6;
/// How often a code is drawn where another visit of the day has it.
const DRAWS_MAX: usize = 20;

/// The secret part of the address of a visit's page.
pub(super) fn link_code(deed: &Deed<'_>) -> String {
    let mut code = secret(deed.house.chance());
    code.truncate(LINK_LENGTH);
    code
}

/// A code that no other visit of the day has; `None` on a day so full that none was found.
pub(super) fn arrival_code(deed: &mut Deed<'_>, day: &str) -> Result<Option<String>, Error> {
    for _ in 0..DRAWS_MAX {
        let bytes = deed.house.chance().bytes();
        let drawn = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        let code = format!("{:06}", drawn % 10_u32.pow(ARRIVAL_DIGITS));
        if store::visit::of_arrival(deed.db, &deed.site.id, day, &code)?.is_none() {
            return Ok(Some(code));
        }
    }
    Ok(None)
}

/// A visit as the page on the visitor's own telephone shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnVisit {
    /// The site.
    pub site: Site,
    /// The visit; the page tells nothing personal of it.
    pub visit: VisitRecord,
    /// The secret part of the link that leads to its room.
    pub way: Option<String>,
    /// Whether its day is over.
    pub expired: bool,
    /// Whether it was rated.
    pub rated: bool,
}

/// The visit of a page's address.
///
/// # Errors
/// Missing where nobody has such an address.
pub async fn own_visit(house: &House, code: &str) -> Result<OwnVisit, Error> {
    let missing = || Refusal::missing("visit-unknown");
    if !crate::hall::device::is_code(code) {
        return Err(missing().into());
    }
    let (owned, code) = (house.clone(), code.to_owned());
    let read = move |db: &mut Database| {
        let Some((site, visit)) = store::visit::of_link(db, &code)? else {
            return Ok(None);
        };
        let Some(found) = store::site::find(db, &site)? else {
            return Ok(None);
        };
        let today = day_of(owned.now(), &zone(&found.time_zone)?);
        let comes = matches!(visit.state, State::Expected | State::Inside);
        let way = visit
            .room
            .filter(|_| comes)
            .map(|room: RoomId| crate::directory::way_code(&owned, &site, room));
        Ok(Some(OwnVisit {
            way: way.transpose()?,
            expired: visit.day < today,
            rated: store::hall::rating::of_visit(db, &site, visit.id)?.is_some(),
            site: found,
            visit,
        }))
    };
    let found: Option<OwnVisit> = house.store().read(read).await?;
    Ok(found.ok_or_else(missing)?)
}

/// What was typed or scanned at a kiosk: the code, or the address of the visitor's page.
enum Shown {
    Code(String),
    Link(String),
}

fn read_shown(typed: &str) -> Option<Shown> {
    let digits = folding::digits(typed);
    (digits.len() == ARRIVAL_DIGITS as usize).then_some(Shown::Code(digits))
}

fn shown_link(typed: &str) -> Option<Shown> {
    let (_, code) = typed.trim().rsplit_once("/v/")?;
    let fits = code.len() == LINK_LENGTH && crate::hall::device::is_code(code);
    fits.then(|| Shown::Link(code.to_owned()))
}

/// Somebody who was announced says at a kiosk that they are here: they wait at the gate from then
/// on, and the desk is asked to see to it. The answer names nobody.
///
/// # Errors
/// Refused where there is no such kiosk, after too many wrong codes, and where the code is none of
/// today's expected visits.
pub async fn arrive(
    house: &House,
    device: &str,
    command: &Command,
    typed: &str,
) -> Result<Answer, Error> {
    let found = crate::hall::device::of_code(house, device).await?;
    let (site, device) = found
        .filter(|(_, device)| device.kind == "kiosk")
        .ok_or_else(|| Refusal::missing("device-unknown"))?;
    let shown = shown_link(typed).or_else(|| read_shown(typed));
    let shown = shown.ok_or_else(|| Refusal::invalid("arrival", "arrival-unknown"))?;
    let name = device.id.to_string();
    let begun = house.codes().begin(&name, &name, house.now());
    begun.map_err(|refusal| Refusal {
        code: "codes-too-often",
        ..refusal
    })?;
    let actor = Actor::at_a_kiosk(site.clone(), &device.name);
    let ran = Ran::default();
    let noting = ran.clone();
    let arrived = perform(house, &actor, &site, command, move |deed| {
        deed.reach(Object::ExpectedVisit, Action::Do)?;
        let mut record = expected(deed, &shown)?;
        record.state = next(record.state, Act::Hold)?;
        save(deed, &mut record)?;
        ask_at_the_gate(deed, &record)?;
        let entry = entry_of(deed, "visit-arrived", &record);
        deed.write(&entry)?;
        noting.note();
        Ok(Answer::default())
    });
    let answer = arrived.await?;
    // A right one that is sent again takes no wrong one back.
    if ran.is_noted() {
        house.codes().note_right(&name, &name);
    }
    Ok(answer)
}

/// Today's expected visit that was shown. Who guesses learns nothing of other days and states.
fn expected(deed: &mut Deed<'_>, shown: &Shown) -> Result<VisitRecord, Error> {
    let (site, today) = (deed.site.id.clone(), deed.day_of(deed.now));
    let found = match shown {
        Shown::Code(code) => store::visit::of_arrival(deed.db, &site, &today, code)?,
        Shown::Link(code) => store::visit::of_link(deed.db, code)?
            .filter(|(at, visit): &(SiteId, VisitRecord)| *at == site && visit.day == today)
            .map(|(_, visit)| visit),
    };
    let unknown = || Refusal::invalid("arrival", "arrival-unknown");
    let record = found.ok_or_else(unknown)?;
    match record.state {
        State::Expected => Ok(record),
        State::Held => Err(Refusal::conflict("arrival-known").into()),
        _ => Err(unknown().into()),
    }
}
